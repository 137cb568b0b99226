import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CommandInput, SetOf } from '#graphql';
import {
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeChannel,
  type NoticeKind,
} from '../domain/notice.values.js';
import { NoticeChannelEnum, NoticeKindEnum } from '../notices.enums.js';

/** Fields of every command on settings. */
@InputType({ isAbstract: true })
export abstract class SettingsInput extends CommandInput {
  @Field(() => ID, {
    nullable: true,
    description:
      '单位；不填为本单位，只有管理员可填他单位。Organisation; one’s own by default, and another’s for administrators only.',
  })
  @IsOptional()
  @Matches(/^(?! )[a-zA-Z0-9_.\-一-龥 ]{1,64}(?<! )$/, {
    message: '单位编号须为 1–64 个字母、数字、汉字或 _ . - 空格',
  })
  organisation?: string | null;
}

@InputType({ description: '订阅通知。Have notices sent.' })
export class SubscribeToNoticesInput extends SettingsInput {
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

@InputType({ description: '退订通知。Have notices sent no more.' })
export class UnsubscribeFromNoticesInput extends SettingsInput {
  @Field(() => ID, { description: '订阅编号。Id of the subscription.' })
  @IsString({ message: '订阅编号须为文字' })
  subscription!: string;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

@InputType({ description: '免打扰时段，可跨午夜。Quiet hours; may pass midnight.' })
class QuietHoursInput {
  @Field(() => String, { description: '起，HH:MM 北京时间。From, Asia/Shanghai.' })
  @Matches(TIME, { message: '时刻须为 HH:MM' })
  from!: string;

  @Field(() => String, { description: '止，HH:MM 北京时间。To, Asia/Shanghai.' })
  @Matches(TIME, { message: '时刻须为 HH:MM' })
  to!: string;
}

@InputType({ description: '通知偏好，整体替换。How to be told; replaces what was set before.' })
export class SetNoticePreferencesInput extends SettingsInput {
  @Field(() => Boolean, {
    defaultValue: true,
    description: '本人的偏好；否则为全单位的。One’s own; otherwise the organisation’s.',
  })
  @IsBoolean({ message: '须为是或否' })
  personal: boolean = true;

  @Field(() => [NoticeKindEnum], {
    defaultValue: [],
    description: '不接收的种类。Kinds not to be told.',
  })
  @SetOf(NOTICE_KINDS, '通知种类')
  muted: NoticeKind[] = [];

  @Field(() => QuietHoursInput, { nullable: true, description: '免打扰时段。Quiet hours.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuietHoursInput)
  quietHours?: QuietHoursInput | null;

  @Field(() => Int, {
    defaultValue: 0,
    description: '合并发送：攒多少分钟，0–1440。Minutes over which notices are gathered.',
  })
  @IsInt({ message: '合并分钟数须为整数' })
  bundleMinutes: number = 0;
}
