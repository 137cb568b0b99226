import type { ReadFreshness } from '#read-store';
import { measureMeaningOf, scoreWordOf } from '../score-rule-words.js';
import { explanationLines, standingOf } from './explanation-text.js';
import type {
  ExplainedCountType,
  ExplainedIndicatorType,
  ExplainedPartType,
  ScoreExplanation,
} from './explanation.types.js';
import { measureWordOf } from './figure-words.js';
import type { ListedSummons } from './listed-summonses.js';
import type {
  ExplainedCount,
  ExplainedIndicator,
  ExplainedPart,
  ExplainedScore,
} from './score-tree.js';
import type { ListedSummonsType } from './summonses.types.js';
import { totalArithmetic } from './total-arithmetic.js';

/** A summons as the API shows it. */
export const shownSummons = (row: ListedSummons): ListedSummonsType => ({
  ...row,
  clocks: [...row.clocks],
});

const listOf = <T>(list: readonly T[] | undefined): T[] | null => (list ? [...list] : null);

function shownCount(count: ExplainedCount): ExplainedCountType {
  const { measure, value, counted, from, to, filter, scope, cutOff, rows, more } = count;
  return {
    measure,
    name: measureWordOf(measure),
    meaning: measureMeaningOf(measure),
    value,
    counted,
    from,
    to,
    department: filter.department ?? null,
    street: filter.street ?? null,
    scope: {
      roles: listOf(scope.roles),
      kinds: listOf(scope.kinds),
      categories: listOf(scope.categories),
      channels: listOf(scope.channels),
    },
    cutOff,
    summonses: rows.map(shownSummons),
    more,
  };
}

function shownIndicator({ score, arithmetic, counts }: ExplainedIndicator): ExplainedIndicatorType {
  const inputs = score.inputs.map((input) => ({ ...input, name: scoreWordOf(input.measure) }));
  const { calculation, notes } = arithmetic;
  return {
    score: { ...score, inputs },
    calculation,
    notes: [...notes],
    counts: counts.map(shownCount),
  };
}

const shownPart = ({
  period,
  rule,
  total,
  sample,
  indicators,
}: ExplainedPart): ExplainedPartType => ({
  period: period.id,
  rule,
  total,
  sample,
  indicators: indicators.map(shownIndicator),
});

/** The tree and its text. */
export function shownExplanation(
  score: ExplainedScore,
  freshness: ReadFreshness,
): ScoreExplanation {
  const { card, rules } = score;
  const { calculation, notes } = totalArithmetic(card, rules);
  return {
    organisation: card.department,
    organisationName: score.organisationName,
    kind: card.kind,
    period: card.period,
    rule: card.rule,
    total: card.total,
    fullMarks: card.fullMarks,
    calculation,
    notes: [...notes],
    rank: card.rank,
    boardSize: card.boardSize,
    tiedWith: score.tiedWith,
    standing: standingOf(score),
    parts: score.parts.map(shownPart),
    beside: score.beside.map(shownCount),
    caseMix: [...score.caseMix],
    text: explanationLines(score),
    cutOff: score.cutOff,
    freshness,
  };
}
