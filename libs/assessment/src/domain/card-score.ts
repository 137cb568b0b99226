import { monthsLater } from '#calendar';
import { type Exact, exact, least, most, NOTHING, pointsOf, sumExact, sumOf } from './exact.js';
import { type ExactScore, scoreIndicator } from './indicator-score.js';
import { type Board, isInterim } from './score-boards.js';
import { counterOf, type Figures, type SumsBook } from './score-figures.js';
import { weightOf } from './score-indicators.js';
import type { Measures } from './measures.js';
import type { ScorePeriod } from './score-period.js';
import { scopeOf, type ScoreRules } from './score-rules.js';
import type { Scorecard } from './scorecard.js';

/** What follows from a score. */
export type Marks = Pick<Scorecard, 'band' | 'talk' | 'yellowCards' | 'redCards'>;

/** What a card says before consequences are drawn from it. */
export type ScoredCard = Omit<Scorecard, 'rank' | 'boardSize' | 'parts' | 'payScore' | keyof Marks>;

/** The points of what has a weight, scaled to all weights; null where none of it could be counted. */
function weighted(scores: readonly ExactScore[]): Exact | null {
  const counted = scores.filter(({ earned }) => earned !== null);
  if (scores.length === 0) return NOTHING;
  if (counted.length === 0) return null;
  const weights = sumExact(counted.map(({ score }) => exact(score.weight)));
  const full = sumExact(scores.map(({ score }) => exact(score.weight)));
  return sumExact(counted.map(({ earned }) => earned ?? NOTHING))
    .mul(full)
    .div(weights);
}

/** Taking points off for rates is nothing to go by where there is not one rate. */
const isBlank = (scores: readonly ExactScore[]): boolean => {
  const rates = scores.filter(({ score }) => !['deduct', 'bonus'].includes(score.method));
  return rates.length > 0 && rates.every(({ earned }) => earned === null);
};

function totalOf({ base = 0, floor, cap }: ScoreRules, scores: readonly ExactScore[]) {
  const earned = weighted(scores.filter(({ score }) => score.weight > 0));
  if (earned === null || isBlank(scores)) return null;
  const others = scores.filter(({ score }) => score.weight === 0);
  const all = exact(base)
    .add(earned)
    .add(sumExact(others.map((one) => one.earned ?? NOTHING)));
  const above = floor === undefined ? all : most(all, exact(floor));
  return pointsOf(cap === undefined ? above : least(above, exact(cap)));
}

/** The earlier months whose summonses count too, the earliest first; as few as the sample needs. */
function pooledMonths(
  { minimumSample, pool }: ScoreRules,
  own: ScorePeriod,
  over: (months: readonly string[]) => Measures,
): string[] {
  const [first] = own.months;
  const earlier: string[] = [];
  if (!pool || first === undefined) return earlier;
  const isShort = () => over([...earlier, ...own.months]).summoned < minimumSample;
  while (earlier.length < pool.months && isShort())
    earlier.unshift(monthsLater(first, -1 - earlier.length));
  return earlier;
}

/** Rates are of the pooled months; what is taken off or added by event is of the period alone. */
function scoresOf({ rules }: Board, own: Figures, pooled: Figures): ExactScore[] {
  const scope = scopeOf(rules);
  return rules.indicators.map((indicator) => {
    const isByEvent = 'deduct' in indicator || 'bonus' in indicator;
    return scoreIndicator(indicator, counterOf(isByEvent ? own : pooled, scope, indicator));
  });
}

/** The score of one organisation in one period, from its sums; undefined where it was not summoned. */
export function cardOf(
  board: Board,
  period: ScorePeriod,
  department: string,
  book: SumsBook,
): ScoredCard | undefined {
  const { kind, rules, rule } = board;
  const scope = scopeOf(rules);
  const own = book.of(department, period.months);
  const { summoned: sample, notYetDue, awaitingStreet, excluded } = own(scope);
  if (sample === 0) return undefined;
  const earlier = pooledMonths(rules, period, (months) => book.of(department, months)(scope));
  const pooled = book.of(department, [...earlier, ...period.months]);
  const pooledSample = pooled(scope).summoned;
  const scores = scoresOf(board, own, pooled);
  const rated = scores.filter(({ score }) => score.weight > 0);
  const counted = rated.filter(({ earned }) => earned !== null);
  const { base = 0, minimumSample } = rules;
  return {
    department,
    kind,
    period: period.id,
    rule,
    indicators: scores.map(({ score }) => score),
    base,
    fullMarks: sumOf([base, ...rules.indicators.map(weightOf)]),
    weightCounted: sumOf(counted.map(({ score }) => score.weight)),
    total: totalOf(rules, scores),
    rescaled: counted.length > 0 && counted.length < rated.length,
    notYetDue,
    awaitingStreet,
    excluded,
    sample,
    pooledMonths: earlier,
    pooledSample,
    minimumSample,
    belowMinimumSample: pooledSample < minimumSample,
    interim: isInterim(rules, period),
  };
}
