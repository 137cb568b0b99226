import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store/sqlite';
import { foldWhistle, type WhistleEvent } from '#whistle';
import { writeHistory, type HistoryWritten } from './history.js';

const folder = mkdtempSync(join(tmpdir(), 'shaodao-history-'));
const options = {
  whistles: 400,
  seed: 11,
  from: '2026-01-05T00:00:00.000Z',
  to: '2026-02-04T00:00:00.000Z',
  departments: ['dept-a', 'dept-b', 'dept-c'],
  streets: ['street-a', 'street-b'],
};

async function written(
  name: string,
  seed = options.seed,
): Promise<{ told: HistoryWritten; log: readonly RecordedEvent[] }> {
  const store = await openSqliteEventStore({ file: join(folder, `${name}.db`), writer: 'inline' });
  try {
    const told = await writeHistory(store, { ...options, seed });
    return { told, log: (await store.readAll({ limit: 100_000 })).events };
  } finally {
    await store.close();
  }
}

const happened = (log: readonly RecordedEvent[]) =>
  log.map(({ id, stream, revision, type, data, metadata }) => ({
    id,
    stream,
    revision,
    type,
    data,
    metadata,
  }));

afterAll(() => rmSync(folder, { recursive: true }));

describe('given a generated history', () => {
  let told: HistoryWritten;
  let log: readonly RecordedEvent[];

  beforeAll(async () => {
    ({ told, log } = await written('history'));
  });

  it('when it is read, then all that was told is there, in order of time and not after its end', () => {
    expect(told).toEqual({ whistles: 400, events: log.length });
    const times = log.map(({ data }) => (data as { at: string }).at);
    expect(times).toEqual([...times].sort());
    expect(times[0]! >= options.from && times.at(-1)! <= options.to).toBe(true);
    expect(log.length / told.whistles).toBeGreaterThan(8);
    expect(log.length / told.whistles).toBeLessThan(10);
  });

  it('when its whistles are folded, then they overlap and most are closed', () => {
    const streams = new Map<string, WhistleEvent[]>();
    let changes = 0;
    log.forEach((event, index) => {
      const events = streams.get(event.stream) ?? [];
      events.push(event as unknown as WhistleEvent);
      streams.set(event.stream, events);
      if (event.stream !== log[index - 1]?.stream) changes += 1;
    });
    const facts = [...streams.values()].map(foldWhistle);
    expect(facts.filter(({ status }) => status === 'closed').length).toBeGreaterThan(300);
    expect(facts.every(({ summonses }) => summonses.length === 2)).toBe(true);
    expect(changes).toBeGreaterThan(4 * facts.length);
  });

  it('when it is written again, then by the same seed it is the same, by another it is not', async () => {
    expect(happened((await written('again')).log)).toEqual(happened(log));
    expect(happened((await written('other', 12)).log)).not.toEqual(happened(log));
  });
});
