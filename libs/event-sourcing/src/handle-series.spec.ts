import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreError, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import type { SeriesLog } from './command-log.js';
import { type Decider, reject } from './decider.js';
import type { DomainEvent } from './event.js';
import { ContentionError } from './handle-command.js';
import { handleSeries } from './handle-series.js';
import { streamFamily } from './stream-family.js';

type Counted = DomainEvent<'Counted', { readonly by: number }>;
/** Counts up to ten; counting by nothing changes nothing. */
const decider: Decider<{ by: number }, number, Counted, 'TOO_MANY', { limit: number }> = {
  initialState: 0,
  decide({ by }, state, { limit }) {
    if (state + by > limit) return reject('TOO_MANY', { limit });
    return by === 0 ? [] : [{ type: 'Counted', data: { by } }];
  },
  evolve: (state, { data }) => state + data.by,
};
const counter = streamFamily({ prefix: 'counter-', versions: { Counted: 1 }, decider });

const folder = mkdtempSync(join(tmpdir(), 'series-'));
let store: EventStore;
beforeAll(async () => void (store = await openSqliteEventStore({ file: join(folder, 'e.db') })));
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

let ids = 0;
const freshId = (): string => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
const clerk = { account: 'clerk', organisation: 'street', role: 'street' };
const sent = (by: number, commandId = freshId()) => ({
  command: { by },
  envelope: { commandId, command: 'Count', actor: clerk, correlationId: commandId },
});

const context = { limit: 10 };
type Sent = ReturnType<typeof sent>;

/** On one stream; fails as it does. */
async function send(
  stream: string,
  commands: readonly Sent[],
  log: SeriesLog = store,
): Promise<readonly (readonly Counted[])[]> {
  const series = { stream, context, commandsFor: () => commands };
  const [outcome] = await handleSeries(log, counter, [series]);
  if (outcome?.outcome !== 'carried-out') throw outcome?.error;
  return outcome.written;
}
const counts = async (stream: string) =>
  (await store.readStream(stream)).map(({ data }) => (data as Counted['data']).by);
const written = (series: readonly (readonly Counted[])[]) => series.map(({ length }) => length);

/** The store, with something happening before an append. */
const withFirst = (first: () => Promise<void>): SeriesLog => {
  let done = false;
  return {
    readStreams: (streams) => store.readStreams(streams),
    append: async (...args) => {
      if (!done) {
        done = true;
        await first();
      }
      return store.append(...args);
    },
  };
};

describe('given a stream and several commands on it', () => {
  it('when they are sent together, then each is decided on what those before it led to', async () => {
    const stream = `counter-${freshId()}`;
    const series = await send(stream, [sent(6), sent(0), sent(7), sent(4)]);
    expect(written(series)).toEqual([1, 0, 0, 1]);
    expect(await counts(stream)).toEqual([6, 4]);
  });

  it('when some were carried out before, then only the others are', async () => {
    const stream = `counter-${freshId()}`;
    const [a, b, c] = [sent(1), sent(2), sent(3)];
    await send(stream, [b]);
    expect(written(await send(stream, [a, b, c]))).toEqual([1, 0, 1]);
    expect(written(await send(stream, [a, b, c]))).toEqual([0, 0, 0]);
    expect(await counts(stream)).toEqual([2, 1, 3]);
  });

  it('when another process carries out a part of them meanwhile, then each is carried out once', async () => {
    const stream = `counter-${freshId()}`;
    const [a, b] = [sent(1), sent(2)];
    const racing = withFirst(async () => void (await send(stream, [a])));
    expect(written(await send(stream, [a, b], racing))).toEqual([0, 1]);
    expect(await counts(stream)).toEqual([1, 2]);
  });

  it('when the stream moves on meanwhile, then they are decided again on what it is now', async () => {
    const stream = `counter-${freshId()}`;
    const racing = withFirst(async () => void (await send(stream, [sent(9)])));
    expect(written(await send(stream, [sent(2), sent(1)], racing))).toEqual([0, 1]);
    expect(await counts(stream)).toEqual([9, 1]);
  });

  it('when the answer was lost, then nothing is written twice', async () => {
    const stream = `counter-${freshId()}`;
    let lost = false;
    const losing: SeriesLog = {
      readStreams: (streams) => store.readStreams(streams),
      append: async (...args) => {
        const answer = await store.append(...args);
        if (lost) return answer;
        lost = true;
        throw new EventStoreError('unavailable', 'lost');
      },
    };
    await send(stream, [sent(1), sent(2)], losing);
    expect(await counts(stream)).toEqual([1, 2]);
  });

  it('when the stream never stands still, then it gives up and has written nothing of its own', async () => {
    const stream = `counter-${freshId()}`;
    const never: SeriesLog = {
      readStreams: (streams) => store.readStreams(streams),
      append: async () => ({ outcome: 'conflict' }),
    };
    await expect(send(stream, [sent(1)], never)).rejects.toThrow(ContentionError);
    expect(await counts(stream)).toEqual([]);
  });
});

