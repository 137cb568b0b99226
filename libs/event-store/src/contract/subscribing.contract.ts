import type { Position } from '#event-sourcing';
import type { EventStore, LogPage, SubscribeOptions } from '../event-store.js';
import {
  freshStream,
  afterOption,
  sampleEvents,
  ids,
  raceWriters,
  usingStore,
  type EventStoreHarness,
  RACE_MS,
} from './contract-harness.js';

export function describeSubscribing(harness: EventStoreHarness): void {
  const store = usingStore(harness);

  describe('given a subscription', () => {
    it('when events are appended later, then they arrive', async () => {
      const prefix = freshStream();
      const subscribed = take(store(), 3, { filter: { streamPrefixes: [prefix] } });
      const events = sampleEvents(3);
      await store().append(`${prefix}a`, 'no-stream', events.slice(0, 1));
      await store().append(`${prefix}b`, 'no-stream', events.slice(1));
      expect((await subscribed).ids).toEqual(ids(events));
    });

    it('when another handle appends, then its events arrive too', async () => {
      const prefix = freshStream();
      const other = await harness.open();
      const subscribed = take(store(), 2, { filter: { streamPrefixes: [prefix] } });
      const events = sampleEvents(2);
      await other.append(prefix, 'no-stream', events);
      expect((await subscribed).ids).toEqual(ids(events));
      await other.close();
    });

    it('when the filter leaves events out, then the checkpoint passes them', async () => {
      const after = await store().head();
      const filter = { types: [freshStream()] };
      const outcome = await store().append(freshStream(), 'no-stream', sampleEvents(3));
      const pages = await takePages(store(), { filter, ...afterOption(after) }, ({ end }) => end);
      expect(pages.flatMap(({ events }) => events)).toEqual([]);
      expect(outcome).toMatchObject({ position: pages.at(-1)?.position });
    });

    it('when it is aborted while it waits, then it ends', async () => {
      const abort = new AbortController();
      const ended = takePages(
        store(),
        { signal: abort.signal, ...afterOption(await store().head()) },
        () => false,
      );
      setImmediate(() => abort.abort());
      expect(await ended).toEqual([]);
    });

    it('when the signal was aborted before, then it yields nothing', async () => {
      await store().append(freshStream(), 'no-stream', sampleEvents(1));
      expect(await takePages(store(), { signal: AbortSignal.abort() }, () => false)).toEqual([]);
    });

    it('when the store is closed, then it ends', async () => {
      const closing = await harness.open();
      const ended = takePages(closing, afterOption(await closing.head()), () => false);
      await closing.close();
      expect(await ended).toEqual([]);
    });
  });

  describe('given a subscriber that goes on from its checkpoint', () => {
    it(
      'when the store is reopened again and again, then it sees every event once',
      async () => {
        const prefix = freshStream();
        let after = await store().head();
        const race = raceWriters(store(), prefix, { writers: 8, appends: 9 });
        const seen: string[] = [];
        while (seen.length < 8 * 18) {
          const reopened = await harness.open();
          const filter = { streamPrefixes: [prefix] };
          const turn = await take(reopened, 1, { filter, batchSize: 7, ...afterOption(after) });
          seen.push(...turn.ids);
          after = turn.position;
          await reopened.close();
        }
        const written = [...(await race).values()].flat();
        expect(seen).toHaveLength(written.length);
        expect([...seen].sort()).toEqual([...written].sort());
      },
      RACE_MS,
    );
  });
}

type Options = Partial<SubscribeOptions>;

/** Takes whole pages until at least this many events have arrived. */
async function take(
  store: EventStore,
  count: number,
  options: Options,
): Promise<{ ids: string[]; position: Position | undefined }> {
  let seen = 0;
  const pages = await takePages(store, options, ({ events }) => (seen += events.length) >= count);
  return { ids: ids(pages.flatMap(({ events }) => events)), position: pages.at(-1)?.position };
}

async function takePages(
  store: EventStore,
  options: Options,
  enough: (page: LogPage) => boolean,
): Promise<LogPage[]> {
  const pages: LogPage[] = [];
  const { signal } = new AbortController();
  for await (const page of store.subscribe({ signal, ...options })) {
    pages.push(page);
    if (enough(page)) break;
  }
  return pages;
}
