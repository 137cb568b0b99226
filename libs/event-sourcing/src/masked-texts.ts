import { maskPersonalData } from './text-masking.js';

const mask = (value: unknown, names: ReadonlySet<string>, isText: boolean): unknown => {
  if (typeof value === 'string') return isText ? maskPersonalData(value) : value;
  if (Array.isArray(value)) return value.map((one) => mask(one, names, isText));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, one]): [string, unknown] => [
    name,
    mask(one, names, names.has(name)),
  ]);
  return Object.fromEntries(fields);
};

/**
 * What is shown to somebody outside of the audience of its texts: the same with the telephones and ID
 * numbers masked that people typed into fields of these names, however deep they are. For plain data.
 */
export const maskTexts = <T>(shown: T, names: ReadonlySet<string>): T =>
  mask(shown, names, false) as T;
