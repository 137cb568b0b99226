import { lastDayOf } from '#calendar';
import type { ScoreMeasure } from './score-measures.js';

/** One part of a score: a rate that earns up to `weight` points. */
export interface Indicator {
  readonly id: string;
  /** Chinese, for people. */
  readonly name: string;
  readonly weight: number;
  readonly numerator: ScoreMeasure;
  readonly denominator: ScoreMeasure;
}

/** One version of a score, as in its rule file. */
export interface ScoreRules {
  readonly pack: string;
  readonly version: string;
  /** Asia/Shanghai date. */
  readonly effectiveFrom: string;
  readonly name: string;
  readonly source: string;
  /** A department with fewer summonses in the month is scored but not ranked. */
  readonly minimumSample: number;
  readonly indicators: readonly Indicator[];
}

/** The version in force on the last day of a month; undefined before the first one. */
export function scoreRulesAt(
  versions: readonly ScoreRules[],
  month: string,
): ScoreRules | undefined {
  const day = lastDayOf(month);
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= day);
  return begun.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)).at(-1);
}
