import {
  type DynamicModule,
  Global,
  Inject,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';

import { SCORE_RULE_SELECTION } from '#assessment';
import { CLOCK, systemClock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { READ_STORE, type ReadStore } from '#read-store';
import { type Configuration, openLog, openReadSide, openRules } from '#runtime';
import { WHISTLE_RULES } from '#whistle';

import { EmbeddedWorker } from './embedded-worker.js';

/** Injection token of the {@link Configuration}. */
export const CONFIGURATION = Symbol('CONFIGURATION');

/** The stores and the clock, for every module; lets go of them after the last request is answered. */
@Global()
@Module({})
export class InfrastructureModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(InfrastructureModule.name);
  private readonly stop = new AbortController();
  private worker: EmbeddedWorker | undefined;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
  ) {}

  static forRoot(configuration: Configuration): DynamicModule {
    const { dataDir, threads } = configuration;
    return {
      module: InfrastructureModule,
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: CLOCK, useValue: systemClock },
        { provide: SCORE_RULE_SELECTION, useValue: { rulesDir: configuration.rulesDir } },
        { provide: WHISTLE_RULES, useFactory: () => openRules(configuration) },
        { provide: EVENT_STORE, useFactory: () => openLog(dataDir, threads ? 'thread' : 'inline') },
        {
          provide: READ_STORE,
          inject: [EVENT_STORE],
          useFactory: (eventStore: EventStore) => openReadSide(dataDir, eventStore),
        },
      ],
      exports: [CONFIGURATION, CLOCK, SCORE_RULE_SELECTION, WHISTLE_RULES, EVENT_STORE, READ_STORE],
    };
  }

  /** The embedded profile: the worker's modules run inside this process. */
  onApplicationBootstrap(): void {
    if (this.configuration.threads) this.worker = new EmbeddedWorker(this.configuration.dataDir);
    else this.running = this.runInline();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.worker?.stop();
    await this.running;
    await this.readStore.close();
    await this.eventStore.close();
  }

  private async runInline(): Promise<void> {
    const onError = (name: string, error: unknown) =>
      this.logger.error(`[${name}] ${String(error)}`);
    await this.readStore.run({ signal: this.stop.signal, onError }).catch((error: unknown) => {
      this.logger.error(error);
    });
  }
}
