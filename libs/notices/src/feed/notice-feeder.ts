import { setTimeout as sleep } from 'node:timers/promises';
import { Directory } from '#directory';
import type { Clock, Position } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { jointMeeting } from '#joint-meeting';
import { whistle } from '#whistle';
import { NOTIFYING_MEETING_EVENTS } from '../domain/meeting-notices.js';
import { NOTIFYING_EVENTS } from '../domain/notices.js';
import { noticeSettings } from '../domain/settings.js';
import type { NoticeSettings } from '../domain/preferences.js';
import {
  beginFeed,
  feedPosition,
  feed,
  FeedLostError,
  leaseFeed,
  moveFeed,
  releaseFeed,
} from '../outbox/feeding.js';
import { concernsRow } from '../outbox/failures.js';
import type { FedPage } from '../outbox/fed-page.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';
import { readSettings } from '../outbox/saved-settings.js';
import { SetAsideError } from '../outbox/setting-aside.js';
import { type OpensContacts, PageBuilder } from './page-builder.js';

export interface FeederOptions {
  readonly store: EventStore;
  readonly outbox: OutboxDb;
  readonly clock: Clock;
  /** Unique name of this process. */
  readonly owner: string;
  /** After how long without renewal another process may take over; 15 000 by default. */
  readonly leaseMs?: number;
  /** Without it, contact data is taken as it is written. */
  readonly personalData?: OpensContacts | undefined;
  /** Called with every failure; feeding continues from the checkpoint. */
  readonly onError?: (error: unknown) => void;
}

const FILTER = {
  streamPrefixes: [whistle.prefix, jointMeeting.prefix, noticeSettings.prefix],
  types: [...NOTIFYING_EVENTS, ...NOTIFYING_MEETING_EVENTS, ...noticeSettings.types],
};
const BATCH = 200;
/** At the head of the log, events that arrive within this time share a transaction. */
const REST_MS = 50;
/** How often a page is tried as a whole before its faulty parts are set aside. */
const WHOLE_TRIES = 3;

/** All settings as of a position of the log. Reads the short stream of each organisation, not the whole log. */
async function settingsAt(
  { store, clock }: Log,
  position: Position,
): Promise<Map<string, NoticeSettings>> {
  const settings = new Map<string, NoticeSettings>();
  const organisations = (await new Directory(store, clock).current()).all();
  for (const { id } of organisations) {
    const recorded = await noticeSettings.read(store, id);
    const then = recorded.filter((event) => event.position <= position);
    if (then.length === 0) continue;
    settings.set(id, noticeSettings.fold(then));
  }
  return settings;
}

interface Log {
  readonly store: EventStore;
  readonly clock: Clock;
}

/** Moves the outbox to the end of the log: events before that lead to no notices. */
export async function startAtHead(
  store: EventStore,
  outbox: OutboxDb,
  clock: Clock,
): Promise<Position> {
  const head = (await store.head()) ?? '';
  const settings = await settingsAt({ store, clock }, head);
  const move = (await feedPosition(outbox)) === undefined ? beginFeed : moveFeed;
  await move(outbox, head, { settings, now: clock.now() });
  return head;
}

/**
 * Fixes the position in the log from which on notices are sent, where none is fixed yet. The API does
 * so before it answers its first request, so that no event is missed while no feeder runs.
 */
export async function claimFeedPosition(
  store: EventStore,
  outbox: OutboxDb,
  clock: Clock,
): Promise<void> {
  if ((await feedPosition(outbox)) !== undefined) return;
  const head = (await store.head()) ?? '';
  const settings = await settingsAt({ store, clock }, head);
  // If another process does the same at the same time, the first write counts.
  await beginFeed(outbox, head, { settings, now: clock.now() });
}

/**
 * Follows the log and writes notices into the outbox, checkpoint and rows in one transaction. Not a
 * projection: a rebuild does not touch it, and it starts at the head of the log.
 */
export class NoticeFeeder {
  private readonly directory: Directory;
  private readonly leaseMs: number;

  constructor(private readonly options: FeederOptions) {
    this.directory = new Directory(options.store, options.clock);
    this.leaseMs = options.leaseMs ?? 15_000;
  }

  /** Runs until the signal; waits while another process feeds. */
  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted)
      try {
        if (await this.begin()) await this.follow(signal);
        else await pause(this.leaseMs / 10, signal);
        failures = 0;
      } catch (error) {
        if (signal.aborted) break;
        if (!(error instanceof FeedLostError)) this.options.onError?.(error);
        await pause(Math.min(100 * 2 ** failures++, 5_000), signal);
      }
    await releaseFeed(this.options.outbox, this.options.owner).catch(() => undefined);
  }

  /** Returns whether this process is the one that feeds. */
  private async begin(): Promise<boolean> {
    const { store, outbox, clock } = this.options;
    const position = await feedPosition(outbox);
    if (position === undefined) await claimFeedPosition(store, outbox, clock);
    if (!(await this.lease())) return false;
    const head = (await store.head()) ?? '';
    // The log was restored from a copy older than the outbox: notices are not sent a second time.
    if (position !== undefined && position > head) await startAtHead(store, outbox, clock);
    return true;
  }

  private lease(): Promise<boolean> {
    const { outbox, clock, owner } = this.options;
    const now = clock.now();
    const until = new Date(Date.parse(now) + this.leaseMs).toISOString();
    return leaseFeed(outbox, { owner, now, until });
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { store, outbox, clock, personalData } = this.options;
    const lost = new AbortController();
    const until = AbortSignal.any([signal, lost.signal]);
    const pulse = setInterval(() => {
      void this.lease().then((mine) => mine || lost.abort(), this.options.onError);
    }, this.leaseMs / 3);
    try {
      const settings = await readSettings(outbox);
      const sources = { store, directory: this.directory, clock, personalData };
      const builder = new PageBuilder(sources, settings);
      let from = (await feedPosition(outbox)) ?? '';
      const after = from === '' ? {} : { after: from };
      const options = { filter: FILTER, batchSize: BATCH, signal: until, ...after };
      for await (const { events, position, end } of store.subscribe(options)) {
        if (position === undefined || position === from) continue;
        const page = await builder.build(events, from, position);
        await this.write(page, until);
        from = position;
        await pause(end ? REST_MS : 0, until);
      }
    } finally {
      clearInterval(pulse);
    }
  }

  /** Writes a page as a whole, or, if that fails, all of it but its faulty parts. */
  private async write(page: FedPage, signal: AbortSignal): Promise<void> {
    const { outbox, clock, owner, onError } = this.options;
    const report = (aside: FedPage['skipped']) => {
      if (aside.length > 0) onError?.(new SetAsideError(aside));
    };
    for (let tries = 1; tries <= WHOLE_TRIES; tries++)
      try {
        await feed(outbox, page, { owner, now: clock.now() });
        return report(page.skipped);
      } catch (error) {
        if (!concernsRow(error)) throw error;
        await pause(REST_MS * tries, signal);
      }
    const aside = await feed(outbox, page, { owner, now: clock.now(), feeding: 'pieces' });
    report([...page.skipped, ...aside]);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
