import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Roles } from '#access';
import type { Connection } from '#graphql';
import { AskNoticeDeliveries } from './notice-deliveries.query.js';
import {
  NoticeDeliveriesArgs,
  NoticeDeliveryConnection,
  type NoticeDeliveryType,
} from './notice-deliveries.types.js';

@Resolver()
export class NoticeDeliveriesResolver {
  constructor(private readonly queries: QueryBus) {}

  @Roles('administrator')
  @Query(() => NoticeDeliveryConnection, {
    description:
      '通知的投递日志与死信（管理员），新的在前。Delivery log and dead letters (administrator), newest first.',
  })
  noticeDeliveries(@Args() args: NoticeDeliveriesArgs): Promise<Connection<NoticeDeliveryType>> {
    return this.queries.execute(new AskNoticeDeliveries(args));
  }
}
