import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { NOTICE_OUTBOX } from '../notice-outbox.token.js';
import { replayDead, type ReplayFilter } from '../outbox/delivery-log.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';

/** 死信重发: dead letters are due once more. Answers how many. */
export class ReplayDeadNotices extends Command<number> {
  constructor(readonly filter: ReplayFilter) {
    super();
  }
}

@CommandHandler(ReplayDeadNotices)
export class ReplayDeadNoticesHandler implements ICommandHandler<ReplayDeadNotices> {
  constructor(
    @Inject(NOTICE_OUTBOX) private readonly outbox: OutboxDb,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ filter }: ReplayDeadNotices): Promise<number> {
    return replayDead(this.outbox, filter, this.clock.now());
  }
}
