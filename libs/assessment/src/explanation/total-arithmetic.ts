import { sumOf } from '../domain/exact.js';
import { weightOf } from '../domain/score-indicators.js';
import type { ScoreRules } from '../domain/score-rules.js';
import type { IndicatorScore, Scorecard } from '../domain/scorecard.js';
import { type Arithmetic, arithmeticOf } from './score-arithmetic.js';

type Card = Pick<Scorecard, 'indicators' | 'base' | 'weightCounted' | 'rescaled' | 'parts'>;

/** What is taken off is subtracted. */
const joined = (terms: readonly string[]): string =>
  terms.reduce((sum, term) => {
    if (sum === '') return term;
    return term.startsWith('−') ? `${sum} − ${term.slice(1)}` : `${sum} + ${term}`;
  }, '');

function termsOf({ indicators }: ScoreRules, scores: readonly IndicatorScore[]): string[] {
  return scores.flatMap((score) => {
    const indicator = indicators.find(({ id }) => id === score.id);
    const { calculation = '' } = indicator ? arithmeticOf(indicator, score) : {};
    return calculation === '' ? [] : [calculation];
  });
}

function ofParts({ parts }: Card): Arithmetic {
  const totals = parts.flatMap(({ total }) => (total === null ? [] : [total.toFixed(2)]));
  const calculation = totals.length === 0 ? '' : `(${totals.join(' + ')}) ÷ ${totals.length}`;
  return { calculation, notes: ['总分为各期公布得分的平均'] };
}

function weightedOf(card: Card, rules: ScoreRules): string {
  const sum = joined(
    termsOf(
      rules,
      card.indicators.filter(({ weight }) => weight > 0),
    ),
  );
  const full = sumOf(rules.indicators.map(weightOf));
  return card.rescaled ? `(${sum}) × ${full} ÷ ${card.weightCounted}` : sum;
}

function notesOf({ rescaled, indicators }: Card, { floor, cap }: ScoreRules): string[] {
  const hasFormula = indicators.some(({ method }) => method === 'formula');
  return [
    ...(rescaled ? ['有的指标无可计的，按计入的权重折算'] : []),
    ...(floor === undefined ? [] : [`至少 ${floor} 分`]),
    ...(cap === undefined ? [] : [`至多 ${cap} 分`]),
    ...(hasFormula ? ['公式各项按未舍入的值相加'] : []),
  ];
}

/** How a total came out of its indicators, before it was rounded; and what was done to it. */
export function totalArithmetic(card: Card, rules: ScoreRules): Arithmetic {
  if (card.parts.length > 0) return ofParts(card);
  const { floor, cap } = rules;
  const events = card.indicators.filter(({ weight }) => weight === 0);
  const base = card.base === 0 ? [] : [`${card.base}`];
  const terms = [...base, weightedOf(card, rules), ...termsOf(rules, events)];
  const sum = joined(terms.filter((term) => term !== ''));
  const above = floor === undefined ? sum : `max(${sum}, ${floor})`;
  const calculation = cap === undefined ? above : `min(${above}, ${cap})`;
  return { calculation, notes: notesOf(card, rules) };
}
