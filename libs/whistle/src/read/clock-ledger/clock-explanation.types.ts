import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, GraphQLDateTime } from '#graphql';
import type { LedgerReason } from '../../domain/clock-ledger.js';
import type { Excuse, LedgerEffect } from '../../domain/clock-ledger.events.js';
import type { WhistleEvent } from '../../domain/whistle.events.js';
import { LedgerReasonEnum } from './clock-segment.types.js';

const ClockEffectEnum = enumOf<LedgerEffect>(
  'ClockEffect',
  '一个事件对时钟的作用。What an event did to a clock.',
  {
    started: '起算。Started it.',
    paused: '挂账，停止计时。It stands still.',
    resumed: '恢复计时。It runs on.',
    moved: '改期：延期，或重新核定。Another due time.',
    reported: '已反馈，待街道核实。Waits for the street’s answer.',
    restarted: '重新计时：到场有异议，或退回重办。What had stopped it did not count.',
    corrected:
      '停表时间更正：街道确认后按设备时间，或申诉成立。It stopped at another time: the device’s, or by an appeal.',
    stopped: '停表。Stopped it.',
    released: '未停即终止。Over without its step.',
    excused: '免计：退哨成立。Called wrongly.',
  },
);

export const ClockExcuseEnum = enumOf<Excuse>(
  'ClockExcuse',
  '为何免计。Why a clock counts in no rate.',
  {
    'called-wrongly': '退哨成立。Called wrongly.',
    replaced: '到期前已改派。Replaced before it was due.',
    withdrawn: '到期前已撤回召集。Let go before it was due.',
    'whistle-withdrawn': '到期前已撤哨。The whistle was withdrawn.',
    'whistle-merged': '到期前已并哨。The whistle was merged.',
  },
);

@ObjectType('ClockEvent', {
  description: '使时钟起算、变动或停下的一个事件。An event that started, moved or stopped a clock.',
})
export class ClockEventType {
  @Field(() => Int, { description: '在哨的事件流中的序号，从 0 起。Revision in its stream.' })
  revision!: number;

  @Field(() => String, { description: '日志位置。Position in the log.' })
  position!: string;

  @Field(() => String, { description: '事件类型。Type of event.' })
  type!: WhistleEvent['type'];

  @Field(() => GraphQLDateTime, { description: '何时。When.' })
  at!: string;

  @Field(() => ClockEffectEnum, { description: '作用。What it did.' })
  effect!: LedgerEffect;

  @Field(() => GraphQLDateTime, { nullable: true, description: '此前到期。Due before.' })
  dueBefore!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '此后到期。Due after.' })
  dueAfter!: string | null;

  @Field(() => String, { description: '经过，同哨的时间线。As the timeline tells it.' })
  text!: string;
}

@ObjectType('ClockCalendar', {
  description: '按什么工作时间计。The hours and days that a clock counts by.',
})
export class ClockCalendarType {
  @Field(() => [String], { description: '工作时间 09:00–12:00。Working hours.' })
  workingHours!: string[];

  @Field(() => String, {
    description: '放假调休安排的出处及版本。Where the published days come from, with the version.',
  })
  publishedBy!: string;

  @Field(() => String, { description: '放假安排已知至哪日 YYYY-MM-DD。Last day that is known.' })
  horizon!: string;

  @Field(() => String, {
    nullable: true,
    description: '本地另定日期的出处。Source of the operator’s own dates.',
  })
  ownDays!: string | null;

  @Field(() => String, { description: '内容摘要。Digest of hours and days.' })
  digest!: string;
}

@ObjectType('ClockDay', { description: '一日计入多少。What a clock counted of a local day.' })
export class ClockDayType {
  @Field(() => String, { description: '日期 YYYY-MM-DD（北京时间）。Local date.' })
  date!: string;

  @Field(() => Float, { description: '计入的分钟数。Minutes counted.' })
  countedMinutes!: number;

  @Field(() => Float, { description: '挂账的自然分钟数。Minutes it stood still.' })
  pausedMinutes!: number;

  @Field(() => LedgerReasonEnum, {
    nullable: true,
    description: '整日不计的缘由。Why nothing of it counts; null where something does.',
  })
  off!: LedgerReason | null;

  @Field(() => String, {
    nullable: true,
    description: '节假日名称，或挂账理由。The holiday, or the reason of the pause.',
  })
  name!: string | null;
}
