import { canonicalJson } from '#event-sourcing';
import type { InputsSeal } from './period-inputs.js';

/** Where two things differ first, and what each has there; a dash for nothing. */
export interface Difference {
  /** JSON pointer, or the organisation. */
  readonly at: string;
  readonly sealed: string;
  readonly found: string;
}

const shown = (value: unknown): string => (value === undefined ? '–' : canonicalJson(value));

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The first difference of two results, in the order of their fields; undefined where they are equal. */
export function firstDifference(sealed: unknown, found: unknown, at = ''): Difference | undefined {
  if (shown(sealed) === shown(found)) return undefined;
  if (!isPlain(sealed) || !isPlain(found))
    return { at, sealed: shown(sealed), found: shown(found) };
  for (const name of new Set([...Object.keys(sealed), ...Object.keys(found)])) {
    const inner = firstDifference(sealed[name], found[name], `${at}/${name}`);
    if (inner) return inner;
  }
  return undefined;
}

/** The first organisation whose summonses differ, with how many there were and their digest. */
export function firstOtherInputs(sealed: InputsSeal, found: InputsSeal): Difference | undefined {
  const byId = ({ organisations }: InputsSeal) =>
    new Map(organisations.map((one) => [one.organisation, `${one.summonses} ${one.digest}`]));
  const [before, now] = [byId(sealed), byId(found)];
  for (const at of [...new Set([...before.keys(), ...now.keys()])].sort()) {
    const [old, other] = [before.get(at) ?? '–', now.get(at) ?? '–'];
    if (old !== other) return { at, sealed: old, found: other };
  }
  return undefined;
}
