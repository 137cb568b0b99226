import { type Ratio, exact, percentOf } from '../domain/exact.js';
import { eventTerms } from '../domain/indicator-score.js';
import type {
  BonusIndicator,
  DeductionIndicator,
  EventPoints,
  FormulaIndicator,
  Indicator,
  RatersIndicator,
  RatioIndicator,
  ShortfallIndicator,
} from '../domain/score-indicators.js';
import type { IndicatorScore } from '../domain/scorecard.js';
import type { ScoreMeasure } from '../domain/score-measures.js';
import { scoreWordOf } from '../score-rule-words.js';

/** How an indicator came to its points: a calculation that anybody can repeat, and what is to say of it. */
export interface Arithmetic {
  /** `35 × 41 ÷ 80`, which is its points before rounding; empty where there was nothing to count. */
  readonly calculation: string;
  /** Which threshold, step, floor or cap applied. */
  readonly notes: readonly string[];
}

type Count = (measure: ScoreMeasure) => number;

const NOTHING: Arithmetic = { calculation: '', notes: ['无可计的，不计此项'] };

const isBelow = ({ numerator, denominator }: Ratio, percent: number): boolean =>
  exact(numerator).mul(100).div(denominator).compare(exact(percent)) < 0;

const withinCap = (sum: string, cap: number | undefined): string =>
  cap === undefined ? sum : `min(${sum}, ${cap})`;

const percentOfRate = ({ numerator, denominator }: Ratio): string =>
  `100 × ${numerator} ÷ ${denominator}`;

function byThreshold({ weight, threshold }: RatioIndicator, rate: Ratio): Arithmetic | undefined {
  if (!threshold) return undefined;
  const { fullFrom, lossPerPoint } = threshold;
  if (!isBelow(rate, fullFrom))
    return {
      calculation: `${weight}`,
      notes: [`比率 ${percentOf(rate)}，达到 ${fullFrom}%，得满分`],
    };
  return {
    calculation: `max(${weight} − (${fullFrom} − ${percentOfRate(rate)}) × ${lossPerPoint}, 0)`,
    notes: [`比率 ${percentOf(rate)}，每低于 ${fullFrom}% 一个百分点少得 ${lossPerPoint} 分`],
  };
}

function bySteps({ steps }: RatioIndicator, rate: Ratio): Arithmetic | undefined {
  if (!steps) return undefined;
  const reached = steps.filter(({ from }) => !isBelow(rate, from));
  const best = reached.toSorted((a, b) => b.points - a.points)[0];
  const note = best ? `达到 ${best.from}% 一档` : '未达到最低一档';
  return {
    calculation: `${best?.points ?? 0}`,
    notes: [`比率 ${percentOf(rate)}，${note}，得 ${best?.points ?? 0} 分`],
  };
}

function rateOf({ numerator, denominator }: IndicatorScore): Ratio | undefined {
  if (numerator === null || denominator === null || denominator <= 0) return undefined;
  return { numerator, denominator };
}

function ofRatio(indicator: RatioIndicator, score: IndicatorScore): Arithmetic {
  const rate = rateOf(score);
  if (!rate) return NOTHING;
  const plain = `${indicator.weight} × ${rate.numerator} ÷ ${rate.denominator}`;
  return (
    byThreshold(indicator, rate) ??
    bySteps(indicator, rate) ?? {
      calculation: plain,
      notes: [`比率 ${percentOf(rate)}`],
    }
  );
}

function ofShortfall({ shortfall }: ShortfallIndicator, score: IndicatorScore): Arithmetic {
  const rate = rateOf(score);
  if (!rate) return NOTHING;
  const { target, lossPerPoint, cap } = shortfall;
  if (!isBelow(rate, target))
    return { calculation: '0', notes: [`比率 ${percentOf(rate)}，达到 ${target}%，不扣`] };
  const capped = cap === undefined ? [] : [`至多扣 ${cap} 分`];
  const loss = `(${target} − ${percentOfRate(rate)}) × ${lossPerPoint}`;
  return {
    calculation: `−${withinCap(loss, cap)}`,
    notes: [
      `比率 ${percentOf(rate)}，每低于 ${target}% 一个百分点扣 ${lossPerPoint} 分`,
      ...capped,
    ],
  };
}

function ofRaters({ raters, weight }: RatersIndicator, count: Count): Arithmetic {
  const asked = raters.filter((rater) => count(rater.count) > 0);
  if (asked.length === 0) return NOTHING;
  const means = asked.map(
    (rater) => `${rater.weight} × ${count(rater.sum)} ÷ ${count(rater.count)} ÷ ${rater.scale}`,
  );
  const silent = raters
    .filter((rater) => count(rater.count) === 0)
    .map(({ sum }) => scoreWordOf(sum));
  return {
    calculation: `${weight} × (${means.join(' + ')}) ÷ (${asked.map((one) => one.weight).join(' + ')})`,
    notes: silent.length === 0 ? [] : [`没有评分的不计：${silent.join('、')}`],
  };
}

function ofFormula(
  { formula, weight }: FormulaIndicator,
  { points, inputs }: IndicatorScore,
): Arithmetic {
  const values = inputs.map(({ measure, counted }) => `${measure} = ${counted}`).join('，');
  if (points === null)
    return { calculation: '', notes: [`公式 ${formula}，其中 ${values}：除数为 0，不计此项`] };
  return {
    calculation: `${points}`,
    notes: [`公式 ${formula}，其中 ${values}；限于 0 至 ${weight} 分`],
  };
}

const TIMES = ['第一次', '第二次', '第三次及以后'];

function ofEvents(of: EventPoints, count: Count, sign: '−' | ''): Arithmetic {
  const terms = eventTerms(of, count);
  const sum = terms.map(({ points, times }) => `${points.valueOf()} × ${times}`).join(' + ');
  const many = terms.length > 1;
  const all = withinCap(many ? `(${sum})` : sum, of.cap);
  const each = terms.map(
    ({ points, times }, index) => `${TIMES[index]} ${times} 件，每件 ${points.valueOf()} 分`,
  );
  return {
    calculation: `${sign}${all}`,
    notes: [
      ...(many ? [each.join('；')] : [`${scoreWordOf(of.events)}，每件（次） ${of.points[0]} 分`]),
      ...(of.capPerCase === undefined ? [] : [`一件至多 ${of.capPerCase} 分`]),
      ...(of.cap === undefined ? [] : [`合计至多 ${of.cap} 分`]),
    ],
  };
}

const ofDeduction = ({ deduct }: DeductionIndicator, count: Count) => ofEvents(deduct, count, '−');
const ofBonus = ({ bonus }: BonusIndicator, count: Count) => ofEvents(bonus, count, '');

/** How an indicator of a rule came to its score. */
export function arithmeticOf(indicator: Indicator, score: IndicatorScore): Arithmetic {
  const counted = new Map(score.inputs.map((input) => [input.measure, input.counted]));
  const count: Count = (measure) => counted.get(measure) ?? 0;
  if ('raters' in indicator) return ofRaters(indicator, count);
  if ('formula' in indicator) return ofFormula(indicator, score);
  if ('deduct' in indicator) return ofDeduction(indicator, count);
  if ('bonus' in indicator) return ofBonus(indicator, count);
  return 'shortfall' in indicator ? ofShortfall(indicator, score) : ofRatio(indicator, score);
}
