import { jsonEvent } from '@eventstore/db-client';
import type { EventStore } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import {
  eventsOf,
  freshStream,
  afterOption,
  sampleEvents,
  ids,
  pagesOf,
} from '../../libs/event-store/src/contract/contract-harness.js';
import { Bare, credentials, tried } from '../support/eventstoredb-server/bare.js';
import { targetName } from '../support/eventstoredb-server/target.js';

/** Others use the server as well: other systems, and projections that write links. */
const bare = new Bare().use();
const OWN = `own${crypto.randomUUID().slice(0, 8)}`;
let store: EventStore;

const open = () => openEventStoreDb({ ...bare.target, streams: [`${OWN}-`, `${OWN}rules`] });
beforeEach(async () => void (store = await open()));
afterEach(() => store.close());

const ours = () => freshStream(`${OWN}-`);

/** So many records of others, in appends of a thousand. */
async function othersWrite(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1_000) {
    const events = Array.from({ length: Math.min(left, 1_000) }, () => tried({ of: 'others' }));
    await bare.client.appendToStream(freshStream('others-'), events, { credentials });
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

describe(`given streams of others on ${targetName}`, () => {
  it('when the log is read, then they are not in it, and what they are called does not matter', async () => {
    const start = await store.head();
    const events = sampleEvents(4);
    await store.append(ours(), 'no-stream', events.slice(0, 2));
    await othersWrite(10);
    await bare.append(`${OWN}`, 'no_stream', [tried()]);
    await bare.append(`${OWN}rules-of-others`, 'no_stream', [tried()]);
    await store.append(`${OWN}rules`, 'no-stream', events.slice(2));
    await othersWrite(10);
    const pages = await pagesOf(store, { limit: 3, ...afterOption(start) });
    expect(ids(eventsOf(pages))).toEqual(ids(events));
    expect(pages.at(-1)?.position).toBe(await store.head());
    expect(pages.at(-1)?.position).toBe(eventsOf(pages).at(-1)?.position);
  });

  it('when others put a link after our last event, then the head is still ours', async () => {
    const outcome = await store.append(ours(), 'no-stream', sampleEvents(1));
    const link = jsonEvent({ type: '$>', data: '0@others' as unknown as Record<string, never> });
    await bare.client.appendToStream(`$ce-${OWN}`, [link], { credentials });
    expect(outcome).toMatchObject({ position: await store.head() });
  });

  it('when a stream is not of this log, then it is not written to', async () => {
    const append = store.append(freshStream('others-'), 'no-stream', sampleEvents(1));
    await expect(append).rejects.toThrow(RangeError);
  });

  it('when one follows, then the events of others do not come', async () => {
    const start = await store.head();
    const abort = new AbortController();
    const seen: string[] = [];
    const events = sampleEvents(3);
    const following = (async () => {
      const options = { signal: abort.signal, ...afterOption(start) };
      for await (const page of store.subscribe(options)) {
        seen.push(...ids(page.events));
        if (seen.length >= events.length) return;
      }
    })();
    for (const event of events) {
      await store.append(ours(), 'no-stream', [event]);
      await othersWrite(40);
    }
    await following;
    expect(seen).toEqual(ids(events));
  });
});

describe(`given more than a page of others' events after ours on ${targetName}`, () => {
  const MANY = 21_000;

  it('when head and end are asked for again and again, then what was looked at is not read again', async () => {
    const events = sampleEvents(1);
    const start = await store.head();
    await store.append(ours(), 'no-stream', events);
    await othersWrite(MANY);
    const fresh = await open();
    const all = await pagesOf(fresh, { limit: 100, ...afterOption(start) });
    expect(all.length).toBeGreaterThan(1);
    expect(ids(eventsOf(all))).toEqual(ids(events));
    const head = await fresh.head();
    expect(head).toBe(eventsOf(all)[0]?.position);
    const first = await seconds(() => pagesOf(store, { limit: 100, ...afterOption(head) }));
    expect(await store.head()).toBe(head);
    const later = await seconds(async () => {
      for (let i = 0; i < 10; i += 1) {
        expect(await store.head()).toBe(head);
        expect(await store.readAll({ limit: 100, ...afterOption(head) })).toMatchObject({
          events: [],
          end: true,
          position: head,
        });
      }
    });
    // Twenty answers in less than it takes to read it once.
    expect(later).toBeLessThan(first);
    await fresh.close();
  }, 60_000);

  it('when ours come after them again, then they are found', async () => {
    const before = await store.head();
    await othersWrite(100);
    expect(await store.head()).toBe(before);
    const outcome = await store.append(ours(), 'no-stream', sampleEvents(2));
    await othersWrite(100);
    expect(outcome).toMatchObject({ position: await store.head() });
    const pages = await pagesOf(store, { limit: 10, ...afterOption(before) });
    expect(eventsOf(pages).at(-1)?.position).toBe(await store.head());
    expect(eventsOf(pages)).toHaveLength(2);
  }, 60_000);
});

describe(`given a log on ${targetName} with nothing of ours`, () => {
  it('when it is asked, then it is empty, also the second time', async () => {
    const none = await openEventStoreDb({ ...bare.target, streams: ['nobody-'] });
    for (let times = 0; times < 2; times += 1) {
      expect(await none.head()).toBeUndefined();
      const pages = await pagesOf(none, { limit: 10 });
      expect(eventsOf(pages)).toEqual([]);
    }
    await none.close();
  }, 60_000);
});
