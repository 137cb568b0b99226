import { sql } from 'kysely';
import type { NoticeKind } from '../domain/notice.values.js';
import type { NoticeTable, OutboxDb } from './outbox.tables.js';

/** Whose inbox: the notices of an organisation, with what this account has read of them. */
export interface InboxOwner {
  readonly organisation: string;
  readonly account: string;
  /** Kinds that are not to be shown. */
  readonly muted: readonly NoticeKind[];
}

export type InboxNotice = NoticeTable & { readonly read_at: string | null };

export interface InboxPage {
  readonly unreadOnly: boolean;
  /** Last notice of the page before; exclusive. */
  readonly after?: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
}

const inboxOf = (db: OutboxDb, { organisation, account, muted }: InboxOwner) =>
  db
    .selectFrom('notice')
    .leftJoin('reading', (join) =>
      join.onRef('reading.notice_id', '=', 'notice.id').on('reading.account', '=', account),
    )
    .where('notice.organisation', '=', organisation)
    .$if(muted.length > 0, (query) => query.where('notice.kind', 'not in', muted));

/** A page of an inbox, newest first. */
export function inboxPage(
  db: OutboxDb,
  owner: InboxOwner,
  { unreadOnly, after, limit }: InboxPage,
): Promise<InboxNotice[]> {
  return inboxOf(db, owner)
    .selectAll('notice')
    .select('reading.read_at')
    .$if(unreadOnly, (query) => query.where('reading.read_at', 'is', null))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(notice.at, notice.id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy('notice.at', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(limit)
    .execute();
}

export async function unreadCount(db: OutboxDb, owner: InboxOwner): Promise<number> {
  const { unread } = await inboxOf(db, owner)
    .where('reading.read_at', 'is', null)
    .select((eb) => eb.fn.countAll<number | string>().as('unread'))
    .executeTakeFirstOrThrow();
  return Number(unread);
}

/** Marks the organisation's notices among `ids` as read. @returns how many were unread before */
export async function markRead(
  db: OutboxDb,
  { organisation, account }: Pick<InboxOwner, 'organisation' | 'account'>,
  ids: readonly string[],
  now: string,
): Promise<number> {
  if (ids.length === 0) return 0;
  const own = await db
    .selectFrom('notice')
    .select('id')
    .where('organisation', '=', organisation)
    .where('id', 'in', ids)
    .execute();
  if (own.length === 0) return 0;
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('reading')
    .values(own.map(({ id }) => ({ notice_id: id, account, read_at: now })))
    .onConflict((conflict) => conflict.columns(['notice_id', 'account']).doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows);
}
