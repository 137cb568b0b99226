import { monthPeriod } from '../domain/score-period.js';
import { type Scope, scopeKey } from '../domain/score-scope.js';
import type { DepartmentMonth, Scores, Scoring } from '../domain/scorecard.js';
import { scorecardsOf } from '../domain/scorer.js';

type Summed = Omit<DepartmentMonth, 'month'>;

/** The scores of a month from sums over all summonses, and within other scopes. */
export const scoredMonth = (
  scoring: Scoring,
  month: string,
  all: readonly Summed[],
  within: readonly (readonly [Scope, readonly Summed[]])[] = [],
): Scores =>
  scorecardsOf(
    scoring,
    monthPeriod(month),
    new Map(
      [[{}, all] as const, ...within].map(([scope, sums]) => [
        scopeKey(scope),
        sums.map(({ department, measures }) => ({ department, month, measures })),
      ]),
    ),
  );
