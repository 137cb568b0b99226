import { setTimeout as delay } from 'node:timers/promises';
import type { EventToAppend } from '#event-sourcing';
import type { AppendOutcome, EventStore, LogPage } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import {
  freshStream,
  happenings,
  ids,
  somethingHappened,
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
  Array.from({ length: count }, () => ({ stream: freshStream(), events: happenings(2) }));

const tryOnce = ({ stream, events }: Attempt) => store.append(stream, 'no-stream', events);

describeKills(`given 64 appends in flight when ${targetName} is killed, six times`, () => {
  it('when all are repeated, then all succeed and none is doubled', async () => {
    const all: Attempt[] = [];
    const outcomes: AppendOutcome[] = [];
    const lost: boolean[] = [];
    for (let kills = 0; kills < 6; kills += 1) {
      const round = attempts(64);
      all.push(...round);
      const first = await underAKill(round);
      for (const [i, attempt] of round.entries()) {
        const again = await insist(() => tryOnce(attempt));
        const before = first[i];
        if (before?.status === 'fulfilled') {
          expect(again).toEqual({ ...before.value, deduplicated: true });
        } else expect(before?.reason).toMatchObject({ failure: 'unavailable' });
        outcomes.push(again);
        lost.push(before?.status === 'rejected');
      }
    }
    const unheard = outcomes.filter(
      (o, i) => lost[i] && o.outcome === 'appended' && o.deduplicated,
    );
    process.stderr.write(
      `EventStoreDB: of ${lost.filter(Boolean).length} appends rejected in flight by six kills, ${unheard.length} had been written.\n`,
    );
    expect(outcomes).toHaveLength(384);
    expect(outcomes.every(({ outcome }) => outcome === 'appended')).toBe(true);
    for (const { stream, events } of all) {
      expect(ids(await store.readStream(stream))).toEqual(ids(events));
    }
  }, 120_000);

  /** Sends all, kills when the first few are acknowledged, starts again. */
  async function underAKill(round: readonly Attempt[]) {
    await insist(() => store.head());
    let acknowledged = 0;
    let enough: () => void = () => undefined;
    const some = new Promise<void>((resolve) => (enough = resolve));
    const settled = Promise.allSettled(
      round.map(async (attempt) => {
        const outcome = await tryOnce(attempt);
        if ((acknowledged += 1) === 8) enough();
        return outcome;
      }),
    );
    await some;
    await target.kill();
    const first = await settled;
    await target.restart();
    return first;
  }
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
      const attempt = { stream: freshStream(prefix), events: happenings(3) };
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
    const events = happenings(1000);
    await store.append(prefix, 'no-stream', events);
    expect(await done).toEqual(ids(events));
  });
});

describe('given an append that repeats event ids', () => {
  it('when its command differs, then it is refused and not taken for the first', async () => {
    const stream = freshStream();
    const [event] = happenings(1);
    await store.append(stream, 'no-stream', [event!]);
    const other = somethingHappened({
      id: event!.id,
      metadata: { ...event!.metadata, digest: 'another' },
    });
    const append = store.append(stream, 'no-stream', [other]);
    await expect(append).rejects.toMatchObject({ failure: 'event-id-reused' });
  });

  it('when another process wrote them, then the newest revision does not take them', async () => {
    const stream = freshStream();
    const events = happenings(2);
    await store.append(stream, 'no-stream', events);
    const other = await openEventStoreDb(target);
    const append = other.append(stream, 1, events);
    await expect(append).rejects.toMatchObject({ failure: 'event-id-reused' });
    expect(await store.readStream(stream)).toHaveLength(2);
    await other.close();
  });

  it('when the data of an append is too large together, then nothing is sent', async () => {
    const large = () => somethingHappened({ data: { text: 'x'.repeat(600_000) } });
    const append = store.append(freshStream(), 'no-stream', [large(), large()]);
    await expect(append).rejects.toMatchObject({ failure: 'too-large' });
  });
});
