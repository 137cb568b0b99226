import type { Directory } from '#directory';
import type { Clock, Position, RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { jointMeeting, type MeetingEvent } from '#joint-meeting';
import { ERASED, type PersonalData } from '#privacy';
import { whistle, type WhistleEvent } from '#whistle';
import {
  evolveNoticedMeeting,
  meetingNoticesOf,
  noNoticedMeeting,
  type NoticedMeeting,
} from '../domain/meeting-notices.js';
import type { Notice, Recipient } from '../domain/notice.values.js';
import {
  evolveNoticedWhistle,
  noNoticedWhistle,
  type NoticedWhistle,
} from '../domain/noticed-whistle.js';
import { noticesOf } from '../domain/notices.js';
import { noticeSettings } from '../domain/settings.js';
import type { SettingsEvent } from '../domain/settings.events.js';
import { noSettings, type NoticeSettings } from '../domain/preferences.js';
import { settingsNoticeOf } from '../domain/settings-notices.js';
import { isAway, reasonOf } from '../outbox/failures.js';
import type { FedPage } from '../outbox/fed-page.js';
import type { DeliveryTable, NoticeTable, SkippedTable } from '../outbox/outbox.tables.js';
import { deliveriesOf } from './deliveries.js';
import { rowOf } from './notice-rows.js';
import { StreamContexts } from './stream-contexts.js';

/**
 * An event recorded more than an hour after it happened comes from an import, the demo or a copied
 * log: it leads to no notices.
 */
const HISTORY_MS = 3_600_000;

const isHistory = ({ recordedAt, data }: RecordedEvent): boolean => {
  const { at } = data as { readonly at?: string };
  return at !== undefined && Date.parse(recordedAt) - Date.parse(at) > HISTORY_MS;
};

interface PageRows {
  readonly settings: Map<string, NoticeSettings>;
  readonly notices: Map<string, NoticeTable>;
  readonly deliveries: Map<string, DeliveryTable>;
  readonly skipped: SkippedTable[];
  readonly changedBy: Map<string, string>;
}

/** Without its first event, a stream does not say which organisations it concerns. */
class BeginningMissingError extends Error {
  override readonly name = 'BeginningMissingError';

  constructor(stream: string) {
    super(`${stream} does not begin with its first event`);
  }
}

interface OrganisationNames {
  nameOf(organisation: string): string;
  /** Organisations of the command centre. */
  readonly districts: readonly string[];
}

/** Opens the contact data of residents and the addresses of subscriptions. */
export type OpensContacts = Pick<PersonalData, 'openOne'>;

/** Where what notices say is read from. */
interface PageSources {
  readonly store: EventStore;
  readonly directory: Directory;
  readonly clock: Clock;
  /** Without it, contact data is taken as it is written. */
  readonly personalData?: OpensContacts | undefined;
}

/** Builds the outbox rows of a page of the log. Keeps the settings as of the last page it built. */
export class PageBuilder {
  private readonly whistles: StreamContexts<NoticedWhistle, WhistleEvent>;
  private readonly meetings: StreamContexts<NoticedMeeting, MeetingEvent>;

  private readonly directory: Directory;
  private readonly clock: Clock;
  private readonly personalData: OpensContacts | undefined;

  constructor(
    { store, directory, clock, personalData }: PageSources,
    private readonly settings: Map<string, NoticeSettings>,
  ) {
    this.directory = directory;
    this.clock = clock;
    this.personalData = personalData;
    this.whistles = new StreamContexts(store, whistle, noNoticedWhistle, evolveNoticedWhistle);
    this.meetings = new StreamContexts(store, jointMeeting, noNoticedMeeting, evolveNoticedMeeting);
  }

  async build(events: readonly RecordedEvent[], from: Position, to: Position): Promise<FedPage> {
    const written: PageRows = {
      settings: new Map(),
      notices: new Map(),
      deliveries: new Map(),
      skipped: [],
      changedBy: new Map(),
    };
    const organisations = await this.directory.current();
    const named: OrganisationNames = {
      nameOf: (id) => organisations.nameOf(id),
      districts: organisations.active({ kind: 'district' }).map(({ id }) => id),
    };
    for (const event of events) await this.add(event, named, written);
    const { settings, notices, deliveries, skipped, changedBy } = written;
    const rows = { notices: [...notices.values()], deliveries: [...deliveries.values()], skipped };
    const places = new Map(events.map(({ id, stream, type }) => [id, { stream, type }]));
    return { from, to, settings, ...rows, places, changedBy };
  }

  /** A fault in one event must not stop the notices of later ones. */
  private async add(
    event: RecordedEvent,
    named: OrganisationNames,
    written: PageRows,
  ): Promise<void> {
    try {
      if (noticeSettings.includes(event)) await this.addSettings(event, written);
      else await this.addNotices(event, named, written);
    } catch (error) {
      if (isAway(error)) throw error;
      const { id, stream, type } = event;
      const what = { event_id: id, stream, type, error: reasonOf(error), at: this.clock.now() };
      written.skipped.push(what);
    }
  }

  private async addSettings(event: RecordedEvent, written: PageRows): Promise<void> {
    const { settings, changedBy, notices } = written;
    const organisation = noticeSettings.idOf(event.stream);
    const before = this.settings.get(organisation) ?? noSettings;
    const changed = noticeSettings.typed(event);
    const { account } = event.metadata.actor;
    const readable = isHistory(event) ? undefined : await this.withAddressOpened(changed);
    const told = readable && settingsNoticeOf(readable, { organisation, account });
    if (told) {
      // In the inbox only: otherwise whoever redirects the notices would receive the warning of it.
      const row = rowOf(event, told, told.to);
      notices.set(row.id, row);
    }
    const after = noticeSettings.evolve(before, changed);
    this.settings.set(organisation, after);
    settings.set(organisation, after);
    changedBy.set(organisation, event.id);
  }

  /** For the text alone, which names the host: the settings keep the address sealed. */
  private async withAddressOpened(event: SettingsEvent): Promise<SettingsEvent> {
    if (event.type !== 'NoticeSubscriptionAdded' || !this.personalData) return event;
    const { address } = event.data;
    if (address === undefined) return event;
    const opened = await this.personalData.openOne({ address });
    return { ...event, data: { ...event.data, address: opened.address } };
  }

  private async addNotices(
    event: RecordedEvent,
    named: OrganisationNames,
    written: PageRows,
  ): Promise<void> {
    const notices = await this.noticeWriter(event, named);
    if (isHistory(event)) return;
    // All notices of an event or none, so that a retry can make them once.
    for (const row of notices().flatMap((notice) => this.rows(event, notice, named))) {
      written.notices.set(row.notice.id, row.notice);
      for (const delivery of row.deliveries) written.deliveries.set(delivery.id, delivery);
    }
  }

  /** Folds the event into its context, also where it leads to no notices. */
  private async noticeWriter(
    event: RecordedEvent,
    { nameOf }: OrganisationNames,
  ): Promise<() => readonly Notice[]> {
    const by = event.metadata.actor.organisation;
    if (jointMeeting.includes(event)) {
      const meeting = await this.meetings.stateAfter(event);
      if (meeting.organiser === '') throw new BeginningMissingError(event.stream);
      return () => meetingNoticesOf(jointMeeting.typed(event), meeting, { by, nameOf });
    }
    const noticed = await this.whistles.stateAfter(event);
    if (noticed.street === '') throw new BeginningMissingError(event.stream);
    const opened = await this.withContactOpened(noticed);
    const about = { stream: event.stream, event: whistle.typed(event), whistle: opened };
    return () => noticesOf({ ...about, by, nameOf });
  }

  /** The resident is looked for in what people typed, and masked there. */
  private async withContactOpened(noticed: NoticedWhistle): Promise<NoticedWhistle> {
    const { contact: sealed, ...anonymous } = noticed;
    if (!sealed || !this.personalData) return noticed;
    const contact = await this.personalData.openOne(sealed);
    return contact.name === ERASED ? anonymous : { ...anonymous, contact };
  }

  private rows(event: RecordedEvent, notice: Notice, named: OrganisationNames) {
    const now = this.clock.now();
    return recipientsOf(notice.to, named).map((to) => {
      const row = rowOf(event, notice, to);
      const deliveries = deliveriesOf(notice, { to, row, settings: this.settings, now });
      return { notice: row, deliveries };
    });
  }
}

/** Notices to the command centre go to the organisation of the district. */
const recipientsOf = (to: Recipient, named: OrganisationNames): readonly Recipient[] =>
  'authority' in to ? named.districts.map((id) => ({ organisation: id })) : [to];
