import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openPostgresEventStore } from '#event-store/postgres';
import { openLog, openLogForReading } from '#runtime';

import { Cluster, end } from '../support/cluster.js';
import { foundDistrict } from '../support/district.js';
import { blownAt, deadlineOf, DEADLINES_EACH } from '../support/overdue.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { removeFolder, serveApi, temporaryFolder } from '../support/served.js';

const WHISTLES = 1_500;
const HOUR = 3_600_000;
const CALLED = { street: 'street-1', lead: 'dept-1' };

/** Open whistles of the last weeks, all long overdue; their streams, the oldest first. */
async function overdueWhistles(log: EventStore): Promise<readonly string[]> {
  const newest = Date.now() - 48 * HOUR;
  const whistles = Array.from({ length: WHISTLES }, (_, index) =>
    blownAt(new Date(newest - (WHISTLES - index) * (HOUR / 10)).toISOString(), CALLED),
  );
  for (let from = 0; from < WHISTLES; from += 500)
    await log.appendInOrder(
      whistles.slice(from, from + 500).map((one) => ({ ...one, expected: 'no-stream' as const })),
    );
  return whistles.map(({ stream }) => stream);
}

async function byTheClock(log: EventStore): Promise<readonly RecordedEvent[]> {
  const { events } = await log.readAll({ limit: 1_000_000, filter: { types: ['DeadlineMissed'] } });
  return events;
}

/** Waits until so many deadlines are in the log. */
async function reached(log: EventStore, count: number): Promise<number> {
  for (;;) {
    const { length } = await byTheClock(log);
    if (length >= count) return length;
    await delay(20);
  }
}

/** Each fired once, none is missing, and nobody was kept waiting behind those who came later. */
function expectEachOnceOldestFirst(
  fired: readonly RecordedEvent[],
  streams: readonly string[],
): void {
  expect(fired).toHaveLength(WHISTLES * DEADLINES_EACH);
  expect(new Set(fired.map(deadlineOf)).size).toBe(WHISTLES * DEADLINES_EACH);
  const places = new Map(streams.map((stream, place) => [stream, place]));
  const order = [...new Set(fired.map(({ stream }) => stream))];
  for (const [place, stream] of order.entries())
    expect(Math.abs((places.get(stream) ?? Infinity) - place)).toBeLessThan(512);
}

const ALL = WHISTLES * DEADLINES_EACH;

describe('given two workers on one PostgreSQL and fifteen hundred whistles that are overdue', () => {
  let server: PostgresServer;
  let cluster: Cluster;
  let log: EventStore;
  let streams: readonly string[];

  beforeAll(async () => {
    server = await startPostgres();
    cluster = new Cluster(server.url());
    log = await openPostgresEventStore({ url: server.url() });
    await foundDistrict(log);
    streams = await overdueWhistles(log);
  }, 120_000);

  afterAll(async () => {
    await cluster.stop();
    await log.close();
    await server.stop();
  }, 60_000);

  /** Its session holds the lock of the automation. */
  async function owner(workers: readonly ChildProcess[]): Promise<ChildProcess> {
    for (;;) {
      const rows = await server.run(`select application_name as name from pg_locks
        join pg_stat_activity using (pid) where locktype = 'advisory' and granted
        and application_name like 'shaodao-read-store when-deadline-passes.own %'`);
      const found = workers.find(({ pid }) => String(rows[0]?.['name']).endsWith(` ${pid}`));
      if (found) return found;
      await delay(20);
    }
  }

  it('when the one that fires is killed again and again, then each deadline has fired once', async () => {
    const workers = [cluster.worker(), cluster.worker()];
    const kills: number[] = [];
    for (const share of [0.1, 0.4]) {
      kills.push(await reached(log, share * ALL));
      const killed = await owner(workers);
      await end(killed, 'SIGKILL');
      workers.splice(workers.indexOf(killed), 1, cluster.worker());
    }
    expect(Math.max(...kills)).toBeLessThan(ALL);
    await reached(log, ALL);
    expectEachOnceOldestFirst(await byTheClock(log), streams);
  }, 180_000);
});

describe('given a data folder whose whistles are overdue, and the embedded profile', () => {
  const dataDir = temporaryFolder();
  const env = { DEMO: 'false', PUBLIC_METRICS: 'true' };
  let streams: readonly string[];

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    streams = await overdueWhistles(log);
    await log.close();
  }, 60_000);

  afterAll(() => removeFolder(dataDir));

  it('when it is told to leave deadlines alone, then it serves and fires none', async () => {
    const still = await serveApi({ dataDir, env: { ...env, AUTOMATIONS: 'false' } });
    const overdue = await fetch(`${still.url}/metrics`).then((answer) => answer.text());
    expect(overdue).toContain('shaodao_projection_live{projection="deadlines"} 1');
    expect(await still.stop()).toBe(0);
    const log = await openLogForReading(dataDir);
    expect(await byTheClock(log)).toEqual([]);
    await log.close();
  }, 60_000);

  it('when it is killed while it fires and started again, then each deadline has fired once', async () => {
    const log = await openLogForReading(dataDir);
    const first = await serveApi({ dataDir, env });
    const seen = await reached(log, 1);
    await first.kill();
    expect(seen).toBeGreaterThan(0);
    const second = await serveApi({ dataDir, env });
    await reached(log, ALL);
    const page = await fetch(`${second.url}/metrics`).then((answer) => answer.text());
    expect(page).toMatch(
      /shaodao_deadline_lateness_seconds_count\{what="miss",clock="overall"\} \d+/,
    );
    expect(await second.stop()).toBe(0);
    expectEachOnceOldestFirst(await byTheClock(log), streams);
    await log.close();
  }, 120_000);
});
