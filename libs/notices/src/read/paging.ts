import { decodeCursor, type Freshness, inputError } from '#graphql';
import type { Position } from '#event-sourcing';
import { setTimeout as sleep } from 'node:timers/promises';
import { feedPosition } from '../outbox/feeding.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';

/** How long a query waits for the position it was given; then it answers with what there is. */
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 25;

/** Position of the outbox; waits up to two seconds for it to reach `after`. */
export async function freshnessOf(
  db: OutboxDb,
  after: Position | null | undefined,
): Promise<Freshness> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const position = (await feedPosition(db)) || null;
    const reached = !after || (position !== null && position >= after);
    if (reached || performance.now() > deadline) return { position, reached };
    await sleep(LOOK_EVERY_MS);
  }
}

/** Place of a row in a list that is sorted by time and id. */
export interface Place {
  readonly time: string;
  readonly id: string;
}

export function placeOf(cursor: string | null | undefined): Place | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const [time, id] = decodeCursor(cursor);
  if (typeof time === 'string' && typeof id === 'string') return { time, id };
  throw inputError('after', 'CURSOR_INVALID', '游标无效');
}
