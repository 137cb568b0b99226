import { categoryNameOf } from '../read/response-statistics/statistics-names.js';
import type { CaseMix } from '../read/scorecards/case-mix.query.js';

/** By what cases differ in how hard they are. */
const MIXED_BY = ['kind', 'category'] as const;
export type MixedBy = (typeof MIXED_BY)[number];

/** How much of an organisation's cases, and of the district's, is of one kind or category. */
export interface ComparedCaseShare {
  readonly by: MixedBy;
  /** Code. */
  readonly value: string;
  readonly name: string;
  readonly summoned: number;
  /** Of all its summonses of the period, 0–1. */
  readonly share: number;
  /** The same of the whole district. */
  readonly districtShare: number;
}

/** The mixes of all responders of a district, by id. */
export type CaseMixes = ReadonlyMap<string, CaseMix>;

const partOf = (mix: CaseMix | undefined, by: MixedBy): CaseMix['kinds'] =>
  (by === 'kind' ? mix?.kinds : mix?.categories) ?? [];

function districtCounts(mixes: CaseMixes, by: MixedBy): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const mix of mixes.values())
    for (const { code, count } of partOf(mix, by))
      counts.set(code, (counts.get(code) ?? 0) + count);
  return counts;
}

/**
 * 案件构成: what a responder was called to, beside the district; the most frequent first.
 * @param kinds names of the kinds of whistle, by id
 */
export function comparedMix(
  mixes: CaseMixes,
  organisation: string,
  kinds: ReadonlyMap<string, string>,
): ComparedCaseShare[] {
  return MIXED_BY.flatMap((by) => {
    const district = districtCounts(mixes, by);
    const all = [...district.values()].reduce((sum, count) => sum + count, 0);
    return partOf(mixes.get(organisation), by).map(({ code, count, share }) => ({
      by,
      value: code,
      name: by === 'kind' ? (kinds.get(code) ?? code) : categoryNameOf(code),
      summoned: count,
      share,
      districtShare: (district.get(code) ?? 0) / all,
    }));
  });
}
