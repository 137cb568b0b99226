import type { Scorecard } from '../domain/scorecard.js';
import type { Talk } from '../talks/domain/talk.state.js';

/** One period of a credit file. */
export interface CreditEntry {
  readonly period: string;
  readonly total: number | null;
  readonly band: string | null;
  readonly rank: number | null;
  readonly boardSize: number;
  readonly sample: number;
  readonly belowMinimumSample: boolean;
  readonly yellowCards: readonly string[];
  readonly redCards: readonly string[];
  readonly talk: boolean;
}

/** 信用档案 of one organisation over a year: what is held for and against it. */
export interface CreditFile {
  /** The quarters in which it was summoned, in order. */
  readonly quarters: readonly CreditEntry[];
  /** The whole year, as the rules make it: the mean of its quarters, or of its sums; null without a card. */
  readonly year: CreditEntry | null;
  /** Quarters with a yellow, and with a red card. */
  readonly yellowCards: number;
  readonly redCards: number;
  readonly talks: { readonly called: number; readonly held: number };
  readonly promises: {
    readonly made: number;
    readonly kept: number;
    readonly broken: number;
    /** Due, and not reported as done. */
    readonly overdue: number;
  };
}

function entryOf(card: Scorecard): CreditEntry {
  const { period, total, band, rank, boardSize, sample, belowMinimumSample, talk } = card;
  const { yellowCards, redCards } = card;
  const placed = { rank, boardSize, sample, belowMinimumSample };
  return { period, total, band, ...placed, yellowCards, redCards, talk };
}

/** @param now ISO 8601 UTC */
function promisesOf(talks: readonly Talk[], now: string): CreditFile['promises'] {
  const made = talks.flatMap(({ promises }) => promises);
  return {
    made: made.length,
    kept: made.filter(({ state }) => state === 'kept').length,
    broken: made.filter(({ state }) => state === 'broken').length,
    overdue: made.filter(({ state, dueAt }) => state === 'open' && dueAt < now).length,
  };
}

/**
 * The credit file of an organisation from its cards and talks.
 * @param now ISO 8601 UTC: what was due before it is overdue
 */
export function creditFileOf(
  {
    quarters,
    year,
  }: { readonly quarters: readonly Scorecard[]; readonly year?: Scorecard | undefined },
  talks: readonly Talk[],
  now: string,
): CreditFile {
  const standing = talks.filter(({ status }) => status !== 'cancelled');
  return {
    quarters: quarters.map(entryOf),
    year: year ? entryOf(year) : null,
    yellowCards: quarters.filter(({ yellowCards }) => yellowCards.length > 0).length,
    redCards: quarters.filter(({ redCards }) => redCards.length > 0).length,
    talks: {
      called: standing.length,
      held: standing.filter(({ held }) => held !== undefined).length,
    },
    promises: promisesOf(standing, now),
  };
}
