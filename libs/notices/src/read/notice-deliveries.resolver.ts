import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { type Connection, ConnectionArgs, connectionType, GraphQLDateTime } from '#graphql';
import type { NoticeKind } from '../domain/notice.values.js';
import { DeliveryStateEnum, NoticeKindEnum } from '../notices.enums.js';
import { DELIVERY_STATES, type DeliveryState } from '../outbox/outbox.tables.js';
import {
  AskNoticeDeliveries,
  type DeliveriesRequest,
  type ShownDelivery,
} from './notice-deliveries.query.js';

@ObjectType('NoticeAttempt', { description: '一次投递尝试。One attempt.' })
class AttemptType {
  @Field(() => GraphQLDateTime, { description: '时间。When.' })
  at!: string;

  @Field(() => Boolean, { description: '是否成功。Whether it was accepted.' })
  sent!: boolean;

  @Field(() => Int, { description: 'HTTP 或 SMTP 状态，0 为无应答。Status; 0: none.' })
  status!: number;

  @Field(() => Int, { description: '毫秒。Milliseconds taken.' })
  tookMs!: number;

  @Field(() => String, { nullable: true, description: '失败代码与说明。What went wrong.' })
  error!: string | null;
}

@ObjectType('NoticeDelivery', { description: '一条通知的一次投递。A notice on one way out.' })
class NoticeDeliveryType implements ShownDelivery {
  @Field(() => ID, { description: '编号。Id.' })
  id!: string;

  @Field(() => ID, { description: '目标：单位/订阅。Target: organisation/subscription.' })
  target!: string;

  @Field(() => NoticeKindEnum, { description: '种类。Kind.' })
  kind!: NoticeKind;

  @Field(() => String, { description: '标题。Title.' })
  title!: string;

  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  whistleId!: string;

  @Field(() => DeliveryStateEnum, { description: '状态。State.' })
  state!: DeliveryState;

  @Field(() => GraphQLDateTime, { description: '入队时间。Put in at.' })
  createdAt!: string;

  @Field(() => GraphQLDateTime, { description: '不早于。Not before.' })
  notBefore!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: '了结时间。Settled at.' })
  settledAt!: string | null;

  @Field(() => String, { nullable: true, description: '最近的错误。Last error.' })
  error!: string | null;

  @Field(() => [AttemptType], { description: '各次尝试。Attempts, oldest first.' })
  attempts!: AttemptType[];
}

@ArgsType()
class NoticeDeliveriesArgs extends ConnectionArgs implements DeliveriesRequest {
  @Field(() => DeliveryStateEnum, { nullable: true, description: '状态。State.' })
  @IsOptional()
  @IsIn(DELIVERY_STATES, { message: '状态无效' })
  state?: DeliveryState | null;

  @Field(() => ID, { nullable: true, description: '目标：单位/订阅。Target.' })
  @IsOptional()
  @IsString({ message: '目标须为文字' })
  target?: string | null;
}

const NoticeDeliveryConnection = connectionType(NoticeDeliveryType, 'NoticeDelivery');

@Resolver()
export class NoticeDeliveriesResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => NoticeDeliveryConnection, {
    description:
      '通知的投递日志与死信（管理员），新的在前。Delivery log and dead letters (administrator), newest first.',
  })
  noticeDeliveries(@Args() args: NoticeDeliveriesArgs): Promise<Connection<ShownDelivery>> {
    return this.queries.execute(new AskNoticeDeliveries(args));
  }
}
