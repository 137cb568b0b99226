import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, Matches, ValidateNested } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { SetOf } from '#graphql';
import { NOTICE_KINDS, type NoticeKind } from '../domain/notice.values.js';
import type { SetNoticePreferences as Decided } from '../domain/settings.commands.js';
import { NoticeKindEnum } from '../notices.enums.js';
import { SetNoticePreferences } from './set-notice-preferences.command.js';
import {
  type NoticeSettingsAnswer,
  NoticeSettingsResult,
  toSettingsAnswer,
} from './settings-result.js';
import { changeOf, SettingsInput } from './settings.input.js';

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
class SetNoticePreferencesInput extends SettingsInput {
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

function commandOf(input: SetNoticePreferencesInput, { account }: Actor): Decided {
  const { personal, muted, quietHours, bundleMinutes } = input;
  return {
    type: 'SetNoticePreferences',
    muted,
    bundleMinutes,
    ...(personal && { person: account }),
    ...(quietHours && { quietHours: { from: quietHours.from, to: quietHours.to } }),
  };
}

@Resolver()
export class SetNoticePreferencesResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => NoticeSettingsResult, {
    description:
      '设置通知偏好：不接收的种类、免打扰、合并。红牌、退回等紧急通知和免打扰结束前就到期的不受限。Preferences; what is urgent, or due before they are over, passes through quiet hours.',
  })
  async setNoticePreferences(
    @Args('input') input: SetNoticePreferencesInput,
    @CurrentActor() actor: Actor,
  ): Promise<NoticeSettingsAnswer> {
    const change = changeOf(actor, input);
    const command = new SetNoticePreferences(commandOf(input, actor), change);
    return toSettingsAnswer(await this.commands.execute(command), change);
  }
}
