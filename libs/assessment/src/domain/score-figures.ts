import { type Measure, type Measures, MEASURES } from './measures.js';
import type { Indicator } from './score-indicators.js';
import { type ScoreMeasure, scoreMeasure } from './score-measures.js';
import { type Scope, scopeKey } from './score-scope.js';
import { indicatorScopes } from './score-scopes.js';
import type { DepartmentMonth, IndicatorInput, SumsByScope } from './scorecard.js';

/** The sums of one organisation. */
export interface Figures {
  readonly department: string;
  measures(scope: Scope): Measures;
  /** How the measures of an indicator count. */
  counter(rules: Scope, indicator: Indicator): (measure: ScoreMeasure) => IndicatorInput;
}

function added(months: readonly DepartmentMonth[]): Measures {
  const sum = (name: Measure) => months.reduce((total, one) => total + one.measures[name], 0);
  return Object.fromEntries(MEASURES.map((name) => [name, sum(name)])) as Record<Measure, number>;
}

function figuresOf(
  department: string,
  monthsOf: (scope: Scope) => readonly DepartmentMonth[],
): Figures {
  const known = new Map<string, Measures>();
  const measures = (scope: Scope): Measures => {
    const key = scopeKey(scope);
    let found = known.get(key);
    if (!found) known.set(key, (found = added(monthsOf(scope))));
    return found;
  };
  return {
    department,
    measures,
    counter: (rules, indicator) => {
      const { whole, again } = indicatorScopes(rules, indicator);
      return (measure) => {
        const value = scoreMeasure(measure, measures(whole));
        const more = again.map(({ scope, more }) => more * scoreMeasure(measure, measures(scope)));
        return { measure, value, counted: more.reduce((sum, one) => sum + one, value) };
      };
    },
  };
}

/** Sums by organisation. */
export function figuresBy(sums: SumsByScope) {
  const byScope = new Map<string, Map<string, DepartmentMonth[]>>();
  for (const [key, months] of sums) {
    const byDepartment = new Map<string, DepartmentMonth[]>();
    for (const one of months)
      byDepartment.set(one.department, [...(byDepartment.get(one.department) ?? []), one]);
    byScope.set(key, byDepartment);
  }
  const monthsOf = (department: string, scope: Scope) =>
    byScope.get(scopeKey(scope))?.get(department) ?? [];
  return {
    /** All who have sums within a scope, by id. */
    departments: (scope: Scope) => [...(byScope.get(scopeKey(scope))?.keys() ?? [])].sort(),
    of: (department: string) => figuresOf(department, (scope) => monthsOf(department, scope)),
  };
}
