import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type EventStore, EventStoreError, noProgress } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { finishLog, followLog, type Migration, PositionMap } from '#event-store/maintenance';
import { openSqliteEventStore } from '#event-store/sqlite';
import { writeSyntheticLog } from '../support/synthetic-log.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';
import { contentAt, contentIn, eventsIn, withLogAt, Workshop } from './migration.js';
import { freshStream, sampleEvents } from '../../libs/event-store/src/contract/contract-harness.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');
const MINUTE = 60_000;

const workshop = new Workshop();
let imported: string;
let server: EventStoreDbServer;

beforeAll(async () => {
  imported = await workshop.imported(writeSyntheticLog(join(workshop.folder, 'log.csv')));
}, MINUTE);
beforeEach(async () => void (server = await EventStoreDbServer.start()));
afterEach(() => server.stop());
afterAll(() => workshop.remove());

/** Everything an event store does, some of it done otherwise. */
const changed = (store: EventStore, changes: Partial<EventStore>): EventStore => ({
  append: store.append.bind(store),
  appendInOrder: store.appendInOrder.bind(store),
  readStream: store.readStream.bind(store),
  readStreams: store.readStreams.bind(store),
  readAll: store.readAll.bind(store),
  subscribe: store.subscribe.bind(store),
  head: store.head.bind(store),
  close: store.close.bind(store),
  ...changes,
});

const fileIn = (dataDir: string) => join(dataDir, 'events.db');

/** A migration in this process, from one data folder to another. */
async function between(use: (logs: Migration & Stop) => Promise<void>) {
  const [from, to] = [await workshop.imported(join(workshop.folder, 'log.csv')), workshop.place()];
  const map = new PositionMap(`${to}.map.db`, { from, to });
  const source = await openSqliteEventStore({ file: fileIn(from) });
  const target = await openSqliteEventStore({ file: `${to}.db` });
  const stop = new AbortController();
  try {
    await use({ source, target, map, signal: stop.signal, say: () => undefined, stop });
  } finally {
    for (const log of [source, target]) await log.close();
    map.close();
  }
}
interface Stop {
  readonly stop: AbortController;
}

const refusal = (code: string) => expect.objectContaining({ code });

