import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Connection, type ConnectionArgs, pageOf } from '#graphql';
import { NOTICE_OUTBOX } from '../outbox/open-outbox.js';
import {
  attemptsOf,
  deliveryLog,
  type LoggedAttempt,
  type LoggedDelivery,
} from '../outbox/delivery-log.js';
import type { DeliveryState, OutboxDb } from '../outbox/outbox.tables.js';
import { freshnessOf, placeOf } from './paging.js';

const toShownDelivery = (row: LoggedDelivery, attempts: readonly LoggedAttempt[]) => ({
  id: row.id,
  target: row.target,
  kind: row.kind,
  title: row.title,
  state: row.state,
  whistleId: row.whistle_id,
  createdAt: row.created_at,
  notBefore: row.not_before,
  settledAt: row.settled_at || null,
  error: row.error || null,
  attempts: attempts.map(({ at, outcome, status, took_ms, error }) => ({
    at,
    sent: outcome === 'sent',
    status,
    tookMs: took_ms,
    error: error || null,
  })),
});

/** A delivery with its attempts, as the API shows it. */
export type ShownDelivery = ReturnType<typeof toShownDelivery>;

export interface DeliveriesRequest extends ConnectionArgs {
  readonly state?: DeliveryState | null;
  /** Organisation and subscription: `street-xinhua/1`. */
  readonly target?: string | null;
}

/** 投递日志: a page of deliveries with their attempts, newest first. */
export class AskNoticeDeliveries extends Query<Connection<ShownDelivery>> {
  constructor(readonly args: DeliveriesRequest) {
    super();
  }
}

@QueryHandler(AskNoticeDeliveries)
export class AskNoticeDeliveriesHandler implements IQueryHandler<AskNoticeDeliveries> {
  constructor(@Inject(NOTICE_OUTBOX) private readonly outbox: OutboxDb) {}

  async execute({ args }: AskNoticeDeliveries): Promise<Connection<ShownDelivery>> {
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
    const keyOf = ({ created_at, id }: LoggedDelivery) => [created_at, id];
    return pageOf(rows, { first, after, freshness }, keyOf, (row) =>
      toShownDelivery(row, attempts.get(row.id) ?? []),
    );
  }
}
