import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { startTarget } from '../../support/eventstoredb-server/target.js';
import { type PostgresServer, startPostgres } from '../../support/postgres.js';
import { serveApi, type Served } from '../../support/served.js';

/** One process (or database) of a running system, that can be killed and started again. */
export interface Member {
  readonly name: string;
  /** Undefined where it is not a process of this machine. */
  readonly pid: number | undefined;
  /** SIGKILL: no chance to finish anything. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again, at the same address; resolves when it answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

const WORKER = resolve('dist/apps/worker/src/main.js');
const EVENTSTOREDB = resolve('dist/test/support/eventstoredb-server/serve.child.js');

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** A built API on a port of its own. */
export class ApiMember implements Member {
  #served: Served | undefined;

  private constructor(
    readonly name: string,
    private readonly options: { readonly dataDir: string; readonly env: Record<string, string> },
  ) {}

  static async start(name: string, dataDir: string, env: Environment): Promise<ApiMember> {
    const own = { ...env, PORT: String(await freePort()), HOST: '127.0.0.1' };
    const member = new ApiMember(name, { dataDir, env: own });
    await member.start();
    return member;
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.env['PORT']}`;
  }

  get pid(): number | undefined {
    return this.#served?.process.pid;
  }

  async start(): Promise<void> {
    this.#served = await serveApi(this.options);
    this.#served.process.stderr?.resume();
  }

  async kill(): Promise<void> {
    await this.#served?.kill();
  }

  async stop(): Promise<void> {
    await this.#served?.stop();
  }
}

/** A process that is spawned as often as it is started. */
export class ProcessMember implements Member {
  #child: ChildProcess | undefined;

  constructor(
    readonly name: string,
    private readonly args: readonly string[],
    private readonly env: Environment,
    private readonly saysReady: boolean,
  ) {}

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    const env = { ...process.env, NODE_OPTIONS: '', ...this.env };
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    const child = spawn(process.execPath, [...this.args], { env, stdio: [...stdio] });
    this.#child = child;
    if (!this.saysReady) return void child.stdout?.resume();
    for await (const line of createInterface({ input: child.stdout! }))
      if (line.includes('ready:')) return void child.stdout?.resume();
    throw new Error(`${this.name} ended before it was ready`);
  }

  async kill(): Promise<void> {
    if (this.#child) await end(this.#child, 'SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.#child) await end(this.#child, 'SIGTERM');
  }
}

export async function startWorker(name: string, env: Environment): Promise<Member> {
  const worker = new ProcessMember(name, [WORKER], env, false);
  await worker.start();
  return worker;
}

/** A PostgreSQL of its own. */
export class PostgresMember implements Member {
  private constructor(
    readonly name: string,
    private readonly server: PostgresServer,
    private readonly folder: string,
  ) {}

  static async start(name: string): Promise<PostgresMember> {
    const server = await startPostgres();
    const [row] = await server.run('show data_directory');
    return new PostgresMember(name, server, String(row?.['data_directory']));
  }

  get url(): string {
    return this.server.url();
  }

  get pid(): number {
    return Number(readFileSync(join(this.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** Tables and indexes of the system's schemas. */
  async bytes(): Promise<number> {
    const [row] = await this.server.run(`select coalesce(sum(pg_total_relation_size(c.oid)), 0) as n
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and starts_with(n.nspname, 'shaodao')`);
    return Number(row?.['n']);
  }

  async kill(): Promise<void> {
    await this.server.crash('SIGKILL');
  }

  async start(): Promise<void> {
    await this.server.restart();
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }
}

/** An EventStoreDB: the one at `EVENTSTORE_URL`, or else the test server as a process of its own. */
export async function startEventStoreDb(folder: string): Promise<{ member: Member; url: string }> {
  const name = 'event store';
  if (process.env['EVENTSTORE_URL']) {
    const real = await startTarget();
    const { kill, restart, stop } = real;
    const member = { name, pid: undefined, kill, start: restart, stop };
    return { member, url: real.connectionString };
  }
  const port = await freePort();
  const args = [EVENTSTOREDB, join(folder, 'eventstoredb.ndjson'), String(port)];
  const member = new ProcessMember(name, args, {}, true);
  await member.start();
  return { member, url: `esdb://127.0.0.1:${port}?tls=false` };
}
