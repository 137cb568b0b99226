import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#event-sourcing';
import { type Connection, type ConnectionArgs, pageOf } from '#graphql';
import { ALWAYS_SHOWN } from '../domain/notice.values.js';
import { preferencesOf } from '../domain/preferences.js';
import { NOTICE_OUTBOX } from '../outbox/open-outbox.js';
import { type InboxNotice, type InboxOwner, inboxPage, unreadCount } from '../outbox/inbox.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';
import { NoticeSettingsLog } from '../settings/settings-log.js';
import { freshnessOf, placeOf } from './paging.js';

/** A row of the inbox, as the API shows it. */
export const toShownNotice = (row: InboxNotice) => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  text: row.text,
  whistleId: row.whistle_id,
  summons: row.summons || null,
  urgent: row.urgent === 1,
  reactBy: row.react_by || null,
  at: row.at,
  over: row.over || null,
  readAt: row.read_at,
});

/** A notice in an inbox, as the API shows it. */
export type ShownNotice = ReturnType<typeof toShownNotice>;

export interface MyNoticesRequest extends ConnectionArgs {
  readonly unreadOnly: boolean;
}

/** A page of one's inbox, newest first. */
export class AskMyNotices extends Query<Connection<ShownNotice>> {
  constructor(
    readonly actor: Actor,
    readonly args: MyNoticesRequest,
  ) {
    super();
  }
}

/** Number of one's unread notices. */
export class CountMyUnreadNotices extends Query<number> {
  constructor(readonly actor: Actor) {
    super();
  }
}

/** Whose inbox an account sees: its organisation's, without the kinds it has muted. */
export async function ownerOf(
  settings: NoticeSettingsLog,
  { organisation, account, role }: Actor,
): Promise<InboxOwner> {
  const { muted } = preferencesOf(await settings.load(organisation), account, role);
  return { organisation, account, muted: muted.filter((kind) => !ALWAYS_SHOWN.includes(kind)) };
}

@QueryHandler(AskMyNotices)
export class AskMyNoticesHandler implements IQueryHandler<AskMyNotices> {
  constructor(
    @Inject(NOTICE_OUTBOX) private readonly outbox: OutboxDb,
    private readonly settings: NoticeSettingsLog,
  ) {}

  async execute({ actor, args }: AskMyNotices): Promise<Connection<ShownNotice>> {
    const { first, after, unreadOnly, afterPosition } = args;
    const place = placeOf(after);
    const freshness = await freshnessOf(this.outbox, afterPosition);
    const rows = await inboxPage(this.outbox, await ownerOf(this.settings, actor), {
      unreadOnly,
      after: place && { at: place.time, id: place.id },
      limit: first + 1,
    });
    return pageOf(rows, { first, after, freshness }, ({ at, id }) => [at, id], toShownNotice);
  }
}

@QueryHandler(CountMyUnreadNotices)
export class CountMyUnreadNoticesHandler implements IQueryHandler<CountMyUnreadNotices> {
  constructor(
    @Inject(NOTICE_OUTBOX) private readonly outbox: OutboxDb,
    private readonly settings: NoticeSettingsLog,
  ) {}

  async execute({ actor }: CountMyUnreadNotices): Promise<number> {
    return unreadCount(this.outbox, await ownerOf(this.settings, actor));
  }
}
