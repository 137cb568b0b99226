import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { FreshnessResolver, ServerTimeResolver } from './freshness.resolver.js';

describe('given a log that has more than a read model', () => {
  let directory: string;
  let log: EventStore;
  let positions: string[];
  let recorded: number[];
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'freshness-'));
    log = await openSqliteEventStore({ file: join(directory, 'events.db') });
    const actor = { account: 'a', organisation: 'o', role: 'street' };
    const metadata = { commandId: '', command: '', digest: '', correlationId: '', actor };
    for (const n of [1, 2, 3]) {
      const id = `00000000-0000-5000-8000-00000000000${n}`;
      const event = { id, type: 'Happened', data: { at: '' }, metadata, version: 1 };
      await log.append(`s-${n}`, 'no-stream', [event]);
    }
    const { events } = await log.readAll({ limit: 9 });
    positions = events.map(({ position }) => position);
    recorded = events.map(({ recordedAt }) => Date.parse(recordedAt));
  });
  afterAll(async () => {
    await log.close();
    await rm(directory, { recursive: true });
  });
  const later = (n: number, seconds: number) =>
    new Date(recorded[n]! + seconds * 1_000).toISOString();
  const ageAt = async (now: string, freshness: object) => {
    const resolver = new FreshnessResolver(log, { now: () => now });
    const asked = Object.assign({ reached: true }, freshness);
    return [await resolver.asOf(asked), await resolver.lagSeconds(asked)];
  };

  it('when it has all of it, then the answer is as of now', async () => {
    const now = later(2, 5);
    expect(await ageAt(now, { position: positions[2] })).toEqual([now, 0]);
  });

  it('when it lacks some, then it is as old as the oldest that it lacks', async () => {
    const now = later(1, 5);
    expect(await ageAt(now, { position: positions[0] })).toEqual([later(1, 0), 5]);
    const fromStart = later(0, 7);
    expect(await ageAt(fromStart, { position: null })).toEqual([later(0, 0), 7]);
  });

  it('when it was answered from the log itself, then the position does not matter', async () => {
    const now = later(2, 60);
    expect(await ageAt(now, { position: null, fromLog: true })).toEqual([now, 0]);
  });

  it('when the machine’s clock was set back, then nothing is of the future', async () => {
    const now = later(1, -5);
    expect(await ageAt(now, { position: positions[0] })).toEqual([now, 0]);
  });

  it('when a client asks the time, then it is that of the service', () => {
    const now = '2026-11-27T09:00:00.000Z';
    expect(new ServerTimeResolver({ now: () => now }).serverTime()).toBe(now);
  });
});
