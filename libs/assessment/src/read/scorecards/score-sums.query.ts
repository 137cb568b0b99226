import type { HeavyQuestion } from '#read-store';
import { MEASURES, measuresOf } from '../../domain/measures.js';
import type { SumsByScope } from '../../domain/scorecard.js';
import { responseStatistics } from '../response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';
import { monthSums, type SumsQuestion } from './department-months.js';

/** Months of a scope as they travel between threads: counts in the order of `MEASURES`. */
type PackedMonths = readonly (readonly [department: string, month: string, counts: number[]])[];

/** Sums by the key of their scope. */
export type PackedSums = readonly (readonly [scope: string, months: PackedMonths])[];

/** Sums of scores, in another thread: scopes of several dimensions, and days, are read fact by fact. */
export const scoreSums: HeavyQuestion<SumsQuestion, PackedSums, StatisticsTables> = {
  name: 'score-sums',
  projection: responseStatistics.name,
  answer: async ({ db }, asked) =>
    [...(await monthSums(db, asked))].map(([scope, months]) => [
      scope,
      months.map(({ department, month, measures }) => [
        department,
        month,
        MEASURES.map((name) => measures[name]),
      ]),
    ]),
};

export const unpackedSums = (packed: PackedSums): SumsByScope =>
  new Map(
    packed.map(([scope, months]) => [
      scope,
      months.map(([department, month, counts]) => ({
        department,
        month,
        measures: measuresOf(counts),
      })),
    ]),
  );
