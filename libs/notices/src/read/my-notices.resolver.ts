import { QueryBus } from '@nestjs/cqrs';
import {
  Args,
  ArgsType,
  Field,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import { IsBoolean } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { type Connection, ConnectionArgs, connectionType, GraphQLDateTime } from '#graphql';
import type { NoticeKind } from '../domain/notice.values.js';
import { NoticeKindEnum } from '../notices.enums.js';
import { NoticeSettingsLog } from '../settings/settings-log.js';
import { NoticeFeed } from './notice-feed.js';
import {
  AskMyNotices,
  CountMyUnreadNotices,
  type MyNoticesRequest,
  ownerOf,
  type ShownNotice,
  toShownNotice,
} from './my-notices.query.js';

@ObjectType('Notice', { description: '收件箱中的一条通知。A notice in the inbox.' })
class NoticeType implements ShownNotice {
  @Field(() => ID, { description: '编号。Id.' })
  id!: string;

  @Field(() => NoticeKindEnum, { description: '种类。Kind.' })
  kind!: NoticeKind;

  @Field(() => String, { description: '标题。Title.' })
  title!: string;

  @Field(() => String, { description: '内容。Text.' })
  text!: string;

  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  whistleId!: string;

  @Field(() => Int, { nullable: true, description: '召集序号。Ordinal of the summons.' })
  summons!: number | null;

  @Field(() => Boolean, { description: '是否紧急。Whether it passes through quiet hours.' })
  urgent!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: '须在此前处理。What is due, when.' })
  reactBy!: string | null;

  @Field(() => GraphQLDateTime, { description: '发生时间。When it happened.' })
  at!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '所告知的事已了结时的说明，因此未再外发。Why it is over, and was not sent any more.',
  })
  over!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '本人已读时间。Read by oneself.' })
  readAt!: string | null;
}

@ArgsType()
class MyNoticesArgs extends ConnectionArgs implements MyNoticesRequest {
  @Field(() => Boolean, { defaultValue: false, description: '只要未读的。Unread only.' })
  @IsBoolean({ message: '须为是或否' })
  unreadOnly: boolean = false;
}

const NoticeConnection = connectionType(NoticeType, 'Notice');

@Resolver()
export class MyNoticesResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly feed: NoticeFeed,
    private readonly settings: NoticeSettingsLog,
  ) {}

  @Query(() => NoticeConnection, {
    description:
      '收件箱：告知本单位的通知，新的在前；已读按人记。Inbox: what one’s organisation is told, newest first.',
  })
  myNotices(
    @CurrentActor() actor: Actor,
    @Args() args: MyNoticesArgs,
  ): Promise<Connection<ShownNotice>> {
    return this.queries.execute(new AskMyNotices(actor, args));
  }

  @Subscription(() => NoticeType, {
    description:
      '告知本单位的新通知，随到随推；本人不看的种类除外。一次来得过多会断开（SUBSCRIPTION_INTERRUPTED）。New notices of one’s inbox as they come, without the kinds one has muted; with too many at once it is cut off.',
  })
  async noticeReceived(
    @CurrentActor() actor: Actor,
  ): Promise<AsyncIterableIterator<{ noticeReceived: ShownNotice }>> {
    const notices = await this.feed.listen(() => ownerOf(this.settings, actor));
    const iterator: AsyncIterableIterator<{ noticeReceived: ShownNotice }> = {
      next: async () => {
        const { done, value } = await notices.next();
        if (done) return { done, value: undefined };
        return { done: false, value: { noticeReceived: toShownNotice(value) } };
      },
      return: async () => {
        await notices.return?.();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  @Query(() => Int, { description: '本人未读的通知数。How many notices one has not read.' })
  myUnreadNotices(@CurrentActor() actor: Actor): Promise<number> {
    return this.queries.execute(new CountMyUnreadNotices(actor));
  }
}
