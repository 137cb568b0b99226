import type { Scorecard } from './scorecard.js';
import type { ScoreRules } from './score-rules.js';

/** Somebody's score, to a hundredth. */
export interface PayClaim {
  readonly department: string;
  readonly score: number;
}

/** 绩效工资: what one agency gets of a pool. */
export interface PayShare extends PayClaim {
  /** Whole 分 (a hundredth of a yuan). */
  readonly amount: number;
}

const hundredths = (score: number): bigint => BigInt(Math.round(Math.max(0, score) * 100));

/** The larger remainder first; where they are equal, in the order of ids. */
const byRemainder = (
  [one, first]: readonly [string, bigint],
  [other, second]: readonly [string, bigint],
): number =>
  first === second ? Number(one > other) - Number(one < other) : first > second ? -1 : 1;

/**
 * Splits a pool of whole 分 in proportion to scores. What is left over goes, one 分 each, to the largest
 * remainders, so that the parts add up to the pool exactly. A score below 0 counts as 0; undefined where
 * nobody has more than 0.
 */
export function splitPool(pool: number, claims: readonly PayClaim[]): PayShare[] | undefined {
  const sum = claims.reduce((total, { score }) => total + hundredths(score), 0n);
  if (sum === 0n) return undefined;
  const exact = claims.map((claim) => ({ claim, part: BigInt(pool) * hundredths(claim.score) }));
  const left = BigInt(pool) - exact.reduce((total, { part }) => total + part / sum, 0n);
  const remainders = exact.map(({ claim, part }) => [claim.department, part % sum] as const);
  const ranked = remainders.toSorted(byRemainder).slice(0, Number(left));
  const favoured = new Set(ranked.map(([department]) => department));
  return exact.map(({ claim, part }) => ({
    department: claim.department,
    score: claim.score,
    amount: Number(part / sum) + (favoured.has(claim.department) ? 1 : 0),
  }));
}

/** The score that the pay of a card goes by; null where its rules say nothing of pay, or it is too low. */
export function payScoreOf(
  { pay }: Pick<ScoreRules, 'pay'>,
  { total, indicators }: Pick<Scorecard, 'total' | 'indicators'>,
): number | null {
  if (!pay) return null;
  const indicator = indicators.find(({ id }) => id === pay.by);
  const score = pay.by === 'total' ? total : (indicator?.points ?? null);
  return score === null || score < (pay.from ?? 0) ? null : score;
}

/** What each of some cards gets of a pool, by its organisation; nothing where no score is for it. */
export function payOfCards(
  pool: number,
  cards: readonly Pick<Scorecard, 'department' | 'payScore'>[],
): ReadonlyMap<string, number> {
  const claims = cards.flatMap(({ department, payScore: score }) =>
    score === null ? [] : { department, score },
  );
  const shares = splitPool(pool, claims) ?? [];
  return new Map(shares.map(({ department, amount }) => [department, amount]));
}
