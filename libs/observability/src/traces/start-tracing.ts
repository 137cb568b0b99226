import type { Tracing } from './tracing.js';

/**
 * Starts tracing to the OTLP receiver of the environment. Loads the SDK only then, because loading
 * it is slow.
 */
export async function startTracing(
  service: string,
  tracesTo: string | undefined,
): Promise<Tracing | undefined> {
  if (tracesTo === undefined) return undefined;
  const { exportTraces } = await import('./export-traces.js');
  return exportTraces(service);
}
