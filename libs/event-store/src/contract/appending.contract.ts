import type { EventToAppend } from '#event-sourcing';
import type { EventStore } from '../event-store.js';
import {
  eventOfBytes,
  freshStream,
  sampleEvents,
  ids,
  sampleEvent,
  usingStore,
  type EventStoreHarness,
  RACE_MS,
} from './contract-harness.js';

export function describeAppending(harness: EventStoreHarness): void {
  const store = usingStore(harness);

  describe('given a stream that does not exist', () => {
    it('when it is read, then there is nothing', async () => {
      expect(await store().readStream(freshStream())).toEqual([]);
    });

    it('when appended to as no-stream, then revisions count from 0', async () => {
      const stream = freshStream();
      const events = sampleEvents(3);
      const outcome = await store().append(stream, 'no-stream', events);
      expect(outcome).toMatchObject({ outcome: 'appended', revision: 2, deduplicated: false });
      const read = await store().readStream(stream);
      expect(ids(read)).toEqual(ids(events));
      expect(read.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    });

    it('when appended to at a revision, then it is a conflict and nothing is written', async () => {
      const stream = freshStream();
      const outcome = await store().append(stream, 0, sampleEvents(1));
      expect(outcome).toEqual({ outcome: 'conflict', actual: 'no-stream' });
      expect(await store().readStream(stream)).toEqual([]);
    });

    it('when many create it at once, then exactly one does', async () => {
      const stream = freshStream();
      const outcomes = await Promise.all(
        Array.from({ length: 16 }, () => store().append(stream, 'no-stream', sampleEvents(2))),
      );
      expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
      expect(await store().readStream(stream)).toHaveLength(2);
    });

    it('when two handles create it at once, then exactly one does', async () => {
      const stream = freshStream();
      const other = await harness.open();
      const outcomes = await Promise.all(
        [store(), other].map((handle) => handle.append(stream, 'no-stream', sampleEvents(1))),
      );
      await other.close();
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['appended', 'conflict']);
    });

    it('when an append holds no events, then that is a bug', async () => {
      await expect(store().append(freshStream(), 'no-stream', [])).rejects.toThrow(RangeError);
    });
  });

  describe('given a stream of two events', () => {
    it('when appended to at its revision, then the events follow', async () => {
      const stream = await streamOf(store(), sampleEvents(2));
      expect(await store().append(stream, 1, sampleEvents(1))).toMatchObject({ revision: 2 });
      expect(await store().append(stream, 2, sampleEvents(1))).toMatchObject({ revision: 3 });
    });

    it.each([['no-stream' as const], [0], [2], [7]])(
      'when appended to at %s, then it is a conflict that says where the stream is',
      async (expected) => {
        const stream = await streamOf(store(), sampleEvents(2));
        const outcome = await store().append(stream, expected, sampleEvents(1));
        expect(outcome).toEqual({ outcome: 'conflict', actual: 1 });
        expect(await store().readStream(stream)).toHaveLength(2);
      },
    );

    it('when another handle moved it on, then that is seen', async () => {
      const stream = await streamOf(store(), sampleEvents(2));
      const other = await harness.open();
      await other.append(stream, 1, sampleEvents(1));
      await other.close();
      expect(await store().append(stream, 1, sampleEvents(1))).toMatchObject({ actual: 2 });
      expect(await store().append(stream, 2, sampleEvents(1))).toMatchObject({ revision: 3 });
    });

    it(
      'when 64 writers race at exact revisions, then each gets its own',
      async () => {
        const stream = await streamOf(store(), sampleEvents(2));
        const events = sampleEvents(64);
        const revisions = await Promise.all(events.map((e) => insist(store(), stream, e)));
        expect(revisions.sort((a, b) => a - b)).toEqual(events.map((_, i) => i + 2));
        const read = await store().readStream(stream, { fromRevision: 2 });
        expect(ids(read).sort()).toEqual(ids(events).sort());
      },
      RACE_MS,
    );
  });

  describe('given appends of unusual size', () => {
    it('when 1000 events are appended, then all are there in order', async () => {
      const events = sampleEvents(1000);
      const stream = await streamOf(store(), events);
      expect(ids(await store().readStream(stream))).toEqual(ids(events));
    });

    it('when an event is just at the limit, then it is taken whole', async () => {
      const event = eventOfBytes(harness.maxEventBytes);
      const stream = await streamOf(store(), [event]);
      expect((await store().readStream(stream))[0]?.data).toEqual(event.data);
    });

    it('when one event is over the limit, then nothing of the append is written', async () => {
      const stream = freshStream();
      const events = [sampleEvent(), eventOfBytes(harness.maxEventBytes + 1)];
      const append = store().append(stream, 'no-stream', events);
      await expect(append).rejects.toMatchObject({ failure: 'too-large' });
      expect(await store().readStream(stream)).toEqual([]);
    });
  });

  describe('given what people write', () => {
    it('when it is any Unicode, then it comes back as it was, and who did it too', async () => {
      const data = { text: '退哨𠮷田 👩‍🚒 \u0000 "\\" \u2028 é é', 键: ['值', null, 0.1, true] };
      const event = sampleEvent({ type: 'Something说', version: 3, data });
      const stream = await streamOf(store(), [event], `contract-街道-${freshStream()}`);
      const [read] = await store().readStream(stream);
      expect(read).toMatchObject({ ...event, stream, revision: 0 });
      expect(read?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });
  });
}

async function streamOf(
  store: EventStore,
  events: readonly EventToAppend[],
  stream = freshStream(),
): Promise<string> {
  expect(await store.append(stream, 'no-stream', events)).toMatchObject({ outcome: 'appended' });
  return stream;
}

/** Appends at the revision the stream is said to have, again and again; returns where it landed. */
async function insist(store: EventStore, stream: string, event: EventToAppend): Promise<number> {
  let expected: number | 'no-stream' = 1;
  for (;;) {
    const outcome = await store.append(stream, expected, [event]);
    if (outcome.outcome === 'appended') return outcome.revision;
    expected = outcome.actual;
  }
}
