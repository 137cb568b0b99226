import { type Claim, type ClaimedDelivery, release } from './claiming.js';
import { deadLetterStopped, notifyOwner } from './failing-targets.js';
import type { AttemptTable, CounterTable, OutboxDb, TargetTable } from './outbox.tables.js';

/** Outcome of sending one message. */
export interface Settlement {
  readonly owner: string;
  readonly messageId: string;
  readonly at: string;
  readonly tookMs: number;
  readonly outcome: AttemptTable['outcome'];
  readonly status: number;
  /** Stable code and a few words; '' where it was sent. */
  readonly error: string;
  /** When to try again; undefined for never. */
  retryAt(attempts: number): string | undefined;
  /** Set where the receiver was unreachable: deliveries created before this moment become dead letters. */
  readonly giveUpBefore?: string;
  readonly target: Partial<Pick<TargetTable, 'paused_until' | 'failures' | 'stopped'>>;
}

/** Records an attempt and its consequences, and releases the target. */
export async function settle(db: OutboxDb, claim: Claim, done: Settlement): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('attempt').values(attemptRows(claim, done)).execute();
    let dead = 0;
    for (const delivery of claim.deliveries) dead += await settleOne(tx, delivery, done);
    dead += await giveUp(tx, claim, done);
    const { channel } = claim.target;
    await addToCounter(tx, channel, done.outcome, claim.deliveries.length);
    await release(tx, claim.target.id, done.owner, done.target);
    if (dead === 0) return;
    const stopped = done.target.stopped !== undefined;
    if (stopped) await deadLetterStopped(tx, done.at);
    await notifyOwner(tx, claim.target, { at: done.at, error: done.error, stopped });
    await addToCounter(tx, channel, 'dead', dead);
  });
}

/** @returns 1 where the delivery became a dead letter, otherwise 0 */
async function settleOne(
  tx: OutboxDb,
  delivery: ClaimedDelivery,
  done: Settlement,
): Promise<number> {
  const tried = delivery.attempts + 1;
  const again = done.outcome === 'failed' ? done.retryAt(tried) : undefined;
  const state = done.outcome === 'sent' ? 'sent' : again ? 'due' : 'dead';
  await tx
    .updateTable('delivery')
    .set({
      state,
      attempts: tried,
      error: done.error,
      ...(again === undefined ? { settled_at: done.at } : { not_before: again }),
    })
    .where('id', '=', delivery.delivery_id)
    // The subscription may have been removed, and the delivery cancelled, in the meantime.
    .where('state', '=', 'due')
    .execute();
  return state === 'dead' ? 1 : 0;
}

const attemptRows = ({ target, deliveries }: Claim, done: Settlement): AttemptTable[] =>
  deliveries.map(({ delivery_id }) => ({
    message_id: done.messageId,
    delivery_id,
    target: target.id,
    at: done.at,
    took_ms: Math.round(done.tookMs),
    outcome: done.outcome,
    status: done.status,
    error: done.error,
  }));

async function giveUp(tx: OutboxDb, { target }: Claim, done: Settlement): Promise<number> {
  if (done.giveUpBefore === undefined) return 0;
  const { numUpdatedRows } = await tx
    .updateTable('delivery')
    .set({ state: 'dead', settled_at: done.at, error: `GAVE_UP ${done.error}` })
    .where('state', '=', 'due')
    .where('target', '=', target.id)
    .where('created_at', '<', done.giveUpBefore)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** A delivery whose notice is obsolete. */
export interface DroppedDelivery {
  readonly delivery: ClaimedDelivery;
  /** Stable code and a few words. */
  readonly error: string;
  /** The reason in Chinese, shown with the notice in the inbox. */
  readonly over: string;
}

/** Drops obsolete deliveries; their notices stay in the inbox, marked with the reason. */
export async function dropObsolete(
  db: OutboxDb,
  { target }: Claim,
  dropped: readonly DroppedDelivery[],
  at: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { delivery, error, over } of dropped) {
      await tx
        .updateTable('delivery')
        .set({ state: 'dropped', settled_at: at, error })
        .where('id', '=', delivery.delivery_id)
        .where('state', '=', 'due')
        .execute();
      await tx.updateTable('notice').set({ over }).where('id', '=', delivery.id).execute();
    }
    await addToCounter(tx, target.channel, 'dropped', dropped.length);
  });
}

async function addToCounter(
  tx: OutboxDb,
  channel: CounterTable['channel'],
  outcome: CounterTable['outcome'],
  more: number,
): Promise<void> {
  await tx
    .insertInto('counter')
    .values({ channel, outcome, total: more })
    .onConflict((conflict) =>
      conflict
        .columns(['channel', 'outcome'])
        .doUpdateSet((eb) => ({ total: eb('counter.total', '+', more) })),
    )
    .execute();
}
