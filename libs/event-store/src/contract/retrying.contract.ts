import type { AppendOutcome } from '../event-store.js';
import {
  freshStream,
  sampleEvents,
  ids,
  usingStore,
  type EventStoreHarness,
} from './contract-harness.js';

/** The caller missed the answer and appends the same events again. */
export function describeRetrying(harness: EventStoreHarness): void {
  const store = usingStore(harness);

  describe('given an append whose answer was lost', () => {
    it('when it is repeated, then it answers as the first time and writes nothing', async () => {
      const stream = freshStream();
      const events = sampleEvents(2);
      const first = await store().append(stream, 'no-stream', events);
      expect(await store().append(stream, 'no-stream', events)).toEqual(again(first));
      expect(await store().readStream(stream)).toHaveLength(2);
    });

    it('when the stream has moved on meanwhile, then it still answers as the first time', async () => {
      const stream = freshStream();
      await store().append(stream, 'no-stream', sampleEvents(1));
      const events = sampleEvents(3);
      const first = await store().append(stream, 0, events);
      await store().append(stream, 3, sampleEvents(2));
      expect(await store().append(stream, 0, events)).toEqual(again(first));
      expect(await store().readStream(stream)).toHaveLength(6);
    });

    it('when the store was restarted between the two, then it answers the same', async () => {
      const stream = freshStream();
      const events = sampleEvents(2);
      const before = await harness.open();
      const first = await before.append(stream, 'no-stream', events);
      await before.close();
      const after = await harness.open();
      expect(await after.append(stream, 'no-stream', events)).toEqual(again(first));
      await after.close();
    });

    it('when both tries are under way at once, then one writes and both succeed', async () => {
      const stream = freshStream();
      const events = sampleEvents(2);
      const outcomes = await Promise.all(
        [1, 2].map(() => store().append(stream, 'no-stream', events)),
      );
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'appended']);
      expect(ids(await store().readStream(stream))).toEqual(ids(events));
    });
  });

  describe('given event ids that were used before', () => {
    it('when another stream uses them, then it is refused without a trace', async () => {
      const used = sampleEvents(1);
      await store().append(freshStream(), 'no-stream', used);
      const stream = freshStream();
      const append = store().append(stream, 'no-stream', [...sampleEvents(2), ...used]);
      await expect(append).rejects.toMatchObject({ failure: 'event-id-reused' });
      expect(await store().readStream(stream)).toEqual([]);
      expect(await store().append(stream, 0, sampleEvents(1))).toMatchObject({
        actual: 'no-stream',
      });
    });

    it('when their own stream uses them at its newest revision, then it is refused', async () => {
      const stream = freshStream();
      const used = sampleEvents(2);
      await store().append(stream, 'no-stream', used);
      const append = store().append(stream, 1, [...sampleEvents(1), ...used]);
      await expect(append).rejects.toMatchObject({ failure: 'event-id-reused' });
      expect(await store().readStream(stream)).toHaveLength(2);
      expect(await store().append(stream, 1, sampleEvents(1))).toMatchObject({ revision: 2 });
    });

    it('when their own stream repeats them at another revision, then it is refused', async () => {
      const stream = freshStream();
      const used = sampleEvents(2);
      await store().append(stream, 'no-stream', used);
      const append = store().append(stream, 7, used);
      await expect(append).rejects.toMatchObject({ failure: 'event-id-reused' });
      expect(await store().readStream(stream)).toHaveLength(2);
    });

    it('when only some of a repeated append are the same, then it is refused', async () => {
      const stream = freshStream();
      const used = sampleEvents(2);
      await store().append(stream, 'no-stream', used);
      const append = store().append(stream, 'no-stream', [...used.slice(0, 1), ...sampleEvents(1)]);
      await expect(append).rejects.toMatchObject({ failure: 'event-id-reused' });
      expect(ids(await store().readStream(stream))).toEqual(ids(used));
    });

    it('when one append holds an id twice, then it is refused without a trace', async () => {
      const stream = freshStream();
      const [event] = sampleEvents(1);
      const append = store().append(stream, 'no-stream', event ? [event, event] : []);
      await expect(append).rejects.toMatchObject({ failure: 'event-id-reused' });
      expect(await store().readStream(stream)).toEqual([]);
    });

    it('when others append at the same moment, then they are not disturbed', async () => {
      const used = sampleEvents(1);
      await store().append(freshStream(), 'no-stream', used);
      const streams = Array.from({ length: 9 }, () => freshStream());
      const settled = await Promise.allSettled(
        streams.map((stream, i) =>
          store().append(stream, 'no-stream', [...sampleEvents(2), ...(i % 3 === 1 ? used : [])]),
        ),
      );
      const reads = await Promise.all(streams.map((stream) => store().readStream(stream)));
      expect(settled.map(({ status }) => status === 'fulfilled')).toEqual(
        streams.map((_, i) => i % 3 !== 1),
      );
      expect(reads.map(({ length }) => length)).toEqual(
        streams.map((_, i) => (i % 3 !== 1 ? 2 : 0)),
      );
    });
  });
}

function again(first: AppendOutcome): AppendOutcome {
  if (first.outcome !== 'appended') throw new Error('the first try must have been appended');
  return { ...first, deduplicated: true };
}
