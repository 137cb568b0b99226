import { randomUUID } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

import { createClient } from 'graphql-ws';
import type { Kysely } from 'kysely';
import WebSocket from 'ws';

import type { EventStore } from '#event-store';
import { openPostgresEventStore } from '#event-store/postgres';
import { openReadStore, type ReadPlace } from '#read-store';
import { PROJECTIONS } from '#runtime';

import { Cluster, end } from '../support/cluster.js';
import { foundDistrict, tokenOf } from '../support/district.js';
import { lifecycle, type Step, whistleIdOf } from '../support/lifecycle.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { ReadPlaces } from '../support/read-places.js';
import type { Served } from '../support/served.js';

type Rows = Record<string, readonly unknown[]>;
type AnyTables = Record<string, Record<string, unknown>>;

/** Every table that the system's read models own, with what its rows are ordered by. */
const TABLES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'work-lists': { whistles: ['id'], summonses: ['whistle_id', 'no'] },
  deadlines: { deadlines: ['whistle'] },
  'response-statistics': {
    facts: ['stream', 'summons'],
    cells: ['cell'],
  },
};
const FINAL_WAIT_MS = 60_000;

async function rowsOf(db: Kysely<AnyTables>, table: string, order: readonly string[]) {
  const ordered = order.reduce(
    (query, column) => query.orderBy(column),
    db.selectFrom(table).selectAll(),
  );
  const rows = await ordered.execute();
  // Numbers of batches differ after a rebuild.
  return rows.map((row) => Object.entries(row).filter(([column]) => column !== 'batch'));
}

