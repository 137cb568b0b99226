import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { openLog, openReadSide, readStores } from '#runtime';

import { waitForReadModels } from '../../apps/api/src/wait-for-read-models.js';
import { foundDistrict, tokenOf } from '../support/district.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { removeFolder, temporaryFolder } from '../support/served.js';

const MAINS = { api: 'dist/apps/api/src/main.js', worker: 'dist/apps/worker/src/main.js' };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A built process that may have to wait. */
class Process {
  said = '';
  readonly child: ChildProcess;

  constructor(
    main: string,
    readonly port: number,
    env: Record<string, string>,
  ) {
    this.child = spawn(process.execPath, [resolve(main)], {
      env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: '/dev/null/none', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.said += String(chunk)));
  }

  async health(question: 'live' | 'ready'): Promise<number> {
    const url = `http://127.0.0.1:${this.port}/health/${question}`;
    return fetch(url).then(
      ({ status }) => status,
      () => 0,
    );
  }

  async until(condition: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await condition())) {
      if (this.child.exitCode !== null) throw new Error(`it has ended:\n${this.said}`);
      await delay(50);
    }
  }

  async stop(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    return ((await exited) as [number | null])[0];
  }
}

describe('given an API and a worker that are started while PostgreSQL is away', () => {
  let postgres: PostgresServer;
  let env: Record<string, string>;
  let [api, worker]: Process[] = [];

  beforeAll(async () => {
    postgres = await startPostgres();
    const url = postgres.url();
    const log = await openLog({ eventStore: { kind: 'postgres', url } }, 'inline');
    await foundDistrict(log);
    await log.close();
    await postgres.crash('SIGQUIT');
    env = {
      EVENT_STORE: 'postgres',
      EVENT_STORE_URL: url,
      READ_STORE: 'postgres',
      READ_STORE_URL: url,
      KEYS_URL: url,
      KEYS_SECRET: 'another secret that only this test knows',
      TOKEN_SECRET: 'a secret that only this test knows',
      DEMO: 'false',
      WORKER: 'none',
    };
    const [port, metricsPort] = [await freePort(), await freePort()];
    api = new Process(MAINS.api, port, { ...env, PORT: String(port) });
    worker = new Process(MAINS.worker, metricsPort, { ...env, METRICS_PORT: String(metricsPort) });
  }, 60_000);

  afterAll(async () => {
    await Promise.all([api!.stop(), worker!.stop()]);
    await postgres.stop();
  }, 60_000);

  it('when they wait, then they say so, and the worker is alive and not ready', async () => {
    for (const one of [api!, worker!])
      await one.until(() => one.said.includes('a store is away, trying again'));
    expect(await worker!.health('live')).toBe(200);
    expect(await worker!.health('ready')).toBe(503);
    expect(await api!.health('ready')).toBe(0);
    expect(api!.said + worker!.said).not.toContain('secret@');
  }, 60_000);

  it('when one is told to stop while it waits, then it ends in good order', async () => {
    const waiting = new Process(MAINS.worker, 0, env);
    await waiting.until(() => waiting.said.includes('trying again'));
    expect(await waiting.stop()).toBe(0);
  }, 60_000);

  it('when PostgreSQL comes, then both are ready by themselves', async () => {
    await postgres.restart();
    for (const one of [api!, worker!])
      await one.until(async () => (await one.health('ready')) === 200);
    expect(await tokenOf(`http://127.0.0.1:${api!.port}`, 'street')).toMatch(/\./);
  }, 90_000);

  it('when the password is wrong, then waiting would not help, and it ends', async () => {
    const url = postgres.url({ password: 'another' });
    const wrong = new Process(MAINS.worker, 0, { ...env, EVENT_STORE_URL: url });
    const [code] = (await once(wrong.child, 'exit')) as [number];
    expect(code).toBe(1);
    expect(wrong.said).not.toContain('trying again');
  }, 60_000);
});

describe('given read models whose PostgreSQL goes away just after they were opened', () => {
  it('when the API waits for them, then it waits for PostgreSQL too, and does not end', async () => {
    const [postgres, folder] = [await startPostgres(), temporaryFolder()];
    const place = { READ_STORE: 'postgres', READ_STORE_URL: postgres.url() };
    const stores = readStores(place, folder);
    const log = await openLog(stores, 'inline');
    await foundDistrict(log);
    const readStore = await openReadSide(stores, log);
    await readStore.rebuildAll();
    await postgres.crash('SIGQUIT');
    const said: string[] = [];
    let told = (): void => undefined;
    const away = new Promise<void>((resolve) => (told = resolve));
    const waiting = waitForReadModels(log, readStore, (line) => {
      said.push(line);
      told();
    });
    await Promise.race([away, waiting]);
    expect(said.join()).toContain('a store is away, trying again (READ_STORE_UNAVAILABLE)');
    await postgres.restart();
    await waiting;
    await readStore.close();
    await log.close();
    await postgres.stop();
    removeFolder(folder);
  }, 120_000);
});
