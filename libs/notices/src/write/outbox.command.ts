import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { NOTICE_OUTBOX } from '../notice-outbox.token.js';
import { replayDead, type ReplayFilter } from '../outbox/delivery-log.js';
import { markRead } from '../outbox/inbox.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';

/** 已读: a person's own mark, no fact of the district; it is in no log. Answers how many were unread. */
export class MarkNoticesRead extends Command<number> {
  constructor(
    readonly ids: readonly string[],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(MarkNoticesRead)
export class MarkNoticesReadHandler implements ICommandHandler<MarkNoticesRead> {
  constructor(
    @Inject(NOTICE_OUTBOX) private readonly outbox: OutboxDb,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ ids, actor }: MarkNoticesRead): Promise<number> {
    return markRead(this.outbox, actor, ids, this.clock.now());
  }
}

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
