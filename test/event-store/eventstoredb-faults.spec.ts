import { setTimeout as delay } from 'node:timers/promises';
import type { EventToAppend } from '#event-sourcing';
import type { AppendOutcome, EventStore, LogPage } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import {
  freshStream,
  sampleEvents,
  ids,
  sampleEvent,
} from '../../libs/event-store/src/contract/contract-harness.js';
import {
  canKill,
  startTarget,
  targetName,
  type Target,
} from '../support/eventstoredb-server/target.js';

const describeKills = canKill ? describe : describe.skip;

let target: Target;
let store: EventStore;

beforeAll(async () => {
  target = await startTarget();
});
beforeEach(async () => {
  store = await openEventStoreDb(target);
});
afterEach(() => store.close());
afterAll(() => target.stop());

/** Repeats what failed for a passing reason, as a patient client does. */
async function insist<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const { failure } = error as { failure?: string };
      if (tries > 500 || !['unavailable', 'timeout'].includes(failure ?? '')) throw error;
      await delay(20);
    }
  }
}

interface Attempt {
  readonly stream: string;
  readonly events: readonly EventToAppend[];
}

const attempts = (count: number): Attempt[] =>
  Array.from({ length: count }, () => ({ stream: freshStream(), events: sampleEvents(2) }));

const tryOnce = ({ stream, events }: Attempt) => store.append(stream, 'no-stream', events);

/** Appends 64 at a time until the server is dead. */
async function appendUntilKilled() {
  await insist(() => store.head());
  const tried: { attempt: Attempt; outcome?: AppendOutcome; failure?: string }[] = [];
  let [dead, acknowledged] = [false, 0];
  let enough: () => void = () => undefined;
  const some = new Promise<void>((resolve) => (enough = resolve));
  const lane = async () => {
    while (!dead) {
      const [attempt] = attempts(1) as [Attempt];
      try {
        tried.push({ attempt, outcome: await tryOnce(attempt) });
        if ((acknowledged += 1) === 64) enough();
      } catch (error) {
        tried.push({ attempt, failure: String((error as { failure?: string }).failure) });
        return;
      }
    }
  };
  const lanes = Promise.all(Array.from({ length: 64 }, lane));
  await some;
  await target.kill();
  dead = true;
  await lanes;
  return tried;
}

describeKills(`given 64 appends in flight when ${targetName} is killed, six times`, () => {
  it('when all are repeated, then all succeed and none is doubled', async () => {
    let [lost, unheard, all] = [0, 0, 0];
    for (let kills = 0; kills < 6; kills += 1) {
      const tried = await appendUntilKilled();
      await target.restart();
      for (const { attempt, outcome, failure } of tried) {
        const again = await insist(() => tryOnce(attempt));
        if (outcome) expect(again).toEqual({ ...outcome, deduplicated: true });
        else expect(['unavailable', 'timeout']).toContain(failure);
        expect(again.outcome).toBe('appended');
        expect(ids(await store.readStream(attempt.stream))).toEqual(ids(attempt.events));
        if (!outcome) lost += 1;
        if (!outcome && again.outcome === 'appended' && again.deduplicated) unheard += 1;
      }
      all += tried.length;
    }
    process.stderr.write(
      `EventStoreDB: of ${all} appends, ${lost} were rejected in flight by six kills; of these ${unheard} had been written.\n`,
    );
    expect(lost).toBeGreaterThan(0);
  }, 240_000);
});

describe(`given a subscription on ${targetName}`, () => {
  const follow = async (prefix: string, count: number, seenPage: (page: LogPage) => void) => {
    const signal = new AbortController().signal;
    const after = await store.head();
    const seen: string[] = [];
    const filter = { streamPrefixes: [prefix] };
    const pages = store.subscribe({ signal, filter, ...(after && { after }) });
    const done = (async () => {
      for await (const page of pages) {
        seen.push(...ids(page.events));
        seenPage(page);
        if (seen.length >= count) return seen;
      }
      return seen;
    })();
    return { seen, done };
  };

  /** Appends one after the other, whatever happens to the server meanwhile. */
  const writeOn = async (prefix: string, count: number) => {
    const written: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const attempt = { stream: freshStream(prefix), events: sampleEvents(3) };
      await insist(() => tryOnce(attempt));
      written.push(...ids(attempt.events));
    }
    return written;
  };

  const disturbed = async (disturb: () => Promise<void>) => {
    const prefix = freshStream();
    let news: () => void = () => undefined;
    const { seen, done } = await follow(prefix, 1800, () => news());
    const writing = writeOn(prefix, 600);
    for (let times = 1; times <= 5; times += 1) {
      while (seen.length < times * 300) await new Promise<void>((resolve) => (news = resolve));
      await disturb();
    }
    expect(await done).toEqual(await writing);
  };

  (canKill ? it : it.skip)(
    'when the server is killed five times, then it sees every event once, in order',
    () =>
      disturbed(async () => {
        await target.kill();
        await target.restart();
      }),
    120_000,
  );

  it(
    'when it is found too slow again and again, then it sees every event once, in order',
    () => disturbed(async () => target.fake?.cutSubscriptionsOff()),
    60_000,
  );

  it('when one append holds more than the server buffers, then all of it comes', async () => {
    const prefix = freshStream();
    const { done } = await follow(prefix, 1000, () => undefined);
    const events = sampleEvents(1000);
    await store.append(prefix, 'no-stream', events);
    expect(await done).toEqual(ids(events));
  });
});

describe('given an append that repeats event ids', () => {
  it('when its command differs, then it is refused and not taken for the first', async () => {
    const stream = freshStream();
    const [event] = sampleEvents(1);
    await store.append(stream, 'no-stream', [event!]);
    const other = sampleEvent({
      id: event!.id,
      metadata: { ...event!.metadata, digest: 'another' },
    });
    const append = store.append(stream, 'no-stream', [other]);
    await expect(append).rejects.toMatchObject({ failure: 'event-id-reused' });
  });

  it('when another process wrote them, then the newest revision does not take them', async () => {
    const stream = freshStream();
    const events = sampleEvents(2);
    await store.append(stream, 'no-stream', events);
    const other = await openEventStoreDb(target);
    const append = other.append(stream, 1, events);
    await expect(append).rejects.toMatchObject({ failure: 'event-id-reused' });
    expect(await store.readStream(stream)).toHaveLength(2);
    await other.close();
  });

  it('when the data of an append is too large together, then nothing is sent', async () => {
    const large = () => sampleEvent({ data: { text: 'x'.repeat(600_000) } });
    const append = store.append(freshStream(), 'no-stream', [large(), large()]);
    await expect(append).rejects.toMatchObject({ failure: 'too-large' });
  });
});
