import { QueryBus } from '@nestjs/cqrs';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import type { Connection } from '#graphql';
import { AskMyNotices, CountMyUnreadNotices } from './my-notices.query.js';
import { MyNoticesArgs, NoticeConnection, type NoticeType } from './my-notices.types.js';

@Resolver()
export class MyNoticesResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => NoticeConnection, {
    description:
      '收件箱：告知本单位的通知，新的在前；已读按人记。Inbox: what one’s organisation is told, newest first.',
  })
  myNotices(
    @CurrentActor() actor: Actor,
    @Args() args: MyNoticesArgs,
  ): Promise<Connection<NoticeType>> {
    return this.queries.execute(new AskMyNotices(actor, args));
  }

  @Query(() => Int, { description: '本人未读的通知数。How many notices one has not read.' })
  myUnreadNotices(@CurrentActor() actor: Actor): Promise<number> {
    return this.queries.execute(new CountMyUnreadNotices(actor));
  }
}
