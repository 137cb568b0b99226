import type { EventStore } from '../event-store.js';
import {
  eventsOf,
  freshStream,
  afterOption,
  sampleEvents,
  ids,
  pagesOf,
  usingStore,
  type EventStoreHarness,
} from './contract-harness.js';

/** Appends to three streams in turn: `a b c a b c …`, of one to three events. */
function interleaved(prefix: string, rounds: number) {
  const streams = ['a', 'b', 'c'].map((name) => ({ stream: `${prefix}${name}`, revision: -1 }));
  return Array.from({ length: rounds }, (_, i) => {
    const at = streams[i % 3]!;
    const expected = at.revision < 0 ? ('no-stream' as const) : at.revision;
    const events = sampleEvents(1 + (i % 3));
    at.revision += events.length;
    return { stream: at.stream, expected, events };
  });
}

const idsOf = (appends: ReturnType<typeof interleaved>) => appends.flatMap((a) => ids(a.events));

export function describeCopying(harness: EventStoreHarness): void {
  const store = usingStore(harness);

  const logOf = async (log: EventStore, prefix: string, after?: string) =>
    ids(
      eventsOf(
        await pagesOf(log, {
          ...afterOption(after),
          limit: 500,
          filter: { streamPrefixes: [prefix] },
        }),
      ),
    );

  describe('given appends to several streams that are to keep their order', () => {
    it('when they are appended in order, then the log holds them so, across streams', async () => {
      const prefix = freshStream();
      const head = await store().head();
      const appends = interleaved(prefix, 300);
      const outcomes = await store().appendInOrder(appends);
      expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['appended']));
      expect(await logOf(store(), prefix, head)).toEqual(idsOf(appends));
      const last = (await store().readStream(`${prefix}c`)).at(-1);
      expect(outcomes.at(-1)).toMatchObject({ position: last?.position, revision: last?.revision });
    });

    it('when they are appended again, then nothing is added', async () => {
      const prefix = freshStream();
      const head = await store().head();
      const appends = interleaved(prefix, 30);
      const first = await store().appendInOrder(appends);
      const again = await store().appendInOrder(appends);
      expect(again).toEqual(first.map((outcome) => ({ ...outcome, deduplicated: true })));
      expect(await logOf(store(), prefix, head)).toEqual(idsOf(appends));
    });

    it('when one finds its stream elsewhere, then it is a conflict', async () => {
      const prefix = freshStream();
      const [one, two] = interleaved(prefix, 2);
      await store().append(two!.stream, 'no-stream', sampleEvents(2));
      const outcomes = await store().appendInOrder([one!, two!]);
      expect(outcomes).toMatchObject([{ outcome: 'appended' }, { outcome: 'conflict', actual: 1 }]);
    });

    it('when an id is used elsewhere, then that is thrown', async () => {
      const prefix = freshStream();
      const [one] = interleaved(prefix, 1);
      const twice = [one!, { ...one!, stream: `${prefix}other` }];
      await expect(store().appendInOrder(twice)).rejects.toMatchObject({
        failure: 'event-id-reused',
      });
    });
  });
}
