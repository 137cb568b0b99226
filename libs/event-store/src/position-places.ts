import type { Position } from '#event-sourcing';
import { isNumberedPosition } from './numbered-position.js';

/**
 * The number that a position of any log begins with, 0 for none. It grows evenly enough to show how far
 * something is, and is no number of events: EventStoreDB's positions are bytes.
 */
export const placeOf = (position: Position | undefined): number =>
  Number(/^\d+/.exec(position ?? '')?.[0] ?? 0);

/**
 * Events after one position up to another; `from` undefined is the beginning of the log. Undefined
 * where the log does not number its events.
 */
export function eventsBetween(
  from: Position | undefined,
  to: Position | undefined,
): number | undefined {
  const known = [from, to].filter((position) => position !== undefined);
  if (!known.every(isNumberedPosition)) return undefined;
  return Math.max(0, placeOf(to) - placeOf(from));
}
