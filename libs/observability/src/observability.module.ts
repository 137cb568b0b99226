import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';

import { EVENT_STORE, type EventStore } from '#event-store';
import { READ_STORE, type ReadStore } from '#read-store';

import { HealthController } from './health/health.controller.js';
import { WATCHED, type Watched } from './health/readiness.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Observability } from './observability.js';
import { OperationObserver } from './operation-observer.js';

/**
 * `/health/live`, `/health/ready`, `/metrics`, and a log line and metrics for every GraphQL
 * request. Needs EVENT_STORE and READ_STORE from a global module.
 */
@Global()
@Module({})
export class ObservabilityModule implements OnApplicationShutdown {
  constructor(private readonly observability: Observability) {}

  static forRoot(service: string): DynamicModule {
    const useFactory = () => Observability.start(service, process.env);
    return {
      module: ObservabilityModule,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController, MetricsController],
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

  async onApplicationShutdown(): Promise<void> {
    await this.observability.stop();
  }
}
