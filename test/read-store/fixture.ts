import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Position } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import {
  type AnyProjection,
  openReadStore,
  type ReadPlace,
  type ReadStore,
  type RunOptions,
} from '#read-store';

import type { GenerationStorage } from '../../libs/read-store/src/storage.js';
import { READ_DATABASES, ReadPlaces, storageAt } from '../support/read-places.js';
import { tallies, type TallyEvent, type TallyTables } from './tallies.js';

const metadata = {
  commandId: 'c3a6d8de-5b1c-4e57-9d43-6d5a2f6f2a10',
  command: 'Count',
  digest: 'none',
  correlationId: 'c3a6d8de-5b1c-4e57-9d43-6d5a2f6f2a10',
  actor: { account: 'clerk', organisation: 'street', role: 'clerk' },
};

export const opened = (title = '街道'): TallyEvent => ({ type: 'TallyOpened', data: { title } });
export const counted = (by: number): TallyEvent => ({ type: 'TallyCounted', data: { by } });

/** A log and read stores in a folder of their own, closed and removed after the test. */
export class ReadSide {
  private readonly stores: ReadStore[] = [];
  private readonly runs: Promise<void>[] = [];
  private readonly stopping = new AbortController();

  private constructor(
    readonly folder: string,
    readonly log: EventStore,
    readonly place: ReadPlace,
  ) {}

  static async create(place: ReadPlace): Promise<ReadSide> {
    const folder = mkdtempSync(join(tmpdir(), 'read-store-'));
    const log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    return new ReadSide(folder, log, place);
  }

  /** The generations, for tests that reach behind the read store's back. */
  async behind<Result>(work: (storage: GenerationStorage) => Promise<Result>): Promise<Result> {
    const storage = storageAt(this.place);
    try {
      return await work(storage);
    } finally {
      await storage.close();
    }
  }

  /** The homes that exist. */
  homes(): Promise<readonly string[]> {
    return this.behind(async (storage) => [...(await storage.list())].sort());
  }

  /** Changes the checkpoint of the first generation, as nobody but its runner should. */
  setCheckpoint(change: { position?: string; epoch?: number }): Promise<void> {
    return this.behind(async (storage) => {
      const db = storage.open<{ checkpoint: { position: string; epoch: number } }>(
        'tallies-g1',
        'apply',
      );
      await db.updateTable('checkpoint').set(change).execute();
      await db.destroy();
    });
  }

  async open(
    projections: readonly AnyProjection[] = [tallies],
    options: { readonly now?: () => Date } = {},
  ): Promise<ReadStore> {
    const { place, log: eventStore } = this;
    const settings = { eventStore, projections, graceMs: 0, ...options };
    const store = await openReadStore({ ...place, ...settings });
    this.stores.push(store);
    return store;
  }

  /** Starts a runner that lives until `stop` or the end of the test. */
  run(store: ReadStore, options: RunOptions = {}): { stop(): Promise<void> } {
    const own = new AbortController();
    const signal = AbortSignal.any([own.signal, this.stopping.signal]);
    const run = store.run({ ...options, signal });
    this.runs.push(run);
    return {
      async stop() {
        own.abort();
        await run;
      },
    };
  }

  /** Appends to a stream and returns the position of the last event. */
  async append(stream: string, events: readonly TallyEvent[]): Promise<Position> {
    const written = await this.log.readStream(stream);
    const expected = written.at(-1)?.revision ?? 'no-stream';
    const toAppend = events.map((event) => ({ ...event, id: randomUUID(), metadata, version: 1 }));
    const outcome = await this.log.append(stream, expected, toAppend);
    if (outcome.outcome !== 'appended') throw new Error(`conflict on ${stream}`);
    return outcome.position;
  }

  /** Waits until the projection has applied everything that is in the log. */
  async settled(store: ReadStore, projection = 'tallies'): Promise<void> {
    const head = await this.log.head();
    if (head === undefined) throw new Error('nothing has been written');
    const reached = await store.waitFor(projection, head, { timeoutMs: 10_000 });
    if (!reached) throw new Error(`${projection}: ${JSON.stringify(await store.status())}`);
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.runs);
    for (const store of this.stores) await store.close();
    await this.log.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The suite, once for each kind of database that holds read models. */
export function describeOnEach(
  given: string,
  suite: (create: () => Promise<ReadSide>, places: ReadPlaces) => void,
): void {
  describe.each(READ_DATABASES)(`${given} (%s)`, (database) => {
    const places = new ReadPlaces(database);
    beforeAll(() => places.start(), 60_000);
    afterAll(() => places.stop(), 60_000);
    suite(() => ReadSide.create(places.fresh()), places);
  });
}

/** All rows of the tallies, in order. */
export async function rowsOf(store: ReadStore) {
  const db = await store.live<TallyTables>('tallies');
  return {
    tallies: await db.selectFrom('tally').selectAll().orderBy('stream').execute(),
    steps: await db
      .selectFrom('tally_step')
      .selectAll()
      .orderBy('stream')
      .orderBy('number')
      .execute(),
  };
}

/** Total of each stream. */
export async function totals(store: ReadStore): Promise<Record<string, number>> {
  const rows = (await rowsOf(store)).tallies;
  return Object.fromEntries(rows.map((row) => [row.stream, row.total]));
}
