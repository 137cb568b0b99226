import { randomUUID } from 'node:crypto';
import type { RecordedEvent } from '#event-sourcing';
import {
  eventsOf,
  freshStream,
  afterOption,
  sampleEvents,
  ids,
  pagesOf,
  raceWriters,
  usingStore,
  type EventStoreHarness,
  RACE_MS,
} from './contract-harness.js';

export function describeReading(harness: EventStoreHarness): void {
  const store = usingStore(harness);

  describe('given a log without events', () => {
    it('when asked for its head and pages, then there is nothing, and that is the end', async () => {
      const empty = await harness.openEmpty();
      expect(await empty.head()).toBeUndefined();
      expect(await empty.readAll({ limit: 10 })).toMatchObject({ events: [], end: true });
      await empty.close();
    });
  });

  describe('given a stream of five events', () => {
    it('when read from a revision, then earlier ones are left out', async () => {
      const stream = freshStream();
      await store().append(stream, 'no-stream', sampleEvents(5));
      const read = await store().readStream(stream, { fromRevision: 3 });
      expect(read.map(({ revision }) => revision)).toEqual([3, 4]);
      expect(await store().readStream(stream, { fromRevision: 5 })).toEqual([]);
    });

    it('when the log is read in pages, then each event comes once and the head is last', async () => {
      const start = await store().head();
      const events = sampleEvents(5);
      const outcome = await store().append(freshStream(), 'no-stream', events);
      const pages = await pagesOf(store(), { limit: 2, ...afterOption(start) });
      expect(ids(eventsOf(pages))).toEqual(ids(events));
      expect(pages.every((page) => page.events.length <= 2)).toBe(true);
      expect(pages.at(-1)?.position).toBe(await store().head());
      expect(outcome).toMatchObject({ position: await store().head() });
    });
  });

  describe('given many streams', () => {
    it('when they are read together, then each comes whole, in the order asked for', async () => {
      const streams = Array.from({ length: 100 }, () => freshStream());
      const written = streams.map((_, at) => sampleEvents(1 + (at % 3), `Kind${at}`));
      for (const [at, stream] of streams.entries())
        await store().append(stream, 'no-stream', written[at] ?? []);
      const asked = streams.toReversed();
      const reads = await store().readStreams(asked);
      expect(reads).toHaveLength(asked.length);
      for (const [at, stream] of asked.entries())
        expect(reads[at]).toMatchObject(
          (written[streams.indexOf(stream)] ?? []).map(({ id, type, version, data }, revision) => {
            return { id, stream, revision, type, version, data };
          }),
        );
    });

    it('when one is not there, and one has a name of signs, then they read as what they are', async () => {
      const odd = `${freshStream()} "'\\{},%_路灯🚨`;
      await store().append(odd, 'no-stream', sampleEvents(2));
      const [none, two, again] = await store().readStreams([freshStream(), odd, odd]);
      expect(none).toEqual([]);
      expect(two).toHaveLength(2);
      expect(again).toEqual(two);
      expect(await store().readStreams([])).toEqual([]);
    });

    it('when the log is closed, then reading says so', async () => {
      const closed = await harness.open();
      await closed.close();
      const reading = closed.readStreams([freshStream()]);
      await expect(reading).rejects.toMatchObject({ failure: 'closed' });
    });
  });

  describe('given writers that race', () => {
    it(
      'when a reader polls the log meanwhile, then it sees every event once, in order',
      async () => {
        const prefix = freshStream();
        const start = await store().head();
        let racing = true;
        const race = raceWriters(store(), prefix, { writers: 16, appends: 15 });
        const done = race.finally(() => (racing = false));
        const seen: RecordedEvent[] = [];
        const reader = await harness.open();
        for (let after = start; ;) {
          const last = !racing;
          const options = {
            limit: 50,
            filter: { streamPrefixes: [prefix] },
            ...afterOption(after),
          };
          const page = await reader.readAll(options);
          seen.push(...page.events);
          after = page.position;
          if (last && page.end) break;
          await new Promise((resolve) => setImmediate(resolve));
        }
        await reader.close();
        const written = await race;
        await done;
        expect(inOrder(seen)).toBe(true);
        for (const [stream, expected] of written) {
          const mine = seen.filter((event) => event.stream === stream);
          expect(ids(mine)).toEqual(expected);
          expect(mine.map(({ revision }) => revision)).toEqual(expected.map((_, i) => i));
        }
        expect(seen).toHaveLength([...written.values()].flat().length);
      },
      RACE_MS,
    );
  });

  describe('given events of several streams and types', () => {
    const write = async () => {
      const run = randomUUID();
      const start = await store().head();
      const whistle = sampleEvents(2, `Raised${run}`);
      const account = sampleEvents(2, `Opened${run}`);
      const arrived = sampleEvents(1, `Arrived${run}`);
      await store().append(`whistle-${run}`, 'no-stream', whistle);
      await store().append(`account-${run}`, 'no-stream', account);
      await store().append(`whistle-${run}`, 1, arrived);
      await store().append(`WHISTLE-${run}`, 'no-stream', sampleEvents(4));
      return { run, start, whistle, account, arrived };
    };

    it('when filtered by stream prefixes, then only those streams come', async () => {
      const { run, start, whistle, account, arrived } = await write();
      const of = async (...streamPrefixes: string[]) =>
        ids(
          eventsOf(
            await pagesOf(store(), { limit: 2, filter: { streamPrefixes }, ...afterOption(start) }),
          ),
        );
      expect(await of(`whistle-${run}`)).toEqual(ids([...whistle, ...arrived]));
      const both = [...whistle, ...account, ...arrived];
      expect(await of(`account-${run}`, `whistle-${run}`)).toEqual(ids(both));
      expect(await of(`%-${run}`)).toEqual([]);
    });

    it('when filtered by types, then only those types come', async () => {
      const { run, start, account, arrived } = await write();
      const filter = { types: [`Arrived${run}`, `Opened${run}`] };
      const pages = await pagesOf(store(), { limit: 2, filter, ...afterOption(start) });
      expect(ids(eventsOf(pages))).toEqual(ids([...account, ...arrived]));
    });

    it('when filtered by both, then both must hold', async () => {
      const { run, start, arrived } = await write();
      const filter = { types: [`Arrived${run}`, `Opened${run}`], streamPrefixes: ['whistle-'] };
      const pages = await pagesOf(store(), { limit: 2, filter, ...afterOption(start) });
      expect(ids(eventsOf(pages))).toEqual(ids(arrived));
    });

    it('when the filter leaves out everything, then the checkpoint still reaches the head', async () => {
      const { start } = await write();
      const filter = { streamPrefixes: [freshStream()] };
      const pages = await pagesOf(store(), { limit: 2, filter, ...afterOption(start) });
      expect(eventsOf(pages)).toEqual([]);
      expect(pages.at(-1)).toMatchObject({ position: await store().head(), end: true });
    });
  });

  describe('given a closed store', () => {
    it('when it is used, then it says that it is closed', async () => {
      const closed = await harness.open();
      await closed.close();
      const append = closed.append(freshStream(), 'no-stream', sampleEvents(1));
      await expect(append).rejects.toMatchObject({ failure: 'closed' });
      await expect(closed.head()).rejects.toMatchObject({ failure: 'closed' });
    });

    it('when it closes with appends in flight, then they are finished first', async () => {
      const stream = freshStream();
      const closing = await harness.open();
      const append = closing.append(stream, 'no-stream', sampleEvents(2));
      await closing.close();
      expect(await append).toMatchObject({ outcome: 'appended' });
      expect(await store().readStream(stream)).toHaveLength(2);
    });
  });
}

function inOrder(events: readonly RecordedEvent[]): boolean {
  return events.every((event, i) => i === 0 || (events[i - 1]?.position ?? '') < event.position);
}
