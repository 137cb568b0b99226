import { type DynamicModule, Inject, Logger, Module } from '@nestjs/common';

import { CLOCK, type Clock } from '#event-sourcing';
import { measureNotices, NOTICE_OUTBOX, NoticesModule, openOutbox, type OutboxDb } from '#notices';
import { Observability } from '#observability';
import { type Configuration, readNotices, whenReachable } from '#runtime';

/** 通知 as this process has it: settings and inbox always, feeding and sending where no worker does. */
@Module({})
export class ApiNoticesModule {
  constructor(
    { metrics }: Observability,
    @Inject(NOTICE_OUTBOX) outbox: OutboxDb,
    @Inject(CLOCK) clock: Clock,
  ) {
    measureNotices(metrics.registry, outbox, clock);
  }

  static forRoot({ stores, worker, threads }: Configuration): DynamicModule {
    const { enabled, place, options } = readNotices(process.env, stores);
    const here = enabled && worker === 'embedded' && !threads;
    const logger = new Logger(ApiNoticesModule.name);
    const open = () =>
      whenReachable(() => openOutbox(place), { warn: (line) => logger.warn(line) });
    const notices = NoticesModule.forRoot({ open, ...(here && { runs: options }) });
    return { module: ApiNoticesModule, imports: [notices] };
  }
}
