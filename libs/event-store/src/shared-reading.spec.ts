import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteEventStore } from '#event-store/sqlite';
import fc from 'fast-check';
import type { RecordedEvent } from '#event-sourcing';
import { ids, sampleEvent, sampleEvents } from './contract/contract-harness.js';
import { describeEventStoreContract } from './contract/event-store.contract.js';
import type { EventFilter, EventStore } from './event-store.js';
import { shareReading } from './shared-reading.js';

const folder = mkdtempSync(join(tmpdir(), 'shaodao-shared-reading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const open = async (file = `log-${(files += 1)}.db`) =>
  shareReading(await openSqliteEventStore({ file: join(folder, file) }));

describeEventStoreContract('SQLite, with a shared reading', {
  open: () => open('events.db'),
  openEmpty: () => open(),
  maxEventBytes: 1024 * 1024,
});

interface Follower {
  readonly seen: RecordedEvent[];
  readonly ended: Promise<void>;
  stop(): void;
}

/** Follows from the beginning; rests as long as it is told after each page. */
function follow(
  store: EventStore,
  { filter, restMs = () => 0 }: { filter?: EventFilter; restMs?: () => number } = {},
): Follower {
  const stopping = new AbortController();
  const seen: RecordedEvent[] = [];
  const run = async () => {
    const options = { signal: stopping.signal, batchSize: 50, ...(filter && { filter }) };
    for await (const page of store.subscribe(options)) {
      seen.push(...page.events);
      await sleep(restMs());
    }
  };
  return { seen, ended: run(), stop: () => stopping.abort() };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await sleep(2);
};

async function append(store: EventStore, stream: string, count: number, type?: string) {
  const events = sampleEvents(count, type);
  const last = (await store.readStream(stream)).at(-1);
  await store.append(stream, last?.revision ?? 'no-stream', events);
  return ids(events);
}

describe('given followers that share a reading', () => {
  let store: EventStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  it('when they have caught up, then each is given the same event, which was parsed once', async () => {
    const both = [follow(store), follow(store, { filter: { types: ['SomethingHappened'] } })];
    await append(store, 'a', 1);
    await until(() => both.every(({ seen }) => seen.length === 1));
    await append(store, 'a', 3);
    await until(() => both.every(({ seen }) => seen.length === 4));
    const [first, second] = both;
    for (const [index, event] of (first?.seen ?? []).entries())
      if (index > 0) expect(second?.seen[index]).toBe(event);
  });

  it('when one leaves or comes, then nothing is lost or doubled for the others', async () => {
    const stays = follow(store);
    const written: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const comes = follow(store);
      written.push(...(await append(store, `s-${round % 3}`, 5)));
      await until(() => comes.seen.length === written.length);
      expect(ids(comes.seen)).toEqual(written);
      comes.stop();
      await comes.ended;
    }
    await until(() => stays.seen.length === written.length);
    expect(ids(stays.seen)).toEqual(written);
  });

  it('when one is so slow that its pages are given up, then it reads them for itself', async () => {
    let rest = 0;
    const slow = follow(store, { restMs: () => rest });
    const quick = follow(store);
    const written = await append(store, 'a', 1);
    await until(() => slow.seen.length === 1 && quick.seen.length === 1);
    rest = 100;
    for (let round = 0; round < 30; round += 1) {
      written.push(...(await append(store, `b-${round}`, 200)));
      await until(() => quick.seen.length === written.length);
    }
    rest = 0;
    await until(() => slow.seen.length === written.length);
    expect(ids(slow.seen)).toEqual(written);
  });

  it('when they have any filters and paces, then each sees all that is its own, in order', async () => {
    const types = ['SomethingHappened', 'SomethingElse', 'AThirdThing'];
    const follower = fc.record({
      types: fc.option(fc.subarray(types), { nil: undefined }),
      prefixes: fc.option(fc.subarray(['a', 'b']), { nil: undefined }),
      rests: fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }),
      startsAfter: fc.nat(6),
    });
    const writes = fc.array(fc.record({ stream: fc.nat(3), type: fc.nat(2), rest: fc.nat(3) }), {
      minLength: 5,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(follower, { minLength: 1, maxLength: 4 }),
        writes,
        async (all, todo) => {
          const log = await open();
          const started = all.map(async ({ types: wanted, prefixes, rests, startsAfter }) => {
            await sleep(startsAfter);
            const filter: EventFilter = {
              ...(wanted && { types: wanted }),
              ...(prefixes && { streamPrefixes: prefixes }),
            };
            let turn = 0;
            return follow(log, { filter, restMs: () => rests[turn++ % rests.length] ?? 0 });
          });
          for (const { stream, type, rest } of todo) {
            const name = `${'ab'[stream % 2]}-${stream}`;
            await append(log, name, 1 + rest, types[type]);
            await sleep(rest);
          }
          const everything = (await log.readAll({ limit: 1_000 })).events;
          for (const [index, { types: wanted, prefixes }] of all.entries()) {
            const own = everything.filter(
              ({ type, stream }) =>
                (!wanted || wanted.includes(type)) &&
                (!prefixes || prefixes.some((prefix) => stream.startsWith(prefix))),
            );
            const { seen, stop, ended } = (await started[index])!;
            await until(() => seen.length >= own.length);
            stop();
            await ended;
            expect(ids(seen)).toEqual(ids(own));
          }
          await log.close();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('when the log fails, then all who follow are told, and may begin again', async () => {
    const inner = await openSqliteEventStore({ file: join(folder, `log-${(files += 1)}.db`) });
    let broken = false;
    const failing: EventStore = Object.assign(Object.create(inner) as EventStore, {
      subscribe: async function* (options: Parameters<EventStore['subscribe']>[0]) {
        for await (const page of inner.subscribe(options)) {
          if (broken) throw new Error('the log is away');
          yield page;
        }
      },
      readAll: (options: Parameters<EventStore['readAll']>[0]) => inner.readAll(options),
    });
    const shared = shareReading(failing);
    const both = [follow(shared), follow(shared)];
    await inner.append('a', 'no-stream', [sampleEvent()]);
    await until(() => both.every(({ seen }) => seen.length === 1));
    broken = true;
    const failed = both.map(({ ended }) => expect(ended).rejects.toThrow('the log is away'));
    await inner.append('b', 'no-stream', [sampleEvent()]);
    await Promise.all(failed);
    broken = false;
    const again = follow(shared);
    await until(() => again.seen.length === 2);
    again.stop();
    await inner.close();
  });
});
