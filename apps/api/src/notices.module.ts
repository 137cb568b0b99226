import { type DynamicModule, Inject, Logger, Module, type OnModuleInit } from '@nestjs/common';

import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import {
  measureNotices,
  NOTICE_OUTBOX,
  noticesHealth,
  NoticesModule,
  openOutbox,
  type OutboxDb,
  claimFeedPosition,
} from '#notices';
import { Observability } from '#observability';
import { type Configuration, readNotices, retryUntilReachable } from '#runtime';

/** Sets the place in the log after which notices are sent. */
const PLACE = Symbol('PLACE');

/** Notices (通知) in this process: always settings and inbox; sending only if no worker does it. */
@Module({})
export class ApiNoticesModule implements OnModuleInit {
  constructor(
    @Inject(Observability) private readonly observability: Observability,
    @Inject(NOTICE_OUTBOX) outbox: OutboxDb,
    @Inject(CLOCK) clock: Clock,
    @Inject(PLACE) private readonly place: () => Promise<void>,
  ) {
    const { metrics, readiness } = observability;
    measureNotices(metrics.registry, outbox, clock);
    readiness.watchNotices(() => noticesHealth(outbox));
  }

  /** Before the first request is answered, and before anything here writes to the log by itself. */
  async onModuleInit(): Promise<void> {
    const warn = (line: string) => this.observability.logger.warn(line);
    await retryUntilReachable(this.place, { warn });
  }

  static forRoot({ stores, worker, threads }: Configuration): DynamicModule {
    const { enabled, place: where, options } = readNotices(process.env, stores);
    const here = enabled && worker === 'embedded' && !threads;
    const logger = new Logger(ApiNoticesModule.name);
    const open = () =>
      retryUntilReachable(() => openOutbox(where), { warn: (line) => logger.warn(line) });
    const notices = NoticesModule.forRoot({ open, ...(here && { runs: options }) });
    const place = {
      provide: PLACE,
      inject: [EVENT_STORE, NOTICE_OUTBOX, CLOCK],
      useFactory: (store: EventStore, outbox: OutboxDb, clock: Clock) => async () => {
        if (enabled) await claimFeedPosition(store, outbox, clock);
      },
    };
    return { module: ApiNoticesModule, imports: [notices], providers: [place] };
  }
}
