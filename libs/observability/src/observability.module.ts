import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';

import { EVENT_STORE, type EventStore } from '#event-store';
import { READ_STORE, type ReadStore } from '#read-store';

import { HealthController } from './health/health.controller.js';
import { WATCHED, type Watched } from './health/readiness.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Observability } from './observability.js';
import { OperationObserver } from './operation-observer.js';
import { readObservability } from './settings.js';
import { serveWatch, type WatchServer } from './watch-server.js';

/**
 * `/health/live` and `/health/ready`, and a log line and metrics for every GraphQL request. `/metrics`
 * and the details of health are on `METRICS_PORT`, or here with `PUBLIC_METRICS`. Needs EVENT_STORE and
 * READ_STORE from a global module.
 */
@Global()
@Module({})
export class ObservabilityModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: WatchServer | undefined;

  constructor(
    private readonly observability: Observability,
    @Inject(WATCHED) private readonly watched: Watched,
  ) {}

  static forRoot(service: string): DynamicModule {
    const useFactory = () => Observability.start(service, process.env);
    const { publicMetrics } = readObservability(process.env);
    return {
      module: ObservabilityModule,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController, ...(publicMetrics ? [MetricsController] : [])],
      providers: [
        { provide: Observability, useFactory },
        {
          provide: WATCHED,
          inject: [EVENT_STORE, READ_STORE],
          useFactory: (eventStore: EventStore, readStore: ReadStore): Watched => ({
            eventStore,
            readStore,
          }),
        },
        OperationObserver,
      ],
      exports: [Observability],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort } = this.observability.settings;
    if (metricsPort === undefined) return;
    this.server = await serveWatch(this.observability, this.watched, metricsPort);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.server?.close();
    await this.observability.stop();
  }
}
