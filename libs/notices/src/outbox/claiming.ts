import type { NoticeTable, OutboxDb, TargetTable } from './outbox.tables.js';

/** Most notices in one message. */
export const MOST_TOGETHER = 20;

/** A notice on its way. */
export type ClaimedDelivery = NoticeTable & {
  readonly delivery_id: string;
  readonly attempts: number;
  readonly bundled: number;
  readonly created_at: string;
};

/** What one message is to hold, and for whom; nobody else sends to the target meanwhile. */
export interface Claim {
  readonly target: TargetTable;
  readonly deliveries: readonly [ClaimedDelivery, ...ClaimedDelivery[]];
}

export interface Claiming {
  readonly owner: string;
  readonly now: string;
  /** Until when the claim holds, should its owner say nothing more. */
  readonly until: string;
}

/** A target with something due that nobody has, the one first that has waited longest for a try. */
async function nextTarget(db: OutboxDb, now: string): Promise<TargetTable | undefined> {
  return db
    .selectFrom('target')
    .selectAll()
    .where('lease_until', '<=', now)
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

async function take(
  db: OutboxDb,
  { id, lease_until }: TargetTable,
  { owner, now, until }: Claiming,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('target')
    .set({ owner, lease_until: until, tried_at: now })
    .where('id', '=', id)
    .where('lease_until', '=', lease_until)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function due(db: OutboxDb, target: string, now: string) {
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

/** The first that is due, and those that may go with it. */
async function dueOf(db: OutboxDb, target: string, now: string): Promise<ClaimedDelivery[]> {
  const rows = await due(db, target, now).limit(1).execute();
  if (rows[0]?.bundled !== 1) return rows;
  return due(db, target, now).where('delivery.bundled', '=', 1).limit(MOST_TOGETHER).execute();
}

/** The next message to send; undefined where nothing is due. */
export async function claim(db: OutboxDb, claiming: Claiming): Promise<Claim | undefined> {
  const target = await nextTarget(db, claiming.now);
  if (!target) return undefined;
  if (!(await take(db, target, claiming))) return claim(db, claiming);
  const [first, ...others] = await dueOf(db, target.id, claiming.now);
  if (first) return { target, deliveries: [first, ...others] };
  // Somebody sent it between the look and the claim.
  await release(db, target.id, claiming.owner);
  return claim(db, claiming);
}

/** Lets others have the target; where told, only later. */
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

/** Messages to a target since a moment, and when the first of them was. */
export async function sentSince(
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
