import type { Position } from '#event-sourcing';

/**
 * The number that a position of any store begins with, 0 for none: it grows evenly enough to show how
 * far something is. In a data folder and in PostgreSQL it counts events, in EventStoreDB bytes.
 */
export const positionNumber = (position: Position | undefined): number =>
  Number(/^\d+/.exec(position ?? '')?.[0] ?? 0);
