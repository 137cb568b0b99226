import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { SetOf } from '#graphql';
import {
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeChannel,
  type NoticeKind,
} from '../domain/notice.values.js';
import type { SubscribeToNotices as Decided } from '../domain/settings.commands.js';
import { NoticeChannelEnum, NoticeKindEnum } from '../notices.enums.js';
import {
  type NoticeSettingsAnswer,
  NoticeSettingsResult,
  toSettingsAnswer,
} from './settings-result.js';
import { changeOf, SettingsInput } from './settings.input.js';
import { SubscribeToNotices } from './subscribe-to-notices.command.js';

@InputType({ description: '订阅通知。Have notices sent.' })
class SubscribeToNoticesInput extends SettingsInput {
  @Field(() => ID, { description: '订阅编号，本单位内自定。Id, chosen within the organisation.' })
  @IsString({ message: '订阅编号须为文字' })
  subscription!: string;

  @Field(() => NoticeChannelEnum, { description: '渠道。Channel.' })
  @IsIn(NOTICE_CHANNELS, { message: '渠道无效' })
  channel!: NoticeChannel;

  @Field(() => String, {
    nullable: true,
    description: 'Webhook 网址或邮箱。URL of the webhook, or e-mail address.',
  })
  @IsOptional()
  @IsString({ message: '地址须为文字' })
  @MaxLength(500, { message: '地址不得超过 500 字' })
  address?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '密钥名称：密钥本身由运维用 admin notices secret 存入，不进事件日志。Name of the secret, which the operator keeps outside of the log.',
  })
  @IsOptional()
  @IsString({ message: '密钥名称须为文字' })
  credential?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '只为本人订阅（按本人的偏好）。For oneself only, by one’s own preferences.',
  })
  @IsBoolean({ message: '须为是或否' })
  personal: boolean = false;

  @Field(() => [NoticeKindEnum], {
    nullable: true,
    description: '只要这些种类；不填为全部。Only these kinds.',
  })
  @IsOptional()
  @SetOf(NOTICE_KINDS, '通知种类')
  kinds?: NoticeKind[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      '来源系统：其来件的办理结果带原工单号回传（仅管理员、仅 Webhook）。Results of the whistles of this source system, with its order id (administrator; webhook).',
  })
  @IsOptional()
  @IsString({ message: '来源系统须为文字' })
  @MaxLength(100, { message: '来源系统不得超过 100 字' })
  sourceSystem?: string | null;
}

function commandOf(input: SubscribeToNoticesInput, { account }: Actor): Decided {
  const { subscription, channel, address, credential, personal, kinds, sourceSystem } = input;
  return {
    type: 'SubscribeToNotices',
    subscription,
    channel,
    ...(address && { address }),
    ...(credential && { credential }),
    ...(personal && { person: account }),
    ...(kinds && { kinds }),
    ...(sourceSystem && { sourceSystem }),
  };
}

@Resolver()
export class SubscribeToNoticesResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => NoticeSettingsResult, {
    description:
      '订阅通知：本单位或本人。控制台收件箱无需订阅。Have notices sent to one’s organisation or oneself; the inbox needs no subscription.',
  })
  async subscribeToNotices(
    @Args('input') input: SubscribeToNoticesInput,
    @CurrentActor() actor: Actor,
  ): Promise<NoticeSettingsAnswer> {
    const change = changeOf(actor, input);
    const command = new SubscribeToNotices(commandOf(input, actor), change);
    return toSettingsAnswer(await this.commands.execute(command), change);
  }
}
