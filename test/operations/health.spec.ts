import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { openLog } from '#runtime';

import { foundDistrict } from '../support/district.js';
import { freePort } from '../support/free-port.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { serveApi, type Served } from '../support/served.js';

const WORKER = resolve('dist/apps/worker/src/main.js');
const PROBE = resolve('apps/probe.mjs');

interface Health {
  readonly status: string;
  readonly details: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Exit code of what containers are asked with. */
async function probe(question: string, env: Record<string, string>): Promise<number | null> {
  const child = spawn(process.execPath, [PROBE, question], { env, stdio: 'ignore' });
  return ((await once(child, 'exit')) as [number | null])[0];
}

describe('given an API and a worker on PostgreSQL', () => {
  let postgres: PostgresServer;
  let api: Served;
  let worker: ChildProcess;
  let metricsPort: string;
  let urls: { api: string; worker: string };

  const ask = async (url: string, question: string) => {
    const response = await fetch(`${url}/health/${question}`);
    return { status: response.status, text: await response.text() };
  };
  async function untilReady(url: string, status: number): Promise<string> {
    for (;;) {
      const answer = await ask(url, 'ready').catch(() => undefined);
      if (answer?.status === status) return answer.text;
      await delay(50);
    }
  }

  beforeAll(async () => {
    postgres = await startPostgres();
    const [EVENT_STORE, READ_STORE, url] = ['postgres', 'postgres', postgres.url()];
    const log = await openLog({ eventStore: { kind: 'postgres', url } }, 'inline');
    await foundDistrict(log);
    await log.close();
    const keys = { KEYS_URL: url, KEYS_SECRET: 'another secret that only this test knows' };
    const read = { READ_STORE, READ_STORE_URL: url };
    const stores = { EVENT_STORE, EVENT_STORE_URL: url, ...read, ...keys };
    const env = {
      ...stores,
      TOKEN_SECRET: 'a secret that only this test knows',
      DEMO: 'false',
      WORKER: 'none',
      PUBLIC_METRICS: 'true',
    };
    metricsPort = String(await freePort());
    worker = spawn(process.execPath, [WORKER], {
      env: { ...process.env, NODE_OPTIONS: '', ...stores, METRICS_PORT: metricsPort },
      stdio: 'ignore',
    });
    api = await serveApi({ dataDir: '/dev/null/none', env });
    urls = { api: api.url, worker: `http://127.0.0.1:${metricsPort}` };
  }, 120_000);

  afterAll(async () => {
    expect(await api.stop()).toBe(0);
    worker.kill('SIGTERM');
    if (worker.exitCode === null) await once(worker, 'exit');
    await postgres.stop();
  }, 60_000);

  it('when all is well, then both are live and ready, and probes say so', async () => {
    for (const url of Object.values(urls)) {
      const health = JSON.parse(await untilReady(url, 200)) as Health;
      expect(health.details['readModels']).toMatchObject({ 'work-lists.state': 'live' });
      expect((await ask(url, 'live')).status).toBe(200);
    }
    const port = new URL(urls.api).port;
    expect(await probe('ready', { PORT: port })).toBe(0);
    expect(await probe('ready', { METRICS_PORT: metricsPort })).toBe(0);
    expect(await probe('ready', { PORT: '1' })).toBe(1);
  }, 60_000);

  it('when a worker is asked for metrics, then it exports the lag of the projections', async () => {
    const page = await (await fetch(`${urls.worker}/metrics`)).text();
    expect(page).toContain('shaodao_projection_lag_events{projection="work-lists"} 0');
    expect(page).toContain('shaodao_projection_live{projection="response-statistics"} 1');
    expect(page).toContain('process_cpu_seconds_total');
  });

  it('when PostgreSQL is gone, then both are live, not ready, and tell nothing private', async () => {
    await postgres.crash('SIGQUIT');
    for (const url of Object.values(urls)) {
      const text = await untilReady(url, 503);
      expect((JSON.parse(text) as Health).details['eventStore']).toMatchObject({ status: 'down' });
      expect(text).not.toMatch(/postgres:|secret|127\.0\.0\.1/);
      expect((await ask(url, 'live')).status).toBe(200);
    }
    const page = await (await fetch(`${urls.api}/metrics`)).text();
    expect(page).toContain('shaodao_read_store_up 0');
  }, 60_000);

  it('when PostgreSQL is back, then both are ready again by themselves', async () => {
    await postgres.restart();
    for (const url of Object.values(urls)) await untilReady(url, 200);
  }, 60_000);
});
