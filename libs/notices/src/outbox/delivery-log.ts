import { sql } from 'kysely';
import { skippedCount } from './setting-aside.js';
import type { DeliveryState, NoticeTable, OutboxDb } from './outbox.tables.js';

/** A delivery as administrators see it. */
export interface LoggedDelivery extends Pick<
  NoticeTable,
  'kind' | 'title' | 'whistle_id' | 'source_reference'
> {
  readonly id: string;
  readonly target: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly not_before: string;
  readonly created_at: string;
  readonly settled_at: string;
  readonly error: string;
}

export interface LogFilter {
  readonly state?: DeliveryState | undefined;
  readonly target?: string | undefined;
  /** Exclusive: what comes after it, newest first. */
  readonly after?: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** A page of deliveries, newest first. */
export function deliveryLog(
  db: OutboxDb,
  { state, target, after, limit }: LogFilter,
): Promise<LoggedDelivery[]> {
  return db
    .selectFrom('delivery')
    .innerJoin('notice', 'notice.id', 'delivery.notice_id')
    .selectAll('delivery')
    .select(['notice.kind', 'notice.title', 'notice.whistle_id', 'notice.source_reference'])
    .$if(state !== undefined, (query) => query.where('delivery.state', '=', state ?? 'due'))
    .$if(target !== undefined, (query) => query.where('delivery.target', '=', target ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(delivery.created_at, delivery.id) < (${after?.createdAt}, ${after?.id})`,
      ),
    )
    .orderBy('delivery.created_at', 'desc')
    .orderBy('delivery.id', 'desc')
    .limit(limit)
    .execute();
}

export interface LoggedAttempt {
  readonly at: string;
  readonly outcome: string;
  readonly status: number;
  readonly took_ms: number;
  readonly error: string;
  readonly message_id: string;
}

/** Attempts of deliveries, oldest first, by delivery. */
export async function attemptsOf(
  db: OutboxDb,
  deliveries: readonly string[],
): Promise<Map<string, LoggedAttempt[]>> {
  const found = new Map<string, LoggedAttempt[]>(deliveries.map((id) => [id, []]));
  if (deliveries.length === 0) return found;
  const rows = await db
    .selectFrom('attempt')
    .selectAll()
    .where('delivery_id', 'in', deliveries)
    .orderBy('at')
    .execute();
  for (const row of rows) found.get(row.delivery_id)?.push(row);
  return found;
}

export interface ReplayFilter {
  readonly target?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** Makes dead letters due again, with a fresh count of attempts. @returns how many */
export async function replayDead(
  db: OutboxDb,
  { target, ids }: ReplayFilter,
  now: string,
): Promise<number> {
  if (ids?.length === 0) return 0;
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('delivery')
      .set({ state: 'due', attempts: 0, not_before: now, created_at: now, settled_at: '' })
      .where('state', '=', 'dead')
      .where('target', 'in', tx.selectFrom('target').select('id'))
      .$if(target !== undefined, (query) => query.where('target', '=', target ?? ''))
      .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
      .executeTakeFirst();
    await tx
      .updateTable('target')
      .set({ paused_until: '', failures: 0, stopped: '' })
      .$if(target !== undefined, (query) => query.where('id', '=', target ?? ''))
      .$if(ids !== undefined, (query) => {
        const replayed = tx
          .selectFrom('delivery')
          .select('target')
          .where('id', 'in', ids ?? []);
        return query.where('id', 'in', replayed);
      })
      .execute();
    return Number(numUpdatedRows);
  });
}

export interface OutboxFigures {
  readonly due: number;
  readonly dead: number;
  readonly skipped: number;
  /** Due time of the delivery that is overdue for longest; undefined where none is. */
  readonly oldest: string | undefined;
  readonly totals: readonly {
    readonly channel: string;
    readonly outcome: string;
    readonly total: number;
  }[];
}

export async function outboxFigures(db: OutboxDb, now: string): Promise<OutboxFigures> {
  const counted = await db
    .selectFrom('delivery')
    .select((eb) => ['state', eb.fn.countAll<number | string>().as('count')])
    .where('state', 'in', ['due', 'dead'])
    .groupBy('state')
    .execute();
  const countOf = (state: string) => Number(counted.find((row) => row.state === state)?.count ?? 0);
  const oldest = await db
    .selectFrom('delivery')
    .select((eb) => eb.fn.min('not_before').as('first'))
    .where('state', '=', 'due')
    .where('not_before', '<=', now)
    .executeTakeFirst();
  const skipped = await skippedCount(db);
  const totals = await db.selectFrom('counter').selectAll().execute();
  return {
    due: countOf('due'),
    dead: countOf('dead'),
    skipped,
    oldest: oldest?.first ?? undefined,
    totals: totals.map((row) => ({ ...row, total: Number(row.total) })),
  };
}

/** Deletes settled deliveries, attempts and notices older than a moment; dead letters stay. */
export async function deleteBefore(db: OutboxDb, moment: string): Promise<void> {
  await db
    .deleteFrom('delivery')
    .where('state', 'in', ['sent', 'cancelled', 'dropped'])
    .where('settled_at', '<', moment)
    .execute();
  await db.deleteFrom('attempt').where('at', '<', moment).execute();
  const old = db.selectFrom('notice').select('id').where('at', '<', moment);
  await db.deleteFrom('reading').where('notice_id', 'in', old).execute();
  await db
    .deleteFrom('notice')
    .where('at', '<', moment)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('delivery')
            .select('delivery.id')
            .whereRef('delivery.notice_id', '=', 'notice.id'),
        ),
      ),
    )
    .execute();
}
