import {
  type DynamicModule,
  Global,
  Inject,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';

import { periodWindows, SCORE_RULE_SELECTION } from '#assessment';
import { CLOCK, systemClock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { Observability } from '#observability';
import {
  answerOnThisThread,
  QUESTIONS,
  type Questions,
  READ_STORE,
  type ReadStore,
} from '#read-store';
import {
  type Configuration,
  openLog,
  openReadSide,
  openRules,
  QuestionThreads,
  retryUntilReachable,
} from '#runtime';
import { openLiveDuties } from '#rules';
import { APPEAL_WINDOW, DUTY_CATALOGUES, WHISTLE_RULES } from '#whistle';

import { EmbeddedWorker } from './embedded-worker.js';

/** Injection token of the {@link Configuration}. */
export const CONFIGURATION = Symbol('CONFIGURATION');

/** Waits for a store that is away: without it nothing can be answered. */
const openWhenReachable = <T>(open: () => Promise<T>, { logger }: Observability): Promise<T> =>
  retryUntilReachable(open, { warn: (line) => logger.warn(line) });

const writerOf = ({ threads }: Configuration) => (threads ? 'thread' : 'inline');

const EXPORTS = [
  ...[CONFIGURATION, CLOCK, SCORE_RULE_SELECTION, WHISTLE_RULES, DUTY_CATALOGUES],
  ...[EVENT_STORE, READ_STORE, QUESTIONS, APPEAL_WINDOW],
];

const readStoreOf = ({ stores }: Configuration): Provider => ({
  provide: READ_STORE,
  inject: [EVENT_STORE, Observability],
  useFactory: (eventStore: EventStore, watch: Observability) =>
    openWhenReachable(() => openReadSide(stores, eventStore), watch),
});

/** Answers heavy questions on threads of their own, or here if threads are disabled. */
const questionsOf = ({ threads, stores }: Configuration): Provider => ({
  provide: QUESTIONS,
  inject: [READ_STORE],
  useFactory: (store: ReadStore): Questions =>
    threads ? new QuestionThreads(stores, store) : answerOnThisThread(store),
});

/** The stores and the clock for every module; closes the stores after the last request. */
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
    @Inject(QUESTIONS) private readonly questions: Questions,
  ) {}

  static forRoot(configuration: Configuration): DynamicModule {
    const { stores } = configuration;
    return {
      module: InfrastructureModule,
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: CLOCK, useValue: systemClock },
        { provide: SCORE_RULE_SELECTION, useValue: { rulesDir: configuration.rulesDir } },
        {
          provide: WHISTLE_RULES,
          inject: [EVENT_STORE, Observability],
          useFactory: (eventStore: EventStore, watch: Observability) =>
            openWhenReachable(() => openRules(configuration, eventStore), watch),
        },
        {
          provide: EVENT_STORE,
          inject: [Observability],
          useFactory: async (watch: Observability) =>
            watch.observe(
              await openWhenReachable(() => openLog(stores, writerOf(configuration)), watch),
            ),
        },
        {
          provide: DUTY_CATALOGUES,
          inject: [EVENT_STORE],
          useFactory: (log: EventStore) => openLiveDuties(log, configuration.rulesDir),
        },
        readStoreOf(configuration),
        { provide: APPEAL_WINDOW, inject: [READ_STORE], useFactory: periodWindows },
        questionsOf(configuration),
      ],
      exports: EXPORTS,
    };
  }

  /**
   * The embedded profile: the worker runs inside this process unless other processes do its work.
   */
  onApplicationBootstrap(): void {
    const { worker, threads, stores } = this.configuration;
    if (worker === 'none') return;
    if (threads) this.worker = new EmbeddedWorker(stores);
    else this.running = this.runInline();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.worker?.stop();
    await this.running;
    if (this.questions instanceof QuestionThreads) await this.questions.close();
    await this.readStore.close();
    await this.eventStore.close();
  }

  private async runInline(): Promise<void> {
    const onError = (name: string, error: unknown) =>
      this.logger.error(`[${name}] ${String(error)}`);
    const options = { signal: this.stop.signal, standBy: true, onError };
    await this.readStore.run(options).catch((error: unknown) => {
      this.logger.error(error);
    });
  }
}
