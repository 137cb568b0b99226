import { Counter, Histogram, type Registry } from 'prom-client';

import { LATENCY_BUCKETS } from './command-metrics.js';

/** Appends to the log. */
export class StoreMetrics {
  private readonly duration: Histogram<'outcome'>;
  private readonly events: Counter;
  private readonly failures: Counter<'failure'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.duration = new Histogram({
      name: 'shaodao_event_store_append_duration_seconds',
      help: 'From the append to the answer that it is durable; outcome is appended, deduplicated, conflict or failed',
      labelNames: ['outcome'],
      buckets: LATENCY_BUCKETS,
      registers,
    });
    this.events = new Counter({
      name: 'shaodao_event_store_events_appended_total',
      help: 'Events written to the log by this process',
      registers,
    });
    this.failures = new Counter({
      name: 'shaodao_event_store_append_failures_total',
      help: 'Appends that the store failed, by kind of failure',
      labelNames: ['failure'],
      registers,
    });
  }

  recordAppend(outcome: string, seconds: number, events: number): void {
    this.duration.observe({ outcome }, seconds);
    if (outcome === 'appended') this.events.inc(events);
  }

  recordFailure(failure: string, seconds: number): void {
    this.duration.observe({ outcome: 'failed' }, seconds);
    this.failures.inc({ failure });
  }
}
