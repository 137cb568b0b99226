import { isLocalDate } from '#calendar';
import { strayPointer } from '#rules';
import { sumOf } from './domain/exact.js';
import type { FormulaFault } from './domain/formula-checks.js';
import type { FormulaResult } from './domain/formula-language.js';
import { refusedFormula } from './domain/formula.js';
import type { EventPoints, Indicator } from './domain/score-indicators.js';
import type { CardCondition, ScoreRules } from './domain/score-rules.js';

/** Stable codes of what a schema cannot say. */
export type ScoreRuleMistakeCode =
  | 'SCORE_RULE_DATE_INVALID'
  | 'SCORE_RULE_INDICATOR_TWICE'
  | 'SCORE_RULE_INDICATOR_UNCLEAR'
  | 'SCORE_RULE_EVENTS_UNCLEAR'
  | 'SCORE_RULE_SUBJECT_UNCLEAR'
  | 'SCORE_RULE_LIMITS_REVERSED'
  | 'SCORE_RULE_PAY_UNKNOWN'
  | 'SCORE_RULE_POINTER_UNKNOWN'
  | `SCORE_RULE_FORMULA_${FormulaFault}`;

/** What is wrong with score rules, and where. */
export interface ScoreRuleMistake {
  readonly code: ScoreRuleMistakeCode;
  readonly pointer: string;
  /** Chinese, for the operator. */
  readonly reason: string;
}

type Check = (rules: ScoreRules) => ScoreRuleMistake | undefined;

const mistake = (
  code: ScoreRuleMistakeCode,
  pointer: string,
  reason: string,
): ScoreRuleMistake => ({ code, pointer, reason });

const badDate: Check = ({ effectiveFrom }) =>
  effectiveFrom === undefined || isLocalDate(effectiveFrom)
    ? undefined
    : mistake('SCORE_RULE_DATE_INVALID', '/effectiveFrom', '没有这一天');

const twins: Check = ({ indicators }) => {
  const ids = indicators.map(({ id }) => id);
  const twin = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twin < 0) return undefined;
  const reason = `指标“${ids[twin]}”重复`;
  return mistake('SCORE_RULE_INDICATOR_TWICE', `/indicators/${twin}/id`, reason);
};

const strayNote: Check = (rules) => {
  const stray = strayPointer(rules);
  return stray && mistake('SCORE_RULE_POINTER_UNKNOWN', stray.pointer, stray.reason);
};

const mixedSubject: Check = ({ subject, responders }) =>
  subject === 'street' && responders
    ? mistake('SCORE_RULE_SUBJECT_UNCLEAR', '/responders', '考核街道的规则不写 responders')
    : undefined;

const reversedLimits: Check = ({ floor, cap }) =>
  floor !== undefined && cap !== undefined && floor > cap
    ? mistake('SCORE_RULE_LIMITS_REVERSED', '/floor', '下限高于上限')
    : undefined;

const unknownPay: Check = ({ pay, indicators }) =>
  !pay || pay.by === 'total' || indicators.some(({ id }) => id === pay.by)
    ? undefined
    : mistake('SCORE_RULE_PAY_UNKNOWN', '/pay/by', `没有指标“${pay.by}”`);

function formulaMistake(
  formula: string,
  result: FormulaResult,
  pointer: string,
): ScoreRuleMistake | undefined {
  const refused = refusedFormula(formula, result);
  return refused && mistake(`SCORE_RULE_FORMULA_${refused.fault}`, pointer, refused.reason);
}

const badConditions: Check = ({ cards = {} }) => {
  const all = (['yellow', 'red'] as const).flatMap((colour) =>
    (cards[colour] ?? []).map(({ when }: CardCondition, index) => ({ colour, index, when })),
  );
  for (const { colour, index, when } of all) {
    const found = formulaMistake(when, 'condition', `/cards/${colour}/${index}/when`);
    if (found) return found;
  }
  return undefined;
};

const WAYS = ['numerator', 'raters', 'formula', 'deduct', 'bonus'] as const;

function unclearRate(indicator: Indicator): string | undefined {
  if ('weight' in indicator === 'shortfall' in indicator)
    return '比率应写满分 weight 或目标 shortfall，只写其一';
  return 'threshold' in indicator && 'steps' in indicator
    ? 'threshold 与 steps 只写其一'
    : undefined;
}

/** Each counts in one way: a rate that earns or loses, ratings, a formula, or events. */
function unclearWay(indicator: Indicator): string | undefined {
  const [way, ...more] = WAYS.filter((one) => one in indicator);
  if (way === undefined || more.length > 0) return `应有且只有一种算法：${WAYS.join('、')}`;
  if (way === 'numerator') return unclearRate(indicator);
  const byEvent = way === 'deduct' || way === 'bonus';
  return byEvent && 'weight' in indicator ? '按件次计分的没有满分' : undefined;
}

/** Sums tell the first three times of a case apart, and no more. */
function unclearEvents({ events, points, capPerCase }: EventPoints): string | undefined {
  if (events !== 'sentBack')
    return points.length > 1 || capPerCase !== undefined
      ? '只有退回重办（sentBack）分得清一件的第几次'
      : undefined;
  const last = points.at(-1) ?? 0;
  const three = sumOf([0, 1, 2].map((index) => points[index] ?? last));
  return capPerCase !== undefined && capPerCase > three && last > 0
    ? '一件的上限须在第三次退回时已达到'
    : undefined;
}

function indicatorMistake(indicator: Indicator, pointer: string): ScoreRuleMistake | undefined {
  const way = unclearWay(indicator);
  if (way) return mistake('SCORE_RULE_INDICATOR_UNCLEAR', pointer, way);
  if ('formula' in indicator)
    return formulaMistake(indicator.formula, 'points', `${pointer}/formula`);
  for (const kind of ['deduct', 'bonus'] as const) {
    const of = (indicator as { readonly [Kind in typeof kind]?: EventPoints })[kind];
    const reason = of && unclearEvents(of);
    if (reason) return mistake('SCORE_RULE_EVENTS_UNCLEAR', `${pointer}/${kind}`, reason);
  }
  return undefined;
}

const badIndicators: Check = ({ indicators }) => {
  for (const [index, indicator] of indicators.entries()) {
    const found = indicatorMistake(indicator, `/indicators/${index}`);
    if (found) return found;
  }
  return undefined;
};

const CHECKS: readonly Check[] = [
  badDate,
  twins,
  badIndicators,
  badConditions,
  mixedSubject,
  reversedLimits,
  unknownPay,
  strayNote,
];

/** The first mistake that a schema cannot see; undefined where there is none. */
export function findScoreRuleMistake(rules: ScoreRules): ScoreRuleMistake | undefined {
  for (const check of CHECKS) {
    const found = check(rules);
    if (found) return found;
  }
  return undefined;
}
