import { type Claim, type ClaimedDelivery, release } from './claiming.js';
import { refuseStopped, tellOwner } from './failing-targets.js';
import type { AttemptTable, CounterTable, OutboxDb, TargetTable } from './outbox.tables.js';

/** What became of one message. */
export interface Settlement {
  readonly owner: string;
  readonly messageId: string;
  readonly at: string;
  readonly tookMs: number;
  readonly outcome: AttemptTable['outcome'];
  readonly status: number;
  /** Stable code and a few words; '' where it was sent. */
  readonly error: string;
  /** When to try again what failed; undefined where there is no use in it. */
  retryAt(attempts: number): string | undefined;
  /** What waits since before this moment is given up, where the receiver was out of reach. */
  readonly giveUpBefore?: string;
  readonly target: Partial<Pick<TargetTable, 'paused_until' | 'failures' | 'stopped'>>;
}

/** Writes down an attempt and what follows from it, and lets go of the target. */
export async function settle(db: OutboxDb, claim: Claim, done: Settlement): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('attempt').values(attempts(claim, done)).execute();
    let dead = 0;
    for (const delivery of claim.deliveries) dead += await settleOne(tx, delivery, done);
    dead += await giveUp(tx, claim, done);
    const { channel } = claim.target;
    await count(tx, channel, done.outcome, claim.deliveries.length);
    await release(tx, claim.target.id, done.owner, done.target);
    if (dead === 0) return;
    const stopped = done.target.stopped !== undefined;
    if (stopped) await refuseStopped(tx, done.at);
    await tellOwner(tx, claim.target, { at: done.at, error: done.error, stopped });
    await count(tx, channel, 'dead', dead);
  });
}

/** Answers 1 where it is a dead letter now. */
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
    // A subscription may have been removed while the message was on its way.
    .where('state', '=', 'due')
    .execute();
  return state === 'dead' ? 1 : 0;
}

const attempts = ({ target, deliveries }: Claim, done: Settlement): AttemptTable[] =>
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

/** A delivery of something that is over, and why. */
export interface Dropped {
  readonly delivery: ClaimedDelivery;
  /** Stable code and a few words. */
  readonly error: string;
  /** For people who find the notice in their inbox. */
  readonly over: string;
}

/** Writes down what is not told any more; its notice stays in the inbox, and says that it is over. */
export async function dropOver(
  db: OutboxDb,
  { target }: Claim,
  dropped: readonly Dropped[],
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
    await count(tx, target.channel, 'dropped', dropped.length);
  });
}

async function count(
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
