import { type Exact, exact, least, most, NOTHING, pointsOf, sumExact } from './exact.js';
import { pointsByFormula } from './formula.js';
import { intervalOf } from './proportion.js';
import {
  type BonusIndicator,
  type DeductionIndicator,
  type EventPoints,
  type FormulaIndicator,
  type Indicator,
  methodOf,
  minusOf,
  plusOf,
  type RatersIndicator,
  type RatioIndicator,
  type ShortfallIndicator,
  type Term,
  weightOf,
} from './score-indicators.js';
import type { IndicatorInput, IndicatorScore } from './scorecard.js';
import { inputsOf } from './score-inputs.js';
import type { ScoreMeasure } from './score-measures.js';
import { rateOf } from './tally.js';

/** An indicator's score before rounding; null where it had nothing to count. */
export interface ExactScore {
  readonly score: IndicatorScore;
  readonly earned: Exact | null;
}

type Counted = ReadonlyMap<ScoreMeasure, IndicatorInput>;

/** What an indicator comes to. */
type Result = Pick<IndicatorScore, 'numerator' | 'denominator'> & { readonly earned: Exact | null };

const countOf = (counted: Counted, measure: ScoreMeasure): number =>
  counted.get(measure)?.counted ?? 0;

const sumOver = (measures: readonly ScoreMeasure[], counted: Counted): number =>
  measures.reduce((sum, measure) => sum + countOf(counted, measure), 0);

const termOf = (term: Term, counted: Counted): number =>
  sumOver(plusOf(term), counted) - sumOver(minusOf(term), counted);

const HUNDRED = exact(100);

/** Points for a rate in percent. */
function pointsForRate(indicator: RatioIndicator, rate: Exact): Exact {
  const { threshold, steps } = indicator;
  const weight = exact(indicator.weight);
  if (threshold) {
    const below = most(exact(threshold.fullFrom).sub(rate), NOTHING);
    return most(weight.sub(below.mul(exact(threshold.lossPerPoint))), NOTHING);
  }
  if (!steps) return weight.mul(rate).div(HUNDRED);
  const reached = steps.filter(({ from }) => exact(from).compare(rate) <= 0);
  return reached.reduce((best, { points }) => most(best, exact(points)), NOTHING);
}

/** What is lost for a rate in percent. */
function lossForRate({ shortfall }: ShortfallIndicator, rate: Exact): Exact {
  const below = most(exact(shortfall.target).sub(rate), NOTHING);
  const loss = below.mul(exact(shortfall.lossPerPoint));
  return (shortfall.cap === undefined ? loss : least(loss, exact(shortfall.cap))).neg();
}

function rated(indicator: RatioIndicator | ShortfallIndicator, counted: Counted): Result {
  const numerator = termOf(indicator.numerator, counted);
  const denominator = termOf(indicator.denominator, counted);
  if (denominator <= 0) return { numerator, denominator, earned: null };
  const rate = exact(numerator).mul(HUNDRED).div(denominator);
  const earned =
    'shortfall' in indicator ? lossForRate(indicator, rate) : pointsForRate(indicator, rate);
  return { numerator, denominator, earned };
}

const unrated = (earned: Exact | null): Result => ({ numerator: null, denominator: null, earned });

function meanOfRaters({ raters, weight }: RatersIndicator, counted: Counted): Result {
  const asked = raters.filter(({ count }) => countOf(counted, count) > 0);
  if (asked.length === 0) return unrated(null);
  const weights = sumExact(asked.map((rater) => exact(rater.weight)));
  const given = asked.map(({ sum, count, scale, weight: of }) =>
    exact(countOf(counted, sum)).div(countOf(counted, count)).div(exact(scale)).mul(exact(of)),
  );
  return unrated(sumExact(given).div(weights).mul(exact(weight)));
}

