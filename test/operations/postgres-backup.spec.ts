import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { RecordedEvent } from '#event-sourcing';
import { openLog } from '#runtime';

import { as, foundDistrict, tokenOf } from '../support/district.js';
import { EVIDENCE, sendPhoto } from '../support/evidence.js';
import { lifecycle, type Step } from '../support/lifecycle.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';
import { installedPostgres, InstalledPostgres } from './postgres-installation.js';

const LIVES = 12;
const STATISTICS = `{ responseTimeStatistics(groupBy: [DEPARTMENT]) { rows {
  department summoned acknowledged arrived resolved rated satisfied
  acknowledge { onTime late p50 p90 } resolve { onTime late p50 p90 } } } }`;

const bin = installedPostgres();
const [suite, name] = bin
  ? [describe, 'given a district in PostgreSQL']
  : [describe.skip, 'NOT TESTED, no pg_dump with its server on this machine (PG_BIN): PostgreSQL'];

suite(name, () => {
  const folder = temporaryFolder();
  const dump = join(folder, 'shaodao.dump');
  let postgres: InstalledPostgres;
  let tokens: Record<Step['as'], string>;

  const storesIn = (database: string) => {
    const url = postgres.url(database);
    const stores = { EVENT_STORE: 'postgres', EVENT_STORE_URL: url, READ_STORE: 'postgres' };
    return {
      ...stores,
      READ_STORE_URL: url,
      KEYS_URL: url,
      KEYS_SECRET: 'another secret that only this test knows',
      TOKEN_SECRET: 'a secret that only this test knows',
      DEMO: 'false',
    };
  };
  const serve = (database: string) =>
    serveApi({ dataDir: '/dev/null/none', env: storesIn(database) });
  const logIn = (database: string) =>
    openLog({ eventStore: { kind: 'postgres', url: postgres.url(database) } }, 'inline');

  async function eventsIn(database: string): Promise<readonly RecordedEvent[]> {
    const log = await logIn(database);
    const { events } = await log.readAll({ limit: 100_000 });
    await log.close();
    return events;
  }

  async function live({ url }: Served): Promise<void> {
    for (const step of lifecycle(randomUUID(), EVIDENCE)) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${tokens[step.as]}`,
        },
        body: step.body,
      });
      expect(await response.text()).toContain('WhistleAccepted');
    }
  }

  const run = (tool: string, ...args: string[]) => promisify(execFile)(postgres.tool(tool), args);

  async function dumpWhileAtWork(served: Served): Promise<void> {
    let dumped = false;
    const lane = async () => {
      while (!dumped) await live(served);
    };
    const dumping = run('pg_dump', '--format=custom', `--file=${dump}`, postgres.url('district'));
    await Promise.all([dumping.finally(() => (dumped = true)), lane(), lane()]);
  }

  beforeAll(async () => {
    postgres = await InstalledPostgres.start(bin!);
    for (const database of ['district', 'restored', 'twin']) postgres.createDatabase(database);
    const log = await logIn('district');
    await foundDistrict(log);
    await log.close();
    const served = await serve('district');
    tokens = {
      street: await tokenOf(served.url, 'street'),
      'dept-1': await tokenOf(served.url, 'dept-1'),
    };
    await sendPhoto(served.url, tokens['dept-1']);
    for (let life = 0; life < LIVES; life++) await live(served);
    await dumpWhileAtWork(served);
    expect(await served.stop()).toBe(0);
  }, 180_000);

  afterAll(() => {
    postgres.stop();
    removeFolder(folder);
  });

  const restore = (database: string) =>
    run('pg_restore', '--exit-on-error', `--dbname=${postgres.url(database)}`, dump);

  /** What a client is told after the read models have caught up. */
  async function statisticsIn(database: string): Promise<object> {
    const served = await serve(database);
    try {
      return await (await as(served.url, 'assessor')).ask<object>(STATISTICS);
    } finally {
      expect(await served.stop()).toBe(0);
    }
  }

  it('when a dump made at work is restored, then it is the log up to then, event by event', async () => {
    await restore('restored');
    const [all, kept] = [await eventsIn('district'), await eventsIn('restored')];
    expect(kept.length).toBeGreaterThanOrEqual(LIVES * 6);
    expect(kept).toEqual(all.slice(0, kept.length));
  }, 60_000);

  it('when the restored district is served, then commands go on where it stood', async () => {
    const served = await serve('restored');
    const before = (await eventsIn('restored')).length;
    await live(served);
    expect(await served.stop()).toBe(0);
    const events = await eventsIn('restored');
    expect(events.length).toBeGreaterThan(before);
    expect(events.map(({ position }) => position)).toEqual(
      events.map(({ position }) => position).toSorted(),
    );
  }, 60_000);

  it('when a district at rest is restored, then its statistics are the same', async () => {
    await run('pg_dump', '--format=custom', `--file=${dump}`, postgres.url('district'));
    await restore('twin');
    const statistics = await statisticsIn('twin');
    expect(JSON.stringify(statistics)).toContain('dept-1');
    expect(statistics).toEqual(await statisticsIn('district'));
  }, 90_000);
});
