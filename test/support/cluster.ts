import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

import { serveApi, type Served } from './served.js';

const WORKER = resolve('dist/apps/worker/src/main.js');

/** The built API and worker as people run them on several machines: no data folder, one database. */
export class Cluster {
  readonly workers: ChildProcess[] = [];
  private readonly apis: Served[] = [];
  private readonly env: Record<string, string>;

  /** @param url a PostgreSQL database, for the log and for the read models */
  constructor(url: string) {
    this.env = {
      EVENT_STORE: 'postgres',
      EVENT_STORE_URL: url,
      READ_STORE: 'postgres',
      READ_STORE_URL: url,
      TOKEN_SECRET: 'a secret that all processes of the cluster share',
      KEYS_URL: url,
      KEYS_SECRET: 'another secret that all processes share',
      WORKER: 'none',
      DEMO: 'false',
      // Specs write as a whole district does, with one account.
      MAX_WRITES_PER_MINUTE: '10000000',
    };
  }

  async api(): Promise<Served> {
    // There is no such folder, and none may be made.
    const served = await serveApi({ dataDir: '/dev/null/none', env: this.env });
    this.apis.push(served);
    return served;
  }

  worker(): ChildProcess {
    const env = { ...process.env, NODE_OPTIONS: '', DATA_DIR: '/dev/null/none', ...this.env };
    const child = spawn(process.execPath, [WORKER], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.workers.push(child);
    return child;
  }

  async stop(): Promise<void> {
    for (const api of this.apis) await api.stop();
    for (const worker of this.workers) await end(worker, 'SIGTERM');
  }
}

/** Ends a process, also a paused one; resolves when it is gone. */
export async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
