import type { Indicator } from './score-indicators.js';
import { scopeOf, type ScoreRules } from './score-rules.js';
import { narrowed, type Scope } from './score-scope.js';

/** Which summonses an indicator counts, and those that count again, each with how many times more. */
export function indicatorScopes(rules: Scope, { scope, multipliers = [] }: Indicator) {
  const whole = narrowed(rules, scope);
  const again = multipliers.map(({ times, channels, categories }) => {
    const by = { ...(channels && { channels }), ...(categories && { categories }) };
    return { scope: narrowed(whole, by), more: times - 1 };
  });
  return { whole, again };
}

/** Every scope whose sums a rule asks for. */
export function scopesOf(rules: ScoreRules): Scope[] {
  const scope = scopeOf(rules);
  const parts = rules.indicators.map((indicator) => indicatorScopes(scope, indicator));
  return [scope, ...parts.flatMap(({ whole, again }) => [whole, ...again.map((one) => one.scope)])];
}