describe('given two APIs and two workers on one PostgreSQL', () => {
  const scratch = new ReadPlaces('SQLite');
  let server: PostgresServer;
  let cluster: Cluster;
  let log: EventStore;
  let [a, b]: Served[] = [];
  let workers: ChildProcess[] = [];
  let tokens: Record<Step['as'], string>;
  const answered: Step[] = [];

  beforeAll(async () => {
    server = await startPostgres();
    cluster = new Cluster(server.url());
    log = await openPostgresEventStore({ url: server.url() });
    await foundDistrict(log);
    workers = [cluster.worker(), cluster.worker()];
    [a, b] = await Promise.all([cluster.api(), cluster.api()]);
    tokens = {
      street: await tokenOf(a!.url, 'street'),
      'dept-1': await tokenOf(b!.url, 'dept-1'),
    };
  }, 120_000);

  afterAll(async () => {
    await cluster.stop();
    await log.close();
    await server.stop();
    await scratch.stop();
  }, 60_000);

  async function post(api: Served, step: Step): Promise<string> {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${tokens[step.as]}`,
    };
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers,
      body: step.body,
    });
    return response.text();
  }

  /** As a client does: to another API where one is gone, the same command under the same id. */
  async function insist(step: Step, apis: readonly Served[]): Promise<void> {
    for (let n = 0; ; n += 1) {
      const answer = await post(apis[n % apis.length]!, step).catch(() => '');
      if (/"__typename":"WhistleAccepted"/.test(answer)) return void answered.push(step);
      if (n >= 100) throw new Error(`no answer to ${step.mutation}: ${answer}`);
      if (answer !== '') throw new Error(`${step.mutation}: ${answer}`);
      await delay(20);
    }
  }

  /** Whole lives, each step of a life through the API that did not take the one before. */
  async function live(lives: number, apis: readonly Served[]): Promise<void> {
    const lane = async () => {
      for (const [n, step] of lifecycle(randomUUID()).entries())
        await insist(step, n % 2 === 0 ? apis : [...apis].reverse());
    };
    await Promise.all(Array.from({ length: lives }, lane));
  }

  /** The statistics of the cluster once they have everything that is in the log. */
  async function withReads<Result>(
    place: ReadPlace,
    use: (tables: (name: string) => Promise<Kysely<AnyTables>>) => Promise<Result>,
  ): Promise<Result> {
    const reads = await openReadStore({ ...place, eventStore: log, projections: PROJECTIONS });
    try {
      if (place.directory !== undefined)
        for (const { name } of PROJECTIONS) await reads.rebuild(name);
      const head = (await log.head()) ?? '';
      for (const { name } of PROJECTIONS)
        if (!(await reads.waitFor(name, head, { timeoutMs: FINAL_WAIT_MS })))
          throw new Error(JSON.stringify(await reads.status()));
      return await use((name) => reads.live<AnyTables>(name));
    } finally {
      await reads.close();
    }
  }

  const rowsAt = (place: ReadPlace): Promise<Rows> =>
    withReads(place, async (tables) => {
      const rows: Rows = {};
      for (const [name, owned] of Object.entries(TABLES))
        for (const [table, order] of Object.entries(owned)) {
          rows[table] = await rowsOf(await tables(name), table, order);
        }
      return rows;
    });

  const caughtUp = () => withReads({ postgres: { url: server.url() } }, async () => undefined);

  /** Which of the workers has the read models: its session holds the lock. */
  async function owner(): Promise<ChildProcess> {
    for (;;) {
      const rows = await server.run(`select application_name as name from pg_locks
        join pg_stat_activity using (pid) where locktype = 'advisory' and granted
        and application_name like 'shaodao-read-store work-lists.run %'`);
      const found = workers.find(({ pid }) => String(rows[0]?.['name']).endsWith(` ${pid}`));
      if (found) return found;
      await delay(20);
    }
  }

  it('when whistles live through both APIs, then both show the same', async () => {
    await live(10, [a!, b!]);
    await caughtUp();
  }, 60_000);

  it('when somebody watches through one API, then what happens through the other is told', async () => {
    const commandId = randomUUID();
    const [raise, ...answers] = lifecycle(commandId);
    await insist(raise!, [b!]);
    const socket = createClient({
      url: `${a!.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${tokens.street}` },
    });
    const watching = socket.iterate<{ whistleChanged: { events: string[] } }>({
      query: `subscription ($id: ID!) { whistleChanged(whistleId: $id) { position events } }`,
      variables: { id: whistleIdOf(commandId) },
    });
    const seen: string[] = [];
    const first = watching.next();
    for (const step of answers) await insist(step, [b!]);
    for (let next = await first; !next.done; next = await watching.next()) {
      seen.push(...(next.value.data?.whistleChanged.events ?? []));
      if (seen.includes('DepartmentRated')) break;
    }
    expect(seen).toContain('DepartmentRated');
    await socket.dispose();
  }, 30_000);

  it('when the worker that has the read models is killed, then the other takes over', async () => {
    const first = await owner();
    const load = live(10, [a!, b!]);
    await end(first, 'SIGKILL');
    workers = workers.filter((worker) => worker !== first);
    await load;
    await caughtUp();
    expect(await owner()).toBe(workers[0]);
    workers.push(cluster.worker());
  }, 60_000);

  it('when it is paused for longer than its lease, then the other takes over and it comes back to nothing', async () => {
    const paused = await owner();
    const load = live(10, [a!, b!]);
    paused.kill('SIGSTOP');
    await load;
    await caughtUp();
    paused.kill('SIGCONT');
    await live(5, [a!, b!]);
    await caughtUp();
    expect(await owner()).not.toBe(paused);
    expect(paused.exitCode).toBeNull();
  }, 90_000);

  it('when an API is killed under load, then clients send again to the other and all is done once', async () => {
    const load = live(20, [a!, b!]);
    await delay(100);
    await b!.kill();
    await load;
    const { events } = await log.readAll({ limit: 100_000 });
    const ids = answered.map(({ body }) => {
      const { variables } = JSON.parse(body) as { variables: { input: { commandId: string } } };
      return variables.input.commandId;
    });
    const written = new Set(events.map(({ metadata }) => metadata.commandId));
    expect(ids.filter((id) => !written.has(id))).toEqual([]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    const raisings = events.filter(({ type }) => type === 'WhistleRaised');
    expect(raisings).toHaveLength(answered.filter((s) => s.mutation === 'raiseWhistle').length);
  }, 60_000);

  it('when all is over, then the read models are those of a rebuild from zero in files', async () => {
    const followed = await rowsAt({ postgres: { url: server.url() } });
    const rebuilt = await rowsAt(scratch.fresh());
    expect(followed['whistles']).toHaveLength(answered.length / 6);
    expect(followed).toEqual(rebuilt);
  }, 60_000);
});
