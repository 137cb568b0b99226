import { pointsOf, sumOf, totalOf } from './exact.js';
import type { Measures } from './measures.js';
import { scoreMeasure } from './score-measures.js';
import type { Indicator, ScoreRules } from './score-rules.js';
import { rateOf } from './tally.js';

/** One indicator of one department in one month. */
export interface IndicatorScore {
  readonly id: string;
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number;
  /** `numerator / denominator`; null when the denominator is 0. */
  readonly rate: number | null;
  readonly weight: number;
  /** `weight × numerator ÷ denominator`, to a hundredth, half up; null when there is no rate. */
  readonly points: number | null;
}

/** 绩效考核 of one department in one month. */
export interface Scorecard {
  readonly department: string;
  /** Asia/Shanghai month `YYYY-MM` in which the summonses were dispatched. */
  readonly month: string;
  readonly rule: Pick<ScoreRules, 'pack' | 'version' | 'name' | 'effectiveFrom'>;
  readonly indicators: readonly IndicatorScore[];
  /** Most points that the rule gives. */
  readonly fullMarks: number;
  /** Sum of the weights of the indicators that have a rate. */
  readonly weightCounted: number;
  /**
   * Points of all indicators before rounding, scaled from the weights counted to full marks, rounded
   * once to a hundredth, half up. Indicators without a rate do not count. Null when none has a rate.
   */
  readonly total: number | null;
  /** True when some indicator had nothing to count, so that the total had to be scaled. */
  readonly rescaled: boolean;
  /** Summonses with a clock that was not yet due at the cut-off, or stands still: in no rate of it. */
  readonly notYetDue: number;
  /** Reports that came in time and wait for the street's verification: no failure of the department. */
  readonly awaitingStreet: number;
  /** Summonses dispatched to the department in the month. */
  readonly sample: number;
  readonly minimumSample: number;
  /** Too few to compare: such a department has no rank. */
  readonly belowMinimumSample: boolean;
  /** From 1 by total, equal totals sharing one; null for those that are not ranked. */
  readonly rank: number | null;
}

/** The month's measures of one department, in the roles that were asked for. */
export interface DepartmentMonth {
  readonly department: string;
  readonly measures: Measures;
}

function indicatorScore(indicator: Indicator, measures: Measures): IndicatorScore {
  const { id, name, weight } = indicator;
  const numerator = scoreMeasure(indicator.numerator, measures);
  const denominator = scoreMeasure(indicator.denominator, measures);
  const rate = rateOf(numerator, denominator);
  const points = rate === null ? null : pointsOf({ numerator, denominator, weight });
  return { id, name, numerator, denominator, rate, weight, points };
}

type Unranked = Omit<Scorecard, 'rank'>;

function cardOf(rules: ScoreRules, month: string, of: DepartmentMonth): Unranked {
  const indicators = rules.indicators.map((one) => indicatorScore(one, of.measures));
  const counted = indicators.filter(({ rate }) => rate !== null);
  const fullMarks = sumOf(indicators.map(({ weight }) => weight));
  const weightCounted = sumOf(counted.map(({ weight }) => weight));
  const { pack, version, name, effectiveFrom } = rules;
  const { summoned: sample, notYetDue, awaitingStreet } = of.measures;
  return {
    department: of.department,
    month,
    rule: { pack, version, name, effectiveFrom },
    indicators,
    fullMarks,
    weightCounted,
    total: totalOf(counted, fullMarks),
    rescaled: counted.length > 0 && counted.length < indicators.length,
    notYetDue,
    awaitingStreet,
    sample,
    minimumSample: rules.minimumSample,
    belowMinimumSample: sample < rules.minimumSample,
  };
}

const isRanked = (card: Unranked): card is Unranked & { readonly total: number } =>
  card.total !== null && !card.belowMinimumSample;

/**
 * The cards of all departments summoned in a month, in the order of their ids. Only departments with
 * enough summonses are ranked: elsewhere a unit with 7 orders was named the worst of its city, and a
 * single fix of four minutes led a table (FixMyStreet 1957).
 */
export function scorecardsOf(
  rules: ScoreRules,
  month: string,
  departments: readonly DepartmentMonth[],
): Scorecard[] {
  const cards = departments
    .filter(({ measures }) => measures.summoned > 0)
    .map((one) => cardOf(rules, month, one))
    .toSorted((a, b) => (a.department < b.department ? -1 : 1));
  const totals = cards.filter(isRanked).map(({ total }) => total);
  return cards.map((card) => ({
    ...card,
    rank: isRanked(card) ? 1 + totals.filter((total) => total > card.total).length : null,
  }));
}
