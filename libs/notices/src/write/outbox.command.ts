import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { NOTICE_OUTBOX } from '../outbox/open-outbox.js';
import { replayDead, type ReplayFilter } from '../outbox/delivery-log.js';
import { markRead } from '../outbox/inbox.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';

/** 已读: marks notices as read for one person, in the outbox and not in the log; returns how many. */
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

/** 死信重发: makes dead letters due again. Returns how many. */
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
