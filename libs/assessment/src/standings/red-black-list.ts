import type { Scorecard } from '../domain/scorecard.js';
import type { ScoredKind } from '../domain/score-rules.js';

/** 红黑榜 of one kind: companies are never named beside departments. */
export interface RedBlackList<Card extends Scorecard = Scorecard> {
  readonly kind: ScoredKind;
  /** How many of the kind are ranked: those with enough summonses. */
  readonly ranked: number;
  /** The best, in the order of their ranks; all who share the last place that is named. */
  readonly red: readonly Card[];
  /** The last, the last of all first; all who share the place. */
  readonly black: readonly Card[];
}

interface Ranked {
  readonly rank: number;
  /** From the bottom, from 1, equal totals sharing one. */
  readonly fromBottom: number;
}

function placesOf<Card extends Scorecard>(
  cards: readonly Card[],
): readonly (readonly [Card, Ranked])[] {
  const ranked = cards.filter(({ rank }) => rank !== null);
  return ranked.map((card) => {
    const { rank, total } = card;
    const worse = ranked.filter((other) => (other.total ?? 0) < (total ?? 0)).length;
    return [card, { rank: rank ?? 0, fromBottom: 1 + worse }];
  });
}

/**
 * The first and last so many of each kind among those that are ranked (榆林: five and five). Nobody is
 * on both lists: where few are ranked each list has at most half of them, and where totals are so
 * alike that one would be on both, it is on neither.
 */
export function redBlackLists<Card extends Scorecard>(
  cards: readonly Card[],
  size: number,
): readonly RedBlackList<Card>[] {
  return [...new Set(cards.map(({ kind }) => kind))].sort().map((kind) => {
    const places = placesOf(cards.filter((card) => card.kind === kind));
    const named = Math.min(size, Math.floor(places.length / 2));
    const isRed = ({ rank }: Ranked) => rank <= named;
    const isBlack = ({ fromBottom }: Ranked) => fromBottom <= named;
    const red = places.filter(([, place]) => isRed(place) && !isBlack(place));
    const black = places.filter(([, place]) => isBlack(place) && !isRed(place));
    return {
      kind,
      ranked: places.length,
      red: red.toSorted(([, a], [, b]) => a.rank - b.rank).map(([card]) => card),
      black: black.toSorted(([, a], [, b]) => a.fromBottom - b.fromBottom).map(([card]) => card),
    };
  });
}
