import { maskPersonalData } from '#event-sourcing';

/** Patterns that must not appear in a log: the text of an error may quote an input. */
const PRIVATE: readonly (readonly [RegExp, string])[] = [
  [/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\bBearer\s+\S+/gi, 'Bearer [token]'],
  [/\/\/[^/\s:@]*:[^@\s/]+@/g, '//[credentials]@'],
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '[id number]'],
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, '[phone]'],
];

/**
 * Removes tokens, passwords of connection strings, resident ID numbers and telephone numbers in any
 * spelling.
 */
export const scrub = (text: string): string =>
  maskPersonalData(
    PRIVATE.reduce((scrubbed, [pattern, instead]) => scrubbed.replace(pattern, instead), text),
  );
