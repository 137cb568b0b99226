import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { Logger } from '@nestjs/common';

import type { Stores } from '#runtime';

const SCRIPT = new URL('../../worker/src/worker.thread.js', import.meta.url);
const RESTART_MS = 1_000;

/** The worker on a thread of this process; restarted if it dies. */
export class EmbeddedWorker {
  private readonly logger = new Logger(EmbeddedWorker.name);
  private thread: Worker;
  private stopping = false;

  constructor(private readonly stores: Stores) {
    this.thread = this.start();
  }

  /** Waits for batches in flight. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.thread.threadId < 0) return;
    const exited = once(this.thread, 'exit');
    this.thread.postMessage('stop');
    await exited;
  }

  private start(): Worker {
    const thread = new Worker(SCRIPT, { workerData: this.stores });
    thread.on('error', (error) => this.logger.error(error));
    thread.on('exit', (code) => {
      if (this.stopping) return;
      this.logger.error(
        `读模型线程退出（${code}），稍后重启 the projection thread ended, restarting`,
      );
      setTimeout(() => {
        if (!this.stopping) this.thread = this.start();
      }, RESTART_MS).unref();
    });
    return thread;
  }
}
