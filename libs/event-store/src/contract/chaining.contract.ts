import { chainAppends } from '../chain-appends.js';
import { linkOf, STREAM_START } from '../event-chain.js';
import type { EventStore } from '../event-store.js';
import {
  type EventStoreHarness,
  freshStream,
  sampleEvents,
  usingStore,
} from './contract-harness.js';

const CHAIN = { tellsRepeats: true };

/** What the events of a stream carry, and what follows from the stream as it was read. */
async function chainsOf(log: EventStore, stream: string) {
  const events = await log.readStream(stream);
  let link = STREAM_START;
  const computed = events.map((event) => (link = linkOf(link, event)));
  return { carried: events.map(({ metadata }) => metadata.chain), computed };
}

/** Every event carries the chain of its stream, whoever appends it. */
export function describeChaining(harness: EventStoreHarness): void {
  const store = usingStore(harness);

  describe.each([true, false])('given a log whose appends are chained (%s)', (tellsRepeats) => {
    const chained = () => chainAppends(store(), { tellsRepeats });

    it('when a stream grows, then each link follows from what was written and read back', async () => {
      const stream = freshStream();
      const log = chained();
      await log.append(stream, 'no-stream', sampleEvents(3));
      await log.append(stream, 2, sampleEvents(2));
      await log.append(stream, 4, sampleEvents(1));
      const { carried, computed } = await chainsOf(store(), stream);
      expect(carried).toEqual(computed);
      expect(new Set(carried).size).toBe(6);
    });

    it('when appends are sent without waiting, then each is chained to the one before it', async () => {
      const stream = freshStream();
      const log = chained();
      const sent = [
        log.append(stream, 'no-stream', sampleEvents(2)),
        log.append(stream, 1, sampleEvents(1)),
        log.append(stream, 2, sampleEvents(2)),
      ];
      for (const answer of sent) expect((await answer).outcome).toBe('appended');
      const { carried, computed } = await chainsOf(store(), stream);
      expect(carried).toEqual(computed);
    });

    it('when another handle goes on with it, then the chain goes on', async () => {
      const stream = freshStream();
      await chained().append(stream, 'no-stream', sampleEvents(2));
      await chained().append(stream, 1, sampleEvents(1));
      const { carried, computed } = await chainsOf(store(), stream);
      expect(carried).toEqual(computed);
    });

    it('when many streams were read together, then their chains go on', async () => {
      const streams = Array.from({ length: 20 }, () => freshStream());
      for (const stream of streams) await chained().append(stream, 'no-stream', sampleEvents(2));
      const log = chained();
      await log.readStreams(streams);
      await Promise.all(streams.map((stream) => log.append(stream, 1, sampleEvents(1))));
      for (const stream of streams) {
        const { carried, computed } = await chainsOf(store(), stream);
        expect(carried).toEqual(computed);
      }
    });

    it('when an append is repeated with other metadata, then what was written first stands', async () => {
      const stream = freshStream();
      const events = sampleEvents(2);
      const traced = events.map((event) => {
        const { metadata } = event;
        return { ...event, metadata: { ...metadata, traceparent: '00-1-1-01' } };
      });
      const log = chained();
      await log.append(stream, 'no-stream', events);
      expect(await chained().append(stream, 'no-stream', traced)).toMatchObject({
        deduplicated: true,
      });
      await log.append(stream, 1, sampleEvents(1));
      const { carried, computed } = await chainsOf(store(), stream);
      expect(carried).toEqual(computed);
    });
  });

  describe('given a stream whose events carry no chain', () => {
    it('when it is gone on with, then its links follow from the whole stream', async () => {
      const stream = freshStream();
      await store().append(stream, 'no-stream', sampleEvents(3));
      await chainAppends(store(), CHAIN).append(stream, 2, sampleEvents(2));
      const { carried, computed } = await chainsOf(store(), stream);
      expect(carried.slice(0, 3)).toEqual([undefined, undefined, undefined]);
      expect(carried.slice(3)).toEqual(computed.slice(3));
    });
  });

  describe('given writers that race for a stream', () => {
    it('when one wins each time, then the chain has no seam', async () => {
      const stream = freshStream();
      const logs = [1, 2, 3].map(() => chainAppends(store(), CHAIN));
      await logs[0]?.append(stream, 'no-stream', sampleEvents(1));
      for (let revision = 0; revision < 5; revision += 1) {
        const race = logs.map((log) => log.append(stream, revision, sampleEvents(1)));
        const outcomes = (await Promise.all(race)).map(({ outcome }) => outcome);
        expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
      }
      const { carried, computed } = await chainsOf(store(), stream);
      expect(carried).toEqual(computed);
    });

    it('when the stream does not reach the revision expected, then it is a conflict', async () => {
      const log = chainAppends(store(), CHAIN);
      const stream = freshStream();
      expect(await log.append(stream, 3, sampleEvents(1))).toEqual({
        outcome: 'conflict',
        actual: 'no-stream',
      });
      await log.append(stream, 'no-stream', sampleEvents(2));
      expect(await log.append(stream, 3, sampleEvents(1))).toEqual({
        outcome: 'conflict',
        actual: 1,
      });
    });
  });
}
