import { v5 } from 'uuid';
import type { Directory } from '#directory';
import type { Clock, Position, RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { MEETING_STREAM_PREFIX, type MeetingEvent } from '#joint-meeting';
import { upcast, type WhistleEvent } from '#whistle';
import { recipientKey } from '../domain/addressing.js';
import {
  evolveMeeting,
  meetingNoticesOf,
  noNoticedMeeting,
  type NoticedMeeting,
} from '../domain/meeting-notices.js';
import type { Notice, Recipient, SourceReference } from '../domain/notice.values.js';
import { evolveNoticed, noNoticedWhistle, type NoticedWhistle } from '../domain/noticed-whistle.js';
import { noticesOf } from '../domain/notices.js';
import { noticeSettings, noSettings, type NoticeSettings } from '../domain/settings.js';
import {
  organisationOf,
  SETTINGS_STREAM_PREFIX,
  type SettingsEvent,
} from '../domain/settings.events.js';
import type { FedPage } from '../outbox/feeding.js';
import type { DeliveryTable, NoticeTable, SkippedTable } from '../outbox/outbox.tables.js';
import { deliveriesOf } from './deliveries.js';
import { StreamContexts } from './stream-contexts.js';

/** Namespace of notice ids; part of the contract with every receiver that remembers what it has seen. */
const NOTICE_NAMESPACE = '0f0f8bb1-63a7-5f0e-9a53-8c1f7b0a5d31';
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
}

interface Named {
  nameOf(organisation: string): string;
  /** Organisations of the command centre. */
  readonly districts: readonly string[];
}

/** Makes the rows of a page of the log. What it remembers of settings is as of the page it made last. */
export class PageBuilder {
  private readonly whistles: StreamContexts<NoticedWhistle>;
  private readonly meetings: StreamContexts<NoticedMeeting>;

  constructor(
    store: EventStore,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly settings: Map<string, NoticeSettings>,
  ) {
    this.whistles = new StreamContexts(store, noNoticedWhistle, (whistle, event) =>
      evolveNoticed(whistle, upcast(event) as unknown as WhistleEvent),
    );
    this.meetings = new StreamContexts(store, noNoticedMeeting, (meeting, event) =>
      evolveMeeting(meeting, event as unknown as MeetingEvent),
    );
  }

  async build(events: readonly RecordedEvent[], from: Position, to: Position): Promise<FedPage> {
    const written: Written = {
      ...{ settings: new Map(), notices: new Map(), deliveries: new Map(), skipped: [] },
    };
    const organisations = await this.directory.current();
    const named: Named = {
      nameOf: (id) => organisations.nameOf(id),
      districts: organisations.active({ kind: 'district' }).map(({ id }) => id),
    };
    for (const event of events)
      if (event.stream.startsWith(SETTINGS_STREAM_PREFIX)) this.change(event, written);
      else await this.tell(event, named, written);
    const { settings, notices, deliveries, skipped } = written;
    const rows = { notices: [...notices.values()], deliveries: [...deliveries.values()], skipped };
    return { from, to, settings, ...rows };
  }

  private change(event: RecordedEvent, { settings }: Written): void {
    const organisation = organisationOf(event.stream);
    const before = this.settings.get(organisation) ?? noSettings;
    const after = noticeSettings.evolve(before, event as unknown as SettingsEvent);
    this.settings.set(organisation, after);
    settings.set(organisation, after);
  }

  private async tell(event: RecordedEvent, named: Named, written: Written): Promise<void> {
    const notices = await this.teller(event, named);
    if (isHistory(event)) return;
    try {
      for (const notice of notices()) this.write(event, notice, named, written);
    } catch (error) {
      // A text that cannot be made must not keep everything after it from being told.
      const { id, stream, type } = event;
      const what = { event_id: id, stream, type, error: String(error), at: this.clock.now() };
      written.skipped.push(what);
    }
  }

  /** Knows what stands before the event, also where nobody is told of it. */
  private async teller(event: RecordedEvent, { nameOf }: Named): Promise<() => readonly Notice[]> {
    const by = event.metadata.actor.organisation;
    if (event.stream.startsWith(MEETING_STREAM_PREFIX)) {
      const meeting = await this.meetings.after(event);
      const told = event as unknown as MeetingEvent;
      return () => meetingNoticesOf(told, meeting, { by, nameOf });
    }
    const whistle = await this.whistles.after(event);
    const told = upcast(event) as unknown as WhistleEvent;
    return () => noticesOf({ stream: event.stream, event: told, whistle, by, nameOf });
  }

  private write(event: RecordedEvent, notice: Notice, named: Named, written: Written): void {
    for (const to of addressees(notice.to, named)) {
      const row = rowOf(event, notice, to);
      written.notices.set(row.id, row);
      const now = this.clock.now();
      for (const delivery of deliveriesOf(notice, { to, row, settings: this.settings, now }))
        written.deliveries.set(delivery.id, delivery);
    }
  }
}

/** The command centre is told through the organisation of the district. */
const addressees = (to: Recipient, named: Named): readonly Recipient[] =>
  'authority' in to ? named.districts.map((id) => ({ organisation: id })) : [to];

const NO_SOURCE: SourceReference = { system: '', reference: '' };

function rowOf(event: RecordedEvent, notice: Notice, to: Recipient): NoticeTable {
  const { kind, whistleId, summons = 0, title, text, urgent, reactBy = '' } = notice;
  const { source = NO_SOURCE, outcome = '' } = notice;
  const { at } = event.data as { readonly at: string };
  return {
    id: v5(`${event.id}/${kind}/${recipientKey(to)}`, NOTICE_NAMESPACE),
    ...{ event_id: event.id, event_type: event.type, kind },
    organisation: 'organisation' in to ? to.organisation : '',
    ...{ source_system: source.system, source_reference: source.reference, outcome },
    ...{ whistle_id: whistleId, summons, title, text },
    ...{ urgent: urgent ? 1 : 0, react_by: reactBy, at },
  };
}
