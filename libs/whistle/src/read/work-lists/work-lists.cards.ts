import { openAsksOf } from '../../domain/summons.asks.js';
import { stopTimeOf } from '../../domain/summons-stops.js';
import {
  cardOf,
  type DeadlineCard,
  isOfSummons,
  isUnresolved,
  type Summons,
} from '../../domain/summons.state.js';
import type { Whistle } from '../../domain/whistle.state.js';

/** 黄牌: the deadline is near; 红牌: it is missed; each while its clock runs. */
export const CARD_COLOURS = ['yellow', 'red'] as const;
export type CardColour = (typeof CARD_COLOURS)[number];

/** The worst of some cards; null where there is none. */
function worstOf(cards: readonly (DeadlineCard | undefined)[]): CardColour | null {
  const shown = cards.filter((card) => card !== undefined);
  if (shown.some(({ missedAt }) => missedAt !== undefined)) return 'red';
  return shown.length > 0 ? 'yellow' : null;
}

/** Of its department: whether a deadline in force was announced or missed, and its clock still runs. */
export function cardOfSummons(summons: Summons): CardColour | null {
  if (summons.cards.length === 0 || !isUnresolved(summons)) return null;
  return worstOf(
    summons.cards.filter(
      ({ clock, dueAt: due }) =>
        isOfSummons(clock) &&
        summons.clocks[clock]?.dueAt === due &&
        stopTimeOf(summons, clock) === undefined,
    ),
  );
}

const cardOfStreet = (summons: Summons): CardColour | null =>
  worstOf(openAsksOf(summons).map(({ clock, due }) => cardOf(summons.cards, clock, due.dueAt)));

function cardOfWhole({ cards, gate, overall }: Whistle): CardColour | null {
  const ofGate = gate?.due && cardOf(cards, gate.clock, gate.due.dueAt);
  return worstOf([ofGate, overall && cardOf(cards, 'overall', overall.dueAt)]);
}

/** Of an open whistle: of its departments, of the street's own steps, of its own clocks. */
export function cardOfWhistle(whistle: Whistle): CardColour | null {
  if (whistle.status !== 'open') return null;
  const found = [
    cardOfWhole(whistle),
    ...whistle.summonses.flatMap((summons) => [cardOfSummons(summons), cardOfStreet(summons)]),
  ];
  if (found.includes('red')) return 'red';
  return found.includes('yellow') ? 'yellow' : null;
}
