import type { Directory } from '#directory';
import type { Clock, Position, RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { jointMeeting, type MeetingEvent } from '#joint-meeting';
import { whistle, type WhistleEvent } from '#whistle';
import {
  evolveMeeting,
  meetingNoticesOf,
  noNoticedMeeting,
  type NoticedMeeting,
} from '../domain/meeting-notices.js';
import type { Notice, Recipient } from '../domain/notice.values.js';
import { evolveNoticed, noNoticedWhistle, type NoticedWhistle } from '../domain/noticed-whistle.js';
import { noticesOf } from '../domain/notices.js';
import { noticeSettings } from '../domain/settings.js';
import { noSettings, type NoticeSettings } from '../domain/preferences.js';
import { settingsNoticeOf } from '../domain/settings-notices.js';
import { reasonOf } from '../outbox/failures.js';
import type { FedPage } from '../outbox/fed-page.js';
import type { DeliveryTable, NoticeTable, SkippedTable } from '../outbox/outbox.tables.js';
import { deliveriesOf } from './deliveries.js';
import { isLogAway } from './log-away.js';
import { rowOf } from './notice-rows.js';
import { StreamContexts } from './stream-contexts.js';

/**
 * An event that is recorded so long after it happened is history that is being brought in, by an
 * import, a demonstration or a copy of a log: nobody is told of it.
 */
const HISTORY_MS = 3_600_000;

const isHistory = ({ recordedAt, data }: RecordedEvent): boolean => {
  const { at } = data as { readonly at?: string };
  return at !== undefined && Date.parse(recordedAt) - Date.parse(at) > HISTORY_MS;
};

interface Written {
  readonly settings: Map<string, NoticeSettings>;
  readonly notices: Map<string, NoticeTable>;
  readonly deliveries: Map<string, DeliveryTable>;
  readonly skipped: SkippedTable[];
  readonly changedBy: Map<string, string>;
}

/** A stream whose beginning is gone does not say whom it concerns. */
class BeginningMissingError extends Error {
  override readonly name = 'BeginningMissingError';

  constructor(stream: string) {
    super(`${stream} does not begin with its first event`);
  }
}

interface Named {
  nameOf(organisation: string): string;
  /** Organisations of the command centre. */
  readonly districts: readonly string[];
}

/** Makes the rows of a page of the log. What it remembers of settings is as of the page it made last. */
export class PageBuilder {
  private readonly whistles: StreamContexts<NoticedWhistle, WhistleEvent>;
  private readonly meetings: StreamContexts<NoticedMeeting, MeetingEvent>;

  constructor(
    store: EventStore,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly settings: Map<string, NoticeSettings>,
  ) {
    this.whistles = new StreamContexts(store, whistle, noNoticedWhistle, evolveNoticed);
    this.meetings = new StreamContexts(store, jointMeeting, noNoticedMeeting, evolveMeeting);
  }

  async build(events: readonly RecordedEvent[], from: Position, to: Position): Promise<FedPage> {
    const written: Written = {
      settings: new Map(),
      notices: new Map(),
      deliveries: new Map(),
      skipped: [],
      changedBy: new Map(),
    };
    const organisations = await this.directory.current();
    const named: Named = {
      nameOf: (id) => organisations.nameOf(id),
      districts: organisations.active({ kind: 'district' }).map(({ id }) => id),
    };
    for (const event of events) await this.put(event, named, written);
    const { settings, notices, deliveries, skipped, changedBy } = written;
    const rows = { notices: [...notices.values()], deliveries: [...deliveries.values()], skipped };
    const places = new Map(events.map(({ id, stream, type }) => [id, { stream, type }]));
    return { from, to, settings, ...rows, places, changedBy };
  }

  /** What goes wrong with one event must not keep everything after it from being told. */
  private async put(event: RecordedEvent, named: Named, written: Written): Promise<void> {
    try {
      if (noticeSettings.includes(event)) this.change(event, written);
      else await this.tell(event, named, written);
    } catch (error) {
      if (isLogAway(error)) throw error;
      const { id, stream, type } = event;
      const what = { event_id: id, stream, type, error: reasonOf(error), at: this.clock.now() };
      written.skipped.push(what);
    }
  }

  private change(event: RecordedEvent, { settings, changedBy, notices }: Written): void {
    const organisation = noticeSettings.idOf(event.stream);
    const before = this.settings.get(organisation) ?? noSettings;
    const changed = noticeSettings.typed(event);
    const after = noticeSettings.evolve(before, changed);
    const { account } = event.metadata.actor;
    const told = settingsNoticeOf(changed, { organisation, account });
    if (told && !isHistory(event)) {
      // In the inbox only: whoever has the notices sent elsewhere would be the first to be told.
      const row = rowOf(event, told, told.to);
      notices.set(row.id, row);
    }
    this.settings.set(organisation, after);
    settings.set(organisation, after);
    changedBy.set(organisation, event.id);
  }

  private async tell(event: RecordedEvent, named: Named, written: Written): Promise<void> {
    const notices = await this.teller(event, named);
    if (isHistory(event)) return;
    // All of an event or nothing: what could not be made is made by a retry, once.
    for (const row of notices().flatMap((notice) => this.rows(event, notice, named))) {
      written.notices.set(row.notice.id, row.notice);
      for (const delivery of row.deliveries) written.deliveries.set(delivery.id, delivery);
    }
  }

  /** Knows what stands before the event, also where nobody is told of it. */
  private async teller(event: RecordedEvent, { nameOf }: Named): Promise<() => readonly Notice[]> {
    const by = event.metadata.actor.organisation;
    if (jointMeeting.includes(event)) {
      const meeting = await this.meetings.after(event);
      if (meeting.organiser === '') throw new BeginningMissingError(event.stream);
      return () => meetingNoticesOf(jointMeeting.typed(event), meeting, { by, nameOf });
    }
    const noticed = await this.whistles.after(event);
    if (noticed.street === '') throw new BeginningMissingError(event.stream);
    const about = { stream: event.stream, event: whistle.typed(event), whistle: noticed };
    return () => noticesOf({ ...about, by, nameOf });
  }

  private rows(event: RecordedEvent, notice: Notice, named: Named) {
    const now = this.clock.now();
    return addressees(notice.to, named).map((to) => {
      const row = rowOf(event, notice, to);
      const deliveries = deliveriesOf(notice, { to, row, settings: this.settings, now });
      return { notice: row, deliveries };
    });
  }
}

/** The command centre is told through the organisation of the district. */
const addressees = (to: Recipient, named: Named): readonly Recipient[] =>
  'authority' in to ? named.districts.map((id) => ({ organisation: id })) : [to];