function formulated({ formula, weight }: FormulaIndicator, counted: Counted): Result {
  const points = pointsByFormula(formula, (name) => countOf(counted, name as ScoreMeasure));
  return unrated(points && least(most(points, NOTHING), exact(weight)));
}

/** What the first, the second, and the third and each further time within a case cost, with its cap. */
function costsOf({ points, capPerCase }: EventPoints): readonly [Exact, Exact, Exact] {
  const times = [0, 1, 2].map((index) => exact(points[index] ?? points.at(-1) ?? 0));
  const [first = NOTHING, second = NOTHING, third = NOTHING] = times;
  if (capPerCase === undefined) return [first, second, third];
  const cap = exact(capPerCase);
  const upTo = (sum: Exact) => least(sum, cap);
  const two = upTo(first.add(second));
  return [upTo(first), two.sub(upTo(first)), upTo(first.add(second).add(third)).sub(two)];
}

/** How often something cost, or earned, so many points. */
export interface EventTerm {
  readonly points: Exact;
  readonly times: number;
}

/**
 * What events cost or earn, before the cap in all: one term, or for `sentBack` those of first, second and
 * further times. The files are checked: a cap for one case is reached by its third time, so further ones
 * are free.
 */
export function eventTerms(
  of: EventPoints,
  count: (measure: ScoreMeasure) => number,
): readonly EventTerm[] {
  const [first, second, third] = costsOf(of);
  const times = count(of.events);
  if (of.events !== 'sentBack') return [{ points: first, times }];
  const [once, twice] = [count('returnedOnce'), count('returnedTwice')];
  const further = of.capPerCase === undefined ? times - once - twice : count('returnedThrice');
  return [
    { points: first, times: once },
    { points: second, times: twice },
    { points: third, times: further },
  ];
}

function byEvent(of: EventPoints, counted: Counted): Result & { readonly earned: Exact } {
  const terms = eventTerms(of, (measure) => countOf(counted, measure));
  const all = sumExact(terms.map(({ points, times }) => points.mul(times)));
  const earned = of.cap === undefined ? all : least(all, exact(of.cap));
  return { numerator: countOf(counted, of.events), denominator: null, earned };
}

function taken({ deduct }: DeductionIndicator, counted: Counted): Result {
  const result = byEvent(deduct, counted);
  return { numerator: result.numerator, denominator: null, earned: result.earned.neg() };
}

const added = ({ bonus }: BonusIndicator, counted: Counted): Result => byEvent(bonus, counted);

function resultOf(indicator: Indicator, counted: Counted): Result {
  if ('raters' in indicator) return meanOfRaters(indicator, counted);
  if ('formula' in indicator) return formulated(indicator, counted);
  if ('deduct' in indicator) return taken(indicator, counted);
  return 'bonus' in indicator ? added(indicator, counted) : rated(indicator, counted);
}

/** Only where every summons counts once is a rate a share of independent cases. */
function rateInterval({ numerator, denominator }: Result, counted: Counted) {
  const single = [...counted.values()].every((input) => input.counted === input.value);
  if (numerator === null || denominator === null || denominator <= 0 || !single) return null;
  return intervalOf(numerator, denominator);
}

/** The score of an indicator by the measures that it asks for. */
export function scoreIndicator(
  indicator: Indicator,
  count: (measure: ScoreMeasure) => IndicatorInput,
): ExactScore {
  const inputs = inputsOf(indicator).map(count);
  const counted = new Map(inputs.map((input) => [input.measure, input]));
  const result = resultOf(indicator, counted);
  const { numerator, denominator, earned } = result;
  const { id, name } = indicator;
  const score: IndicatorScore = {
    id,
    name,
    method: methodOf(indicator),
    numerator,
    denominator,
    rate: numerator === null || denominator === null ? null : rateOf(numerator, denominator),
    interval: rateInterval(result, counted),
    weight: weightOf(indicator),
    points: earned && pointsOf(earned),
    inputs,
  };
  return { score, earned };
}
