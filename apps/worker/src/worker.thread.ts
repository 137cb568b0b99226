import { parentPort, workerData } from 'node:worker_threads';

import { Observability } from '#observability';
import type { Stores } from '#runtime';

import { runWorker } from './run-worker.js';

/** The worker on a thread of the API's process (embedded profile). Any message ends it. */
const stop = new AbortController();
parentPort?.once('message', () => {
  stop.abort();
});

await runWorker({
  stores: workerData as Stores,
  signal: stop.signal,
  observability: await Observability.start('worker', process.env),
});
parentPort?.close();
