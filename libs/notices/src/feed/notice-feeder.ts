import { setTimeout as sleep } from 'node:timers/promises';
import { Directory } from '#directory';
import type { Clock, Position } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { jointMeeting } from '#joint-meeting';
import { whistle } from '#whistle';
import { TOLD_MEETING_EVENTS } from '../domain/meeting-notices.js';
import { TOLD_EVENTS } from '../domain/notices.js';
import { noticeSettings } from '../domain/settings.js';
import type { NoticeSettings } from '../domain/preferences.js';
import {
  beginFeed,
  fedTo,
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
import { PageBuilder } from './page-builder.js';

export interface FeederOptions {
  readonly store: EventStore;
  readonly outbox: OutboxDb;
  readonly clock: Clock;
  /** Tells this process from all others. */
  readonly owner: string;
  /** How long a feeder that says nothing keeps the others out; 15 000 by default. */
  readonly leaseMs?: number;
  /** Told of every failure; feeding goes on from the checkpoint. */
  readonly onError?: (error: unknown) => void;
}

const FILTER = {
  streamPrefixes: [whistle.prefix, jointMeeting.prefix, noticeSettings.prefix],
  types: [...TOLD_EVENTS, ...TOLD_MEETING_EVENTS, ...noticeSettings.types],
};
const BATCH = 200;
/** At the head of the log, what comes within so long shares a transaction. */
const REST_MS = 50;
/** So often a page is tried as a whole before what cannot be written of it is set aside. */
const WHOLE_TRIES = 3;

/**
 * All settings as they are at a position of the log. Read organisation by organisation: the log itself
 * may be long, and is not gone through for them.
 */
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

/** Puts the outbox to the end of the log: nothing is told of what is between. */
export async function startAtHead(
  store: EventStore,
  outbox: OutboxDb,
  clock: Clock,
): Promise<Position> {
  const head = (await store.head()) ?? '';
  const settings = await settingsAt({ store, clock }, head);
  const move = (await fedTo(outbox)) === undefined ? beginFeed : moveFeed;
  await move(outbox, head, { settings, now: clock.now() });
  return head;
}

/**
 * Takes the place in the log after which people are told, where none was taken yet. Whoever answers
 * requests does so before the first: what is done from then on is told, whenever the feeding begins.
 */
export async function takePlace(store: EventStore, outbox: OutboxDb, clock: Clock): Promise<void> {
  if ((await fedTo(outbox)) !== undefined) return;
  const head = (await store.head()) ?? '';
  const settings = await settingsAt({ store, clock }, head);
  // Where another process takes it at the same time, the first to write it has it.
  await beginFeed(outbox, head, { settings, now: clock.now() });
}

/**
 * Puts what people are to be told into the outbox as the log grows. Checkpoint and rows are one
 * transaction. It is no projection: a rebuild does not touch it, and its first start is at the head.
 */
export class NoticeFeeder {
  private readonly directory: Directory;
  private readonly leaseMs: number;

  constructor(private readonly options: FeederOptions) {
    this.directory = new Directory(options.store, options.clock);
    this.leaseMs = options.leaseMs ?? 15_000;
  }

  /** Runs until the signal; while another process feeds, it stands by. */
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

  /** Whether it is this process that feeds. */
  private async begin(): Promise<boolean> {
    const { store, outbox, clock } = this.options;
    const position = await fedTo(outbox);
    if (position === undefined) await takePlace(store, outbox, clock);
    if (!(await this.lease())) return false;
    const head = (await store.head()) ?? '';
    // The log was put back to a copy older than the outbox: what it had sent is not sent again.
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
    const { store, outbox, clock } = this.options;
    const lost = new AbortController();
    const until = AbortSignal.any([signal, lost.signal]);
    const pulse = setInterval(() => {
      void this.lease().then((mine) => mine || lost.abort(), this.options.onError);
    }, this.leaseMs / 3);
    try {
      const builder = new PageBuilder(store, this.directory, clock, await readSettings(outbox));
      let from = (await fedTo(outbox)) ?? '';
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

  /** A page as a whole; or, where something of it cannot be written, all but that. */
  private async write(page: FedPage, signal: AbortSignal): Promise<void> {
    const { outbox, clock, owner, onError } = this.options;
    const tellOf = (aside: FedPage['skipped']) => {
      if (aside.length > 0) onError?.(new SetAsideError(aside));
    };
    for (let tries = 1; tries <= WHOLE_TRIES; tries++)
      try {
        await feed(outbox, page, { owner, now: clock.now() });
        return tellOf(page.skipped);
      } catch (error) {
        if (!concernsRow(error)) throw error;
        await pause(REST_MS * tries, signal);
      }
    const aside = await feed(outbox, page, { owner, now: clock.now(), feeding: 'pieces' });
    tellOf([...page.skipped, ...aside]);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
