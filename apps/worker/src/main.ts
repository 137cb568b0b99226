import { ConfigurationError, readStores } from '#runtime';

import { runWorker } from './run-worker.js';

/** The worker as a process of its own. SIGTERM: finishes the batch in flight, exits 0. */
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

try {
  await runWorker({
    stores: readStores(process.env),
    signal: stop.signal,
    onError: (projection, error) => console.error(`[${projection}]`, error),
  });
} catch (error) {
  console.error(error instanceof ConfigurationError ? `配置有误 ${error.message}` : error);
  process.exit(1);
}
