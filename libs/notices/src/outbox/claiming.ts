import { latestEnd } from './feeding.js';
import type { NoticeTable, OutboxDb, TargetTable } from './outbox.tables.js';

/** Most notices in one message. */
export const MOST_PER_MESSAGE = 20;

/** A delivery that was claimed for sending, with its notice. */
export type ClaimedDelivery = NoticeTable & {
  readonly delivery_id: string;
  readonly attempts: number;
  readonly bundled: number;
  readonly created_at: string;
};

/** The deliveries of one message. While it is claimed, no other sender uses the target. */
export interface Claim {
  readonly target: TargetTable;
  readonly deliveries: readonly [ClaimedDelivery, ...ClaimedDelivery[]];
}

export interface ClaimRequest {
  readonly owner: string;
  readonly now: string;
  /** When the claim ends if it is not released before. */
  readonly until: string;
}

/** A free target with something due; the one that was tried longest ago. */
async function nextTarget(
  db: OutboxDb,
  { now, until }: ClaimRequest,
): Promise<TargetTable | undefined> {
  return db
    .selectFrom('target')
    .selectAll()
    .where((eb) =>
      eb.or([eb('lease_until', '<=', now), eb('lease_until', '>', latestEnd({ now, until }))]),
    )
    .where('paused_until', '<=', now)
    .where('stopped', '=', '')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('delivery')
          .select('delivery.id')
          .whereRef('delivery.target', '=', 'target.id')
          .where('delivery.state', '=', 'due')
          .where('delivery.not_before', '<=', now),
      ),
    )
    .orderBy('tried_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

async function leaseTarget(
  db: OutboxDb,
  { id, lease_until }: TargetTable,
  { owner, now, until }: ClaimRequest,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('target')
    .set({ owner, lease_until: until, tried_at: now })
    .where('id', '=', id)
    .where('lease_until', '=', lease_until)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function dueQuery(db: OutboxDb, target: string, now: string) {
  return db
    .selectFrom('delivery')
    .innerJoin('notice', 'notice.id', 'delivery.notice_id')
    .selectAll('notice')
    .select(['delivery.id as delivery_id', 'delivery.attempts', 'delivery.created_at'])
    .select('delivery.bundled')
    .where('delivery.state', '=', 'due')
    .where('delivery.target', '=', target)
    .where('delivery.not_before', '<=', now)
    .orderBy('delivery.not_before')
    .orderBy('notice.at')
    .orderBy('delivery.id');
}

/** The first delivery that is due, and those that may share a message with it. */
async function dueDeliveries(
  db: OutboxDb,
  target: string,
  now: string,
): Promise<ClaimedDelivery[]> {
  const rows = await dueQuery(db, target, now).limit(1).execute();
  if (rows[0]?.bundled !== 1) return rows;
  return dueQuery(db, target, now)
    .where('delivery.bundled', '=', 1)
    .limit(MOST_PER_MESSAGE)
    .execute();
}

/** The next message to send; undefined where nothing is due. */
export async function claim(db: OutboxDb, claiming: ClaimRequest): Promise<Claim | undefined> {
  const target = await nextTarget(db, claiming);
  if (!target) return undefined;
  if (!(await leaseTarget(db, target, claiming))) return claim(db, claiming);
  const [first, ...others] = await dueDeliveries(db, target.id, claiming.now);
  if (first) return { target, deliveries: [first, ...others] };
  // Another sender was faster.
  await release(db, target.id, claiming.owner);
  return claim(db, claiming);
}

/** Frees the target for other senders, where `paused_until` is given only from then on. */
export async function release(
  db: OutboxDb,
  target: string,
  owner: string,
  state: Partial<Pick<TargetTable, 'paused_until' | 'failures' | 'stopped'>> = {},
): Promise<void> {
  await db
    .updateTable('target')
    .set({ owner: '', lease_until: '', ...state })
    .where('id', '=', target)
    .where('owner', '=', owner)
    .execute();
}

/** How many messages went to a target since a moment, and when the first of them did. */
export async function messagesSince(
  db: OutboxDb,
  target: string,
  since: string,
): Promise<{ readonly messages: number; readonly first: string }> {
  const { messages, first } = await db
    .selectFrom('attempt')
    .select((eb) => [
      eb.fn.count<number | string>('message_id').distinct().as('messages'),
      eb.fn.min('at').as('first'),
    ])
    .where('target', '=', target)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return { messages: Number(messages), first: first ?? since };
}
