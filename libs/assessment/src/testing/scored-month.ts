import { type Measures, measuresOf } from '../domain/measures.js';
import { type ScorePeriod, scorePeriodOf } from '../domain/score-period.js';
import type { ScoreRules } from '../domain/score-rules.js';
import { type Scope, scopeKey } from '../domain/score-scope.js';
import type { DepartmentMonth, Scorecard, Scores, Scoring } from '../domain/scorecard.js';
import { scorecardsOf } from '../domain/scorer.js';
import { filedScoreRules } from '../score-rule-files.js';

type Summed = Omit<DepartmentMonth, 'month'>;

/** A period by its id. */
export function periodOf(id: string): ScorePeriod {
  const found = scorePeriodOf(id);
  if ('fault' in found) throw new Error(found.reason);
  return found;
}

/** Counts as they are named; the others are 0. */
export const measured = (counts: Partial<Measures>): Measures =>
  Object.assign(measuresOf([]), counts);

/** Sums of scopes. */
export const sumsBy = (
  sums: readonly (readonly [Scope, readonly DepartmentMonth[]])[],
): Map<string, readonly DepartmentMonth[]> =>
  new Map(sums.map(([scope, months]) => [scopeKey(scope), months]));

/** The scores of a month from sums over all summonses, and within other scopes. */
export const scoredMonth = (
  scoring: Scoring,
  month: string,
  all: readonly Summed[],
  within: readonly (readonly [Scope, readonly Summed[]])[] = [],
): Scores =>
  scorecardsOf(
    scoring,
    periodOf(month),
    sumsBy(
      [[{}, all] as const, ...within].map(([scope, sums]) => [
        scope,
        sums.map(({ department, measures }) => ({ department, month, measures })),
      ]),
    ),
  );

/** The first version of a pack that ships. */
export function shipped(pack: string): ScoreRules {
  const found = filedScoreRules().files.find((file) => file.pack === pack);
  if (!found) throw new Error(pack);
  return found;
}

/** What one organisation counted, by month. */
export type CountsByMonth = Readonly<Record<string, Partial<Measures>>>;

export interface CardQuestion {
  readonly rules: ScoreRules;
  readonly period: string;
  readonly months: CountsByMonth;
  /** What other scopes than that of everything counted. */
  readonly within?: readonly (readonly [Scope, CountsByMonth])[];
  /** What was in force when, where it was not these rules all the time. */
  readonly dated?: Scoring['dated'];
}

/** The card of one organisation by one set of rules. */
export function cardBy(question: CardQuestion): Scorecard {
  const { rules, period, months, within = [] } = question;
  const { dated = [{ pack: rules, from: '2020-01-01' }] } = question;
  const [kind = 'department'] = rules.responders ?? [];
  const isStreet = rules.subject === 'street';
  const sums = sumsBy(
    [[isStreet ? { of: 'street' as const } : {}, months] as const, ...within].map(
      ([scope, counts]) => [
        scope,
        Object.entries(counts).map(([month, some]) => ({
          department: '某单位',
          month,
          measures: measured(some),
        })),
      ],
    ),
  );
  const { cards } = scorecardsOf({ dated, kindOf: () => kind }, periodOf(period), sums);
  const [card] = cards;
  if (!card || cards.length > 1) throw new Error(`${cards.length} cards`);
  return card;
}
