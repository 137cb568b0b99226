import { type Measure, type Measures, MEASURES, measuresOf, noCounts } from './measures.js';
import type { Indicator } from './score-indicators.js';
import { type ScoreMeasure, scoreMeasure } from './score-measures.js';
import { type Scope, scopeKey } from './score-scope.js';
import { indicatorScopes } from './score-scopes.js';
import type { DepartmentMonth, IndicatorInput, SumsByScope } from './scorecard.js';

/** The sums of one organisation over some months, by scope. */
export type Figures = (scope: Scope) => Measures;

function added(months: readonly DepartmentMonth[]): Measures {
  const [only] = months;
  if (only && months.length === 1) return only.measures;
  const counts = noCounts();
  for (const { measures } of months)
    for (let index = 0; index < MEASURES.length; index++)
      counts[index] = (counts[index] ?? 0) + measures[MEASURES[index] as Measure];
  return measuresOf(counts);
}

/** How the measures of an indicator count. */
export function counterOf(
  figures: Figures,
  rules: Scope,
  indicator: Indicator,
): (measure: ScoreMeasure) => IndicatorInput {
  const { whole, again } = indicatorScopes(rules, indicator);
  return (measure) => {
    const value = scoreMeasure(measure, figures(whole));
    const more = again.map(({ scope, more }) => more * scoreMeasure(measure, figures(scope)));
    return { measure, value, counted: more.reduce((sum, one) => sum + one, value) };
  };
}

/** Sums by organisation. */
export interface SumsBook {
  /** All who have sums within a scope, by id. */
  departments(scope: Scope): string[];
  /** Over these months; over all that there are where none are named. */
  of(department: string, months: readonly string[]): Figures;
}

export function sumsBook(sums: SumsByScope): SumsBook {
  const byScope = new Map<string, Map<string, DepartmentMonth[]>>();
  for (const [key, months] of sums) {
    const byDepartment = new Map<string, DepartmentMonth[]>();
    for (const one of months) {
      const known = byDepartment.get(one.department);
      if (known) known.push(one);
      else byDepartment.set(one.department, [one]);
    }
    byScope.set(key, byDepartment);
  }
  return {
    departments: (scope) => [...(byScope.get(scopeKey(scope))?.keys() ?? [])].sort(),
    of: (department, months) => {
      const known = new Map<string, Measures>();
      return (scope) => {
        const key = scopeKey(scope);
        let found = known.get(key);
        if (!found) {
          const all = byScope.get(key)?.get(department) ?? [];
          const named = all.filter(({ month }) => months.length === 0 || months.includes(month));
          known.set(key, (found = added(named)));
        }
        return found;
      };
    },
  };
}