describe('given many streams', () => {
  const streams = () => Array.from({ length: 5 }, () => `counter-${freshId()}`);
  const seriesOf = (stream: string, ...commands: Sent[]) => ({
    stream,
    context,
    commandsFor: () => commands,
  });

  it('when each is sent what it calls for, then it is asked by its own state, and the order is kept', async () => {
    const all = streams();
    for (const [index, stream] of all.entries()) await send(stream, [sent(index + 1)]);
    const outcomes = await handleSeries(
      store,
      counter,
      all.map((stream) => ({ stream, context, commandsFor: (state: number) => [sent(state)] })),
    );
    expect(outcomes).toHaveLength(5);
    for (const [index, stream] of all.entries())
      expect(await counts(stream)).toEqual([index + 1, index + 1]);
  });

  it('when one has moved on meanwhile, then it alone is read again and asked again what it calls for', async () => {
    const all = streams();
    const [moved = ''] = all;
    const reads: (readonly string[])[] = [];
    const asked: number[] = [];
    const log = withFirst(async () => void (await send(moved, [sent(3)])));
    const outcomes = await handleSeries(
      { ...log, readStreams: (some) => (reads.push(some), store.readStreams(some)) },
      counter,
      all.map((stream) => ({
        stream,
        context,
        commandsFor: (state: number) => {
          if (stream === moved) asked.push(state);
          return [sent(state + 1)];
        },
      })),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(all.map(() => 'carried-out'));
    expect(reads).toEqual([all, [moved]]);
    expect(asked).toEqual([0, 3]);
    expect(await counts(moved)).toEqual([3, 4]);
    for (const stream of all.slice(1)) expect(await counts(stream)).toEqual([1]);
  });

  it('when one cannot be read and one cannot be written, then each says why and the others are carried out', async () => {
    const all = streams();
    const [unreadable, unwritable, ...others] = all;
    const outcomes = await handleSeries(
      {
        readStreams: async (some) =>
          (await store.readStreams(some)).map((read, at) =>
            some[at] === unreadable ? new EventStoreError('damaged', 'gone') : read,
          ),
        append: async (stream, ...more) => {
          if (stream === unwritable) throw new EventStoreError('too-large', 'too large');
          return store.append(stream, ...more);
        },
      },
      counter,
      all.map((stream) => seriesOf(stream, sent(1))),
    );
    expect(outcomes.slice(0, 2)).toMatchObject([
      { outcome: 'failed', error: { failure: 'damaged' } },
      { outcome: 'failed', error: { failure: 'too-large' } },
    ]);
    for (const stream of others) expect(await counts(stream)).toEqual([1]);
  });

  it('when none is given, then there is nothing to do', async () => {
    expect(await handleSeries(store, counter, [])).toEqual([]);
  });
});
