import type { Kysely } from 'kysely';
import type { ScorePeriod } from '../domain/score-period.js';
import { responseTimeStatistics } from '../read/response-statistics/response-time-statistics.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';
import type { SummonsFilter } from './counted-summonses.js';

/** By what cases differ in how hard they are. */
export const MIXED_BY = ['kind', 'category'] as const;
export type MixedBy = (typeof MIXED_BY)[number];

/** How much of an organisation's cases, and of the district's, is of one kind or category. */
export interface CaseShare {
  readonly by: MixedBy;
  readonly value: string;
  readonly summoned: number;
  /** Of all its summonses of the period, 0–1. */
  readonly share: number;
  /** The same of the whole district. */
  readonly districtShare: number;
}

type Shares = ReadonlyMap<string, { readonly summoned: number; readonly share: number }>;

/** Lead and assisting summonses of a period, and at what cut-off; counts of cases do not depend on it. */
export interface MixQuestion {
  readonly period: ScorePeriod;
  readonly cutOff: string;
  readonly filter: SummonsFilter;
}

async function sharesOf(
  db: Kysely<StatisticsTables>,
  by: MixedBy,
  { period, cutOff, filter }: MixQuestion,
): Promise<Shares> {
  const { from, to } = period;
  const rows = await responseTimeStatistics(db, { from, to, cutOff, filter, groupBy: [by] });
  const all = rows.reduce((sum, { measures }) => sum + measures.summoned, 0);
  return new Map(
    rows.map(({ keys, measures: { summoned } }) => [
      keys[by] ?? '',
      { summoned, share: all === 0 ? 0 : summoned / all },
    ]),
  );
}

/** 案件构成: what an organisation was called to, beside the district; the most frequent first. */
export async function caseMixOf(
  db: Kysely<StatisticsTables>,
  question: MixQuestion,
): Promise<CaseShare[]> {
  const mix: CaseShare[] = [];
  for (const by of MIXED_BY) {
    const own = await sharesOf(db, by, question);
    const district = await sharesOf(db, by, { ...question, filter: {} });
    const rows = [...own].map(([value, { summoned, share }]) => {
      const districtShare = district.get(value)?.share ?? 0;
      return { by, value, summoned, share, districtShare };
    });
    mix.push(...rows.sort((a, b) => b.summoned - a.summoned || (a.value < b.value ? -1 : 1)));
  }
  return mix;
}