describe('given a migration that is killed in the middle', () => {
  const children: ChildProcess[] = [];
  afterEach(() => children.forEach((child) => child.kill('SIGKILL')));

  /** The built command line, as operators run it. */
  function started(): ChildProcess {
    if (!existsSync(ADMIN)) throw new Error(`${ADMIN} is missing: run npm run build first`);
    const where = ['--data-dir', workshop.folder, 'migrate'];
    const ends = ['--from', imported, '--to', server.connectionString];
    const env = { ...process.env, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [ADMIN, ...where, ...ends], { env, stdio: 'ignore' });
    children.push(child);
    return child;
  }

  async function untilThereAre(count: number): Promise<void> {
    const store = await openEventStoreDb(server);
    while ((await store.readAll({ limit: count })).events.length < count) await delay(5);
    await store.close();
  }

  it(
    'when it is started again, then it goes on, and nothing is lost or there twice',
    async () => {
      for (const count of [50, 400, 800]) {
        const child = started();
        await untilThereAre(count);
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      const [line] = await workshop.migrate(imported, server.connectionString, '--finish');
      expect(line).toContain('核对无误');
      expect(await contentAt(server.connectionString)).toEqual(await contentAt(imported));
    },
    3 * MINUTE,
  );

  it(
    'when the map is lost as well, then it is made again from the two logs',
    async () => {
      const to = workshop.place();
      await workshop.migrate(imported, to, '--finish', '--map', `${to}.1.map`);
      const content = await contentAt(to);
      await workshop.migrate(imported, to, '--finish', '--map', `${to}.2.map`);
      expect(await contentAt(to)).toEqual(content);
    },
    MINUTE,
  );
});

describe('given a target that fails in the middle', () => {
  it(
    'when its answers get lost, then what it wrote is found and not written again',
    () =>
      between(async (logs) => {
        let calls = 0;
        const target = changed(logs.target, {
          appendInOrder: async (appends) => {
            const some = (calls += 1) % 2 === 1 ? appends.slice(0, appends.length / 2) : appends;
            const outcomes = await logs.target.appendInOrder(some);
            if (some !== appends) throw new EventStoreError('unavailable', 'the answer is lost');
            return outcomes;
          },
        });
        const { differences, source } = await finishLog({ ...logs, target }, noProgress);
        expect(differences).toEqual([]);
        expect(source.events).toBe(logs.map.count);
        expect(await contentIn(logs.target)).toEqual(await contentIn(logs.source));
      }),
    MINUTE,
  );

  it(
    'when something else is written to it, then it is not taken for the copy',
    () =>
      between(async (logs) => {
        await logs.target.append(freshStream(), 'no-stream', sampleEvents(1));
        await expect(finishLog(logs, noProgress)).rejects.toThrow(refusal('TARGET_DIFFERS'));
        expect((await eventsIn(logs.target)).length).toBe(1);
      }),
    MINUTE,
  );

  it(
    'when something was added at its end, then the comparison says so',
    () =>
      between(async (logs) => {
        await finishLog(logs, noProgress);
        await logs.target.append(freshStream(), 'no-stream', sampleEvents(1));
        const { differences } = await finishLog(logs, noProgress);
        expect(differences.join()).toContain('事件数不同');
      }),
    MINUTE,
  );
});

describe('given a source in use', () => {
  const APPENDS = 60;

  it(
    'when it is written to during the copy, then the copy follows it and ends up equal',
    () =>
      between(async ({ stop, ...logs }) => {
        const following = followLog(logs);
        for (let i = 0; i < APPENDS; i += 1)
          await logs.source.append(freshStream(), 'no-stream', sampleEvents(1 + (i % 3)));
        const head = await logs.source.head();
        while (logs.map.last?.source !== head) await delay(5);
        stop.abort();
        await following;
        const { signal } = new AbortController();
        const { differences } = await finishLog({ ...logs, signal }, noProgress);
        expect(differences).toEqual([]);
        expect(await contentIn(logs.target)).toEqual(await contentIn(logs.source));
      }),
    MINUTE,
  );

  it(
    'when it is written to while the logs are compared, then it is not finished',
    () =>
      between(async (logs) => {
        const head = async () => {
          await logs.source.append(freshStream(), 'no-stream', sampleEvents(1));
          return logs.source.head();
        };
        const source = changed(logs.source, { head });
        const finishing = finishLog({ ...logs, source }, noProgress);
        await expect(finishing).rejects.toThrow(refusal('SOURCE_RUNNING'));
      }),
    MINUTE,
  );
});

describe('given a finished migration', () => {
  it(
    'when it is run again, then nothing is added',
    async () => {
      await workshop.migrate(imported, server.connectionString, '--finish');
      const before = await contentAt(server.connectionString);
      const again = await workshop.migrate(imported, server.connectionString, '--finish');
      expect(again[0]).toContain('核对无误');
      expect(await contentAt(server.connectionString)).toEqual(before);
    },
    MINUTE,
  );

  it(
    'when a checkpoint is translated, then it has seen the same events there',
    async () => {
      await workshop.migrate(imported, server.connectionString, '--finish');
      const [here, there] = [
        await withLogAt(imported, eventsIn),
        await withLogAt(server.connectionString, eventsIn),
      ];
      for (const at of [0, 7, here.length - 1]) {
        const ask = ['--translate', here[at]!.position];
        const [position] = await workshop.migrate(imported, server.connectionString, ...ask);
        expect(position).toBe(there[at]!.position);
      }
      const early = workshop.migrate(imported, server.connectionString, '--translate', '0');
      await expect(early).rejects.toThrow(refusal('POSITION_UNKNOWN'));
    },
    MINUTE,
  );
});

describe('given what cannot be migrated', () => {
  const refused: [string, string, string][] = [
    ['SAME_LOG', 'data', 'sqlite:data'],
    ['DATA_MISSING', '/dev/null/none', 'data'],
    ['LOG_URL_INVALID', 'mysql://user:secret@db/x', 'data'],
  ];
  it.each(refused)('when that is %s, then it is said so', async (code, from, to) => {
    const migrating = workshop.migrate(from, to, '--finish');
    await expect(migrating).rejects.toThrow(refusal(code));
  });

  it('when the map is in use or about other logs, then it is left alone', async () => {
    const file = `${workshop.place()}.db`;
    const map = new PositionMap(file, { from: 'a', to: 'b' });
    const twice = () => new PositionMap(file, { from: 'a', to: 'b' });
    expect(twice).toThrow(refusal('MIGRATION_RUNNING'));
    map.close();
    const other = () => new PositionMap(file, { from: 'a', to: 'c' });
    expect(other).toThrow(refusal('MIGRATION_OTHER'));
  });
});
