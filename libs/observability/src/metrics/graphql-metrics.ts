import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

import { LATENCY_BUCKETS } from './command-metrics.js';

/** GraphQL over HTTP and sockets. */
export class GraphqlMetrics {
  private readonly requests: Counter<'type' | 'status'>;
  private readonly duration: Histogram<'type'>;
  private readonly sockets: Gauge;
  private readonly socketOperations: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.requests = new Counter({
      name: 'shaodao_graphql_requests_total',
      help: 'Operations over HTTP and sockets by type; status is ok or the code of the first error',
      labelNames: ['type', 'status'],
      registers,
    });
    this.duration = new Histogram({
      name: 'shaodao_graphql_request_duration_seconds',
      help: 'From the request to its answer, by type of operation; of a subscription, to its begin',
      labelNames: ['type'],
      buckets: LATENCY_BUCKETS,
      registers,
    });
    this.sockets = new Gauge({
      name: 'shaodao_graphql_sockets',
      help: 'Open graphql-ws sockets',
      registers,
    });
    this.socketOperations = new Counter({
      name: 'shaodao_graphql_socket_operations_total',
      help: 'Operations, mostly subscriptions, begun on sockets',
      registers,
    });
  }

  recordAnswer(type: string, status: string, seconds: number): void {
    this.requests.inc({ type, status });
    this.duration.observe({ type }, seconds);
  }

  socketOpened(): void {
    this.sockets.inc();
  }

  socketClosed(): void {
    this.sockets.dec();
  }

  socketOperation(): void {
    this.socketOperations.inc();
  }
}
