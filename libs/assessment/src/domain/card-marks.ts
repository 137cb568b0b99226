import { holds, namesIn } from './formula.js';
import type { Marks, ScoredCard } from './card-score.js';
import type { Figures } from './score-figures.js';
import { scoreMeasure, type ScoreMeasure } from './score-measures.js';
import { type CardCondition, scopeOf, type ScoreRules } from './score-rules.js';
import type { Scorecard } from './scorecard.js';

const NO_MARKS: Marks = { band: null, talk: false, yellowCards: [], redCards: [] };

/** A total that something may follow from: of a whole period, and of enough summonses. */
export const totalThatCounts = ({ total, belowMinimumSample, interim }: ScoredCard) =>
  belowMinimumSample || interim ? null : total;

/** A condition on the total does not hold where there is none that counts; `x && total < 60` neither. */
function met(
  conditions: readonly CardCondition[] = [],
  total: number | null,
  valueOf: (measure: ScoreMeasure) => number,
): string[] {
  const isKnown = ({ when }: CardCondition) =>
    total !== null || !namesIn(when, 'condition').includes('total');
  return conditions
    .filter(isKnown)
    .filter(({ when }) => holds(when, (name) => (name === 'total' ? (total ?? 0) : valueOf(name))))
    .map(({ name }) => name);
}

function bandOf({ bands = [] }: ScoreRules, total: number | null): string | null {
  if (total === null) return null;
  const reached = bands.filter(({ from }) => from <= total);
  return reached.toSorted((a, b) => b.from - a.from)[0]?.name ?? null;
}

/** Band, talk and the cards that a period gives by itself. */
export function marksOf(rules: ScoreRules, card: ScoredCard, own: Figures): Marks {
  if (card.interim) return NO_MARKS;
  const total = totalThatCounts(card);
  const valueOf = (measure: ScoreMeasure) => scoreMeasure(measure, own(scopeOf(rules)));
  return {
    band: bandOf(rules, total),
    talk: total !== null && rules.talk !== undefined && total < rules.talk.below,
    yellowCards: met(rules.cards?.yellow, total, valueOf),
    redCards: met(rules.cards?.red, total, valueOf),
  };
}

/**
 * 黄牌 of several periods make a red one.
 * @param before whether each earlier period had a yellow card, the nearest first
 */
export function redForYellows({ cards }: ScoreRules, before: readonly boolean[]): string[] {
  const { yellowsForRed } = cards ?? {};
  if (!yellowsForRed) return [];
  const { count, within } = yellowsForRed;
  const isConsecutive = within === 'consecutive';
  const yellow = 1 + before.filter(Boolean).length;
  if (yellow < count) return [];
  return [isConsecutive ? `连续 ${count} 期黄牌` : `一年内 ${yellow} 期黄牌`];
}

/** Band and talk by the mean; cards are those of the parts, each named with its part. */
export function marksOfMean(
  rules: ScoreRules,
  total: number | null,
  parts: Scorecard['parts'],
): Marks {
  const named = (which: 'yellowCards' | 'redCards') =>
    parts.flatMap((part) => part[which].map((reason) => `${part.period} ${reason}`));
  return {
    band: bandOf(rules, total),
    talk: total !== null && rules.talk !== undefined && total < rules.talk.below,
    yellowCards: named('yellowCards'),
    redCards: named('redCards'),
  };
}
