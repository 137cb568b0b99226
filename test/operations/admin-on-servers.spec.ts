import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { EventStore } from '#event-store';
import { contentOf } from '#event-store/maintenance';
import { writeSyntheticLog } from '../support/synthetic-log.js';
import { eventsIn, withLogAt, Workshop } from '../migrate/migration.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';

const MAPPING = resolve('schema/imports/bpic2013-by-line.json');
const ADMIN = resolve('dist/apps/admin/src/main.js');

type Environment = Partial<
  Record<'EVENT_STORE' | 'EVENT_STORE_URL' | 'READ_STORE' | 'READ_STORE_URL' | 'KEYS_DIR', string>
>;

const workshop = new Workshop();
const file = writeSyntheticLog(join(workshop.folder, 'log.csv'), 400);
let postgres: PostgresServer;
let eventStoreDb: EventStoreDbServer;

beforeAll(async () => {
  if (!existsSync(ADMIN)) throw new Error(`${ADMIN} is missing: run npm run build first`);
  postgres = await startPostgres();
  for (const database of ['district', 'killed', 'reads', 'empty'])
    await postgres.run(`CREATE DATABASE ${database}`);
  eventStoreDb = await EventStoreDbServer.start();
}, 60_000);
afterAll(async () => {
  await eventStoreDb.stop();
  await postgres.stop();
  workshop.remove();
});

const folder = workshop.place();
/** One for all: rows are known again, and named, under a key of it. */
const KEYS_DIR = join(folder, 'keys');

const inPostgres = (database: string): Environment => {
  const url = postgres.url({ database });
  return {
    EVENT_STORE: 'postgres',
    EVENT_STORE_URL: url,
    READ_STORE: 'postgres',
    READ_STORE_URL: url,
    KEYS_DIR,
  };
};
const inEventStoreDb = (): Environment => ({
  EVENT_STORE: 'eventstoredb',
  EVENT_STORE_URL: eventStoreDb.connectionString,
  READ_STORE: 'postgres',
  READ_STORE_URL: postgres.url({ database: 'reads' }),
  KEYS_DIR,
});

/** The built command line, as operators run it; what it printed. */
async function admin(env: Environment, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [ADMIN, '--data-dir', folder, ...args],
    { env: { ...process.env, NODE_OPTIONS: '', ...env } },
  );
  return stdout;
}

/** The report of an import that left some rows out: the synthetic log has turns that are refused. */
const ofSomeRefused = (error: { code?: unknown; stdout?: string }): string => {
  if (error.code !== 2) throw error as unknown as Error;
  return error.stdout ?? '';
};

const imported = async (env: Environment) => {
  const run = admin(env, 'import', '--mapping', MAPPING, '--json', file);
  return JSON.parse(await run.catch(ofSomeRefused)) as {
    eventsWritten: number;
    eventsAlreadyThere: number;
  };
};

/** Streams by name, each with all that is in it: across streams a server may have another order. */
async function streamsIn(log: EventStore): Promise<object> {
  const streams: Record<string, string[]> = {};
  for (const event of await eventsIn(log)) (streams[event.stream] ??= []).push(contentOf(event));
  return streams;
}

const statistics = (env: Environment) => admin(env, 'stats', '--by', 'department', '--json');

describe('given a table that was imported into a data folder', () => {
  let written: number;
  let streams: object;
  let figures: string;
  let scores: string;

  beforeAll(async () => {
    written = (await imported({})).eventsWritten;
    streams = await withLogAt(folder, streamsIn);
    figures = await statistics({});
    scores = await admin({}, 'scorecard', '--month', '2012-04', '--json');
  }, 60_000);

  it.each([
    ['PostgreSQL', () => inPostgres('district')],
    ['EventStoreDB (test server)', inEventStoreDb],
  ])(
    'when it is imported into %s, then streams, statistics and scores are the same, and twice adds nothing',
    async (_, envOf) => {
      const env = envOf();
      expect((await imported(env)).eventsWritten).toBe(written);
      expect(await withLogAt(env.EVENT_STORE_URL!, streamsIn)).toEqual(streams);
      expect(await statistics(env)).toBe(figures);
      expect(await admin(env, 'scorecard', '--month', '2012-04', '--json')).toBe(scores);
      expect(await imported(env)).toMatchObject({ eventsWritten: 0, eventsAlreadyThere: written });
    },
    120_000,
  );

  it('when an import into PostgreSQL is killed and started again, then nothing is lost or there twice', async () => {
    const env = inPostgres('killed');
    const args = [ADMIN, '--data-dir', folder, 'import', '--mapping', MAPPING, file];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await withLogAt(env.EVENT_STORE_URL!, async (log) => {
      while ((await log.readAll({ limit: 200 })).events.length < 200) await delay(2);
    });
    child.kill('SIGKILL');
    await ended;
    const { eventsWritten, eventsAlreadyThere } = await imported(env);
    expect(eventsAlreadyThere).toBeGreaterThan(0);
    expect(eventsWritten + eventsAlreadyThere).toBe(written);
    expect(await withLogAt(env.EVENT_STORE_URL!, streamsIn)).toEqual(streams);
  }, 60_000);
});

describe('given an empty log in PostgreSQL', () => {
  const add = (name: string, ...more: string[]) =>
    admin(inPostgres('empty'), 'users', 'add', name, '--role', 'administrator', ...more);

  it('when the first administrator is added, then with the district, and others need one that is known', async () => {
    const [told, unknown] = [add('admin', '--organisation', 'district'), /ORGANISATION_UNKNOWN/];
    await expect(told).rejects.toMatchObject({ stderr: expect.stringMatching(unknown) });
    const first = ['--organisation', 'district', '--register', '新源区'];
    expect(await add('admin', ...first)).toMatch(/已开户 admin，初始密码：\S{16}/);
    expect(await add('deputy', '--organisation', 'district')).toContain('已开户 deputy');
  }, 60_000);
});

describe('given read models in PostgreSQL', () => {
  const schemas = async (like: string) => {
    const client = `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE '${like}' ORDER BY 1`;
    return (await postgres.run(client, 'district')).map(({ name }) => String(name));
  };

  it('when they are verified, then they are what a rebuild from zero gives, and no trace of it stays', async () => {
    expect(await admin(inPostgres('district'), 'verify')).toContain('核对无误');
    expect(await schemas('shaodao\\_scratch%')).toEqual([]);
  }, 60_000);

  it('when a number in them was changed, then that is found, and another run is not disturbed', async () => {
    const [schema] = await schemas('shaodao\\_read\\_together\\_g%');
    const env = inPostgres('district');
    await postgres.run(`UPDATE ${schema}.cells SET cell = cell || '!'`, 'district');
    await expect(admin(env, 'verify')).rejects.toMatchObject({
      stdout: expect.stringContaining('response-statistics 的 cells 与重建结果不同'),
      stderr: expect.stringContaining('VERIFY_FAILED'),
    });
    await admin(env, 'rebuild', 'response-statistics');
    expect(await admin(env, 'verify')).toContain('核对无误');
  }, 60_000);
});
