import type { Position, RecordedEvent } from '#event-sourcing';
import type { EventFilter, EventStore } from '../event-store.js';
import {
  type EventStoreHarness,
  freshStream,
  afterOption,
  sampleEvents,
  ids,
  raceWriters,
  usingStore,
  RACE_MS,
} from './contract-harness.js';

const breath = () => new Promise((resolve) => setImmediate(resolve));

/** A reader that dies after every page and keeps only its checkpoint. */
async function readByCheckpoints(
  harness: EventStoreHarness,
  start: Position | undefined,
  { filter, limit, writing }: { filter: EventFilter; limit: number; writing: () => boolean },
): Promise<RecordedEvent[]> {
  const seen: RecordedEvent[] = [];
  for (let after = start; ;) {
    const last = !writing();
    const reader = await harness.open();
    const page = await reader.readAll({ limit, filter, ...afterOption(after) });
    await reader.close();
    seen.push(...page.events);
    after = page.position;
    if (last && page.end) return seen;
    await breath();
  }
}

/** Appends that conflict: in some stores they use up positions, in none do they leave an event. */
async function lose(store: EventStore, stream: string, writing: () => boolean): Promise<void> {
  while (writing()) {
    await store.append(stream, 4711, sampleEvents(2));
    await breath();
  }
}

/**
 * Situations in which readers of other event stores silently skipped events; every adapter must
 * withstand them.
 */
export function describeTraps(harness: EventStoreHarness): void {
  const store = usingStore(harness);

  describe('given the traps that others fell into', () => {
    it('KurrentDB #4970: when a filtered checkpoint falls inside an append, then nothing is skipped', async () => {
      const prefix = freshStream();
      const start = await store().head();
      const wanted = sampleEvents(7, 'Wanted');
      const mixed = wanted.flatMap((event) => [...sampleEvents(2, 'Unwanted'), event]);
      await store().append(freshStream(prefix), 'no-stream', mixed);
      for (const limit of [1, 2, 3]) {
        const filter = { streamPrefixes: [prefix], types: ['Wanted'] };
        const writing = () => false;
        const seen = await readByCheckpoints(harness, start, { filter, limit, writing });
        expect(ids(seen)).toEqual(ids(wanted));
      }
    });

    it(
      'Emmett PR 336: when a reader restarts while writers race, then it misses nothing and repeats nothing',
      async () => {
        const prefix = freshStream();
        const start = await store().head();
        let racing = true;
        const race = raceWriters(store(), prefix, { writers: 8, appends: 12 });
        const done = race.finally(() => (racing = false));
        const filter = { streamPrefixes: [prefix] };
        const how = { filter, limit: 7, writing: () => racing };
        const seen = await readByCheckpoints(harness, start, how);
        const written = [...(await race).values()].flat();
        await done;
        expect(ids(seen).sort()).toEqual(written.sort());
      },
      RACE_MS,
    );

    it(
      'Marten 4964 and 4977: when appends fail between others, then no gap is taken for an event, and none for a gap',
      async () => {
        const prefix = freshStream();
        const start = await store().head();
        let racing = true;
        const writing = () => racing;
        const taken = freshStream();
        await store().append(taken, 'no-stream', sampleEvents(1));
        const losers = Promise.all([1, 2, 3].map(() => lose(store(), taken, writing)));
        const race = raceWriters(store(), prefix, { writers: 8, appends: 8 });
        const done = race.finally(() => (racing = false));
        const how = { filter: { streamPrefixes: [prefix] }, limit: 9, writing };
        const seen = await readByCheckpoints(harness, start, how);
        const written = [...(await race).values()].flat();
        await Promise.all([done, losers]);
        expect(ids(seen).sort()).toEqual(written.sort());
        expect(await store().readStream(taken)).toHaveLength(1);
      },
      RACE_MS,
    );
  });
}
