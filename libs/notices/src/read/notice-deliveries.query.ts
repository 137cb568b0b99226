import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Connection } from '#graphql';
import { NOTICE_OUTBOX } from '../notice-outbox.token.js';
import { attemptsOf, deliveryLog, type LoggedDelivery } from '../outbox/delivery-log.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';
import {
  type NoticeDeliveriesArgs,
  type NoticeDeliveryType,
  shownDelivery,
} from './notice-deliveries.types.js';
import { connectionOf, freshnessOf, placeOf } from './paging.js';

/** 投递日志: a page of deliveries with their attempts, newest first. */
export class AskNoticeDeliveries extends Query<Connection<NoticeDeliveryType>> {
  constructor(readonly args: NoticeDeliveriesArgs) {
    super();
  }
}

@QueryHandler(AskNoticeDeliveries)
export class AskNoticeDeliveriesHandler implements IQueryHandler<AskNoticeDeliveries> {
  constructor(@Inject(NOTICE_OUTBOX) private readonly outbox: OutboxDb) {}

  async execute({ args }: AskNoticeDeliveries): Promise<Connection<NoticeDeliveryType>> {
    const { first, after, afterPosition, state, target } = args;
    const place = placeOf(after);
    const freshness = await freshnessOf(this.outbox, afterPosition);
    const rows = await deliveryLog(this.outbox, {
      state: state ?? undefined,
      target: target ?? undefined,
      after: place && { createdAt: place.time, id: place.id },
      limit: first + 1,
    });
    const attempts = await attemptsOf(
      this.outbox,
      rows.map(({ id }) => id),
    );
    const sortedBy = ({ created_at, id }: LoggedDelivery) => ({ time: created_at, id });
    return connectionOf(rows, { first, after, freshness, placeOf: sortedBy }, (row) =>
      shownDelivery(row, attempts.get(row.id) ?? []),
    );
  }
}
