import type { Tracing } from './tracing.js';

/**
 * Traces to the OTLP receiver of the environment. The SDK is loaded only then: who does not trace
 * does not pay for it.
 */
export async function startTracing(
  service: string,
  tracesTo: string | undefined,
): Promise<Tracing | undefined> {
  if (tracesTo === undefined) return undefined;
  const { exportTraces } = await import('./export-traces.js');
  return exportTraces(service);
}
