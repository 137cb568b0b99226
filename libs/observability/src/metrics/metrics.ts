import { collectDefaultMetrics, Registry } from 'prom-client';

import type { ProjectionStatus } from '#read-store';

import { CommandMetrics } from './command-metrics.js';
import { DeadlineMetrics } from './deadline-metrics.js';
import { RetentionMetrics } from './retention-metrics.js';
import { GraphqlMetrics } from './graphql-metrics.js';
import { ProjectionMetrics } from './projection-metrics.js';
import { StoreMetrics } from './store-metrics.js';

/** Everything that one process exports to Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  readonly commands = new CommandMetrics(this.registry);
  readonly store = new StoreMetrics(this.registry);
  readonly deadlines = new DeadlineMetrics(this.registry);
  readonly retention = new RetentionMetrics(this.registry);
  readonly graphql = new GraphqlMetrics(this.registry);
  private readonly projections = new ProjectionMetrics(this.registry);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The page that Prometheus reads. */
  async page(status: () => Promise<readonly ProjectionStatus[]>): Promise<string> {
    this.projections.show(await status().catch(() => undefined));
    return this.registry.metrics();
  }
}
