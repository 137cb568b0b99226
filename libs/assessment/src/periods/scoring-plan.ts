import { monthOf } from '#calendar';
import type { ScorePeriod } from '../domain/score-period.js';
import {
  type DepartmentMonth,
  type MonthByRole,
  type MonthScores,
  rolesScored,
  scorecardsOf,
  type Scoring,
} from '../domain/scorecard.js';
import type { FactScope } from './measures-in-log.js';

/** What has to be measured of a log for the scores of a period, and what they are then. */
export interface ScoringPlan {
  readonly scopes: readonly FactScope[];
  /** @param lists measures, one list for each scope */
  scores(lists: readonly (readonly DepartmentMonth[])[]): MonthScores;
}

/** The plan for a period, by the rules in force on its last day. */
export function scoringPlan(scoring: Scoring, { id, to }: ScorePeriod): ScoringPlan {
  const month = monthOf(to);
  const roles = rolesScored(scoring, month);
  const inRole = roles.map(
    (role): FactScope =>
      (fact) =>
        fact.role === role,
  );
  return {
    scopes: [() => true, ...inRole],
    scores: ([all = [], ...each]) => {
      const byRole = Object.fromEntries(roles.map((role, at) => [role, each[at]]));
      const of: MonthByRole = { all, ...byRole };
      const { cards, unscored } = scorecardsOf(scoring, month, of);
      return {
        cards: cards.map((card) => ({ ...card, month: id })),
        unscored: unscored.map((one) => ({ ...one, month: id })),
      };
    },
  };
}
