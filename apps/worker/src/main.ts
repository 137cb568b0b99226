import { readConfiguration } from '#runtime';

import { runWorker } from './run-worker.js';

/** The worker as a process of its own. SIGTERM: finishes the batch in flight, exits 0. */
const { dataDir } = readConfiguration(process.env, process.argv.slice(2));
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

await runWorker({
  dataDir,
  signal: stop.signal,
  onError: (projection, error) => console.error(`[${projection}]`, error),
});
