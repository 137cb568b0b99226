import type { Readiness } from './health/readiness.js';
import type { JsonLogger } from './logs/json-logger.js';
import type { RetentionMetrics } from './metrics/retention-metrics.js';

interface Instruments {
  readonly logger: JsonLogger;
  readonly metrics: { readonly retention: RetentionMetrics };
  readonly readiness: Readiness;
}

interface Run {
  readonly day: string;
  readonly erased: Readonly<Record<string, number>>;
}

/** Measures erasures by rule, tells health of them and logs failures: figures, no content. */
export function observeRetention({ logger, metrics: { retention }, readiness }: Instruments) {
  let told: Readonly<Record<string, string | number>> = { state: 'waiting' };
  readiness.watchRetention(() => told);
  const count = ({ erased }: Run): void => {
    for (const [kind, subjects] of Object.entries(erased)) retention.countErased(kind, subjects);
  };
  return {
    applied(run: Run): void {
      count(run);
      retention.setFailing(0);
      retention.setApplied(Date.now() / 1_000);
      told = { state: 'ok', day: run.day };
    },
    /** @param run what was erased all the same */
    failed(errors: readonly unknown[], run?: Run): void {
      if (run) count(run);
      retention.setFailing(errors.length);
      told = { state: 'failing', failures: errors.length };
      for (const error of errors) logger.error(error, 'Retention');
    },
  };
}
