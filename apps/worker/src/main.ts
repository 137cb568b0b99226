import { Observability, serveWatch } from '#observability';
import { ConfigurationError, readConfiguration } from '#runtime';

import { runWorker } from './run-worker.js';

/** The worker as a process of its own. SIGTERM: finishes the batch in flight, exits 0. */
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

try {
  const configuration = readConfiguration(process.env, []);
  const observability = await Observability.start('worker', process.env);
  const { metricsPort } = observability.settings;
  stop.signal.addEventListener('abort', () => observability.readiness.stop());
  await runWorker({
    stores: configuration.stores,
    signal: stop.signal,
    observability,
    ...(configuration.automations && { automate: configuration }),
    ...(metricsPort !== undefined && {
      whileOpen: (open) => serveWatch(observability, open, metricsPort),
    }),
  });
} catch (error) {
  console.error(error instanceof ConfigurationError ? `配置有误 ${error.message}` : error);
  process.exit(1);
}
