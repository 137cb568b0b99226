import type { Position } from '#event-sourcing';
import { isNumberedPosition } from './numbered-position.js';

/**
 * The number at the start of a position, 0 if there is none. It grows evenly enough to show
 * progress but does not count events: EventStoreDB's positions are bytes.
 */
export const placeOf = (position: Position | undefined): number =>
  Number(/^\d+/.exec(position ?? '')?.[0] ?? 0);

/**
 * Number of events after `from` (undefined: the beginning) up to `to`; undefined if the log does
 * not number its events.
 */
export function eventsBetween(
  from: Position | undefined,
  to: Position | undefined,
): number | undefined {
  const known = [from, to].filter((position) => position !== undefined);
  if (!known.every(isNumberedPosition)) return undefined;
  return Math.max(0, placeOf(to) - placeOf(from));
}
