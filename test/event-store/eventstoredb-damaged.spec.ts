import type { StreamMetadata } from '@eventstore/db-client';
import type { EventStore } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import {
  freshStream,
  sampleEvents,
  ids,
} from '../../libs/event-store/src/contract/contract-harness.js';
import { Bare, credentials } from '../support/eventstoredb-server/bare.js';
import { targetName } from '../support/eventstoredb-server/target.js';

/** What operators do to streams with the server's own tools, and what becomes of ours then. */
const bare = new Bare().use();
let [writer, other]: EventStore[] = [];

beforeEach(async () => {
  [writer, other] = [await openEventStoreDb(bare.target), await openEventStoreDb(bare.target)];
});
afterEach(async () => {
  await writer!.close();
  await other!.close();
});

const set = (settings: StreamMetadata) => (stream: string) =>
  bare.client.setStreamMetadata(stream, settings, { credentials });

const HARM: readonly [string, (stream: string) => Promise<unknown>][] = [
  ['truncated', set({ truncateBefore: 2 })],
  ['truncated past its end', set({ truncateBefore: 99 })],
  ['cut to its last event', set({ maxCount: 1 })],
  ['deleted', (stream) => bare.client.deleteStream(stream, { credentials })],
  ['deleted for good', (stream) => bare.client.tombstoneStream(stream, { credentials })],
];

describe.each(HARM)(`given a stream that was %s on ${targetName}`, (_, harm) => {
  const harmed = async () => {
    const stream = freshStream();
    await writer!.append(stream, 'no-stream', sampleEvents(3));
    await harm(stream);
    return { stream, damaged: { failure: 'damaged', stream, name: 'EventStoreError' } };
  };

  it('when it is read, then it is said to be damaged, by name, also to those who knew it', async () => {
    const { stream, damaged } = await harmed();
    await expect(other!.readStream(stream)).rejects.toMatchObject(damaged);
    await expect(writer!.readStream(stream)).rejects.toMatchObject(damaged);
  });

  it('when it is read together with others, then it alone is said to be damaged', async () => {
    const { stream, damaged } = await harmed();
    const whole = freshStream();
    await writer!.append(whole, 'no-stream', sampleEvents(2));
    const [one, another] = await other!.readStreams([stream, whole]);
    expect(one).toMatchObject(damaged);
    expect(another).toHaveLength(2);
  });

  it('when it is written on, as new or where it ended, then that is refused', async () => {
    const { stream, damaged } = await harmed();
    const before = (await bare.client.getStreamMetadata(stream).catch(() => undefined))?.metadata;
    for (const expected of ['no-stream', 2] as const)
      await expect(other!.append(stream, expected, sampleEvents(1))).rejects.toMatchObject(damaged);
    const after = (await bare.client.getStreamMetadata(stream).catch(() => undefined))?.metadata;
    expect(after).toEqual(before);
  });
});

describe(`given a stream that nothing was done to on ${targetName}`, () => {
  it('when its end is read, then that is whole', async () => {
    const stream = freshStream();
    const events = sampleEvents(3);
    await writer!.append(stream, 'no-stream', events);
    expect(ids(await other!.readStream(stream, { fromRevision: 2 }))).toEqual(ids(events.slice(2)));
    expect(await other!.readStream(stream, { fromRevision: 3 })).toEqual([]);
  });

  it('when a rule for it has not cut anything yet, then it is whole', async () => {
    const stream = freshStream();
    await writer!.append(stream, 'no-stream', sampleEvents(3));
    await set({ maxCount: 9 })(stream);
    expect(await other!.readStream(stream)).toHaveLength(3);
    expect(await other!.append(stream, 2, sampleEvents(1))).toMatchObject({ revision: 3 });
  });
});
