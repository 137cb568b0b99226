import type { ScoreMeasure } from './score-measures.js';
import type { Scope } from './score-scope.js';

/** A measure, or some added up and others taken off. */
export type Term =
  | ScoreMeasure
  | { readonly plus: readonly ScoreMeasure[]; readonly minus?: readonly ScoreMeasure[] };

/** Summonses that count more than once (金华: a case from the media counts double). */
export interface Multiplier extends Pick<Scope, 'channels' | 'categories'> {
  readonly times: number;
}

interface Named {
  readonly id: string;
  /** Chinese, for people. */
  readonly name: string;
  /** Only these summonses; all that the rules count where absent. */
  readonly scope?: Pick<Scope, 'roles' | 'kinds' | 'categories' | 'channels'>;
  /** Each adds to what a summons counts: two of 2 make 3. */
  readonly multipliers?: readonly Multiplier[];
}

interface Rate {
  readonly numerator: Term;
  readonly denominator: Term;
}

/** A rate that earns up to `weight` points: in proportion, where nothing else is said. */
export interface RatioIndicator extends Named, Rate {
  readonly weight: number;
  /** All points from a rate in percent on, and so many less for each point below it (金华: 70, 1). */
  readonly threshold?: { readonly fullFrom: number; readonly lossPerPoint: number };
  /** Points by the highest step, in percent, that the rate has reached; none below the lowest. */
  readonly steps?: readonly { readonly from: number; readonly points: number }[];
}

/** Takes points off for each point that a rate in percent is below its target. */
export interface ShortfallIndicator extends Named, Rate {
  readonly shortfall: {
    readonly target: number;
    readonly lossPerPoint: number;
    readonly cap?: number;
  };
}

/** Who or what is asked: the sum of ratings from 1 to `scale`, how many they are, and its weight. */
export interface Rater {
  readonly sum: ScoreMeasure;
  readonly count: ScoreMeasure;
  readonly scale: number;
  readonly weight: number;
}

/** The weighted mean of ratings; who has not rated is left out of it. */
export interface RatersIndicator extends Named {
  readonly weight: number;
  readonly raters: readonly Rater[];
}

/** Points by a formula in CEL over measures, from 0 to `weight`. */
export interface FormulaIndicator extends Named {
  readonly weight: number;
  readonly formula: string;
}

/** So many points for each event. */
export interface EventPoints {
  /** Summed over summonses; `sentBack` tells the first, second and further time apart. */
  readonly events: ScoreMeasure;
  /** For the first, the second, and the third and any further time within a case. */
  readonly points: readonly number[];
  /** Most for one case, and in all. */
  readonly capPerCase?: number;
  readonly cap?: number;
}

export interface DeductionIndicator extends Named {
  readonly deduct: EventPoints;
}

export interface BonusIndicator extends Named {
  readonly bonus: EventPoints;
}

/** One part of a score. */
export type Indicator =
  | RatioIndicator
  | ShortfallIndicator
  | RatersIndicator
  | FormulaIndicator
  | DeductionIndicator
  | BonusIndicator;

/** How an indicator counts. */
export type IndicatorMethod = 'ratio' | 'shortfall' | 'raters' | 'formula' | 'deduct' | 'bonus';

export function methodOf(indicator: Indicator): IndicatorMethod {
  if ('shortfall' in indicator) return 'shortfall';
  if ('raters' in indicator) return 'raters';
  if ('formula' in indicator) return 'formula';
  if ('deduct' in indicator) return 'deduct';
  return 'bonus' in indicator ? 'bonus' : 'ratio';
}

/** Most points that it gives, apart from bonuses; 0 for what takes off. */
export const weightOf = (indicator: Indicator): number =>
  'weight' in indicator ? indicator.weight : 0;

export const plusOf = (term: Term): readonly ScoreMeasure[] =>
  typeof term === 'string' ? [term] : term.plus;
export const minusOf = (term: Term): readonly ScoreMeasure[] =>
  typeof term === 'string' ? [] : (term.minus ?? []);
