import { Observability, serveWatch } from '#observability';
import { ConfigurationError, keepPrivate, PRIVATE_UMASK, readConfiguration } from '#runtime';

import { runWorker } from './run-worker.js';
import { WatchedStores } from './watching.js';

/** The worker as a process of its own. SIGTERM: finishes the batch in flight, exits 0. */
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

process.umask(PRIVATE_UMASK);
try {
  const configuration = readConfiguration(process.env, []);
  keepPrivate(configuration.dataDir);
  const observability = await Observability.start('worker', process.env);
  const { metricsPort } = observability.settings;
  stop.signal.addEventListener('abort', () => observability.readiness.stop());
  const watching = new WatchedStores();
  const watch =
    metricsPort === undefined ? undefined : await serveWatch(observability, watching, metricsPort);
  await runWorker({
    stores: configuration.stores,
    signal: stop.signal,
    observability,
    opened: (open) => watching.setOpen(open),
    ...(configuration.automations && { automate: configuration }),
  });
  await watch?.close();
} catch (error) {
  console.error(error instanceof ConfigurationError ? `配置有误 ${error.message}` : error);
  process.exit(1);
}
