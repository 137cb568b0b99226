import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { Freshness, GraphQLDateTime, enumOf } from '#graphql';
import type { ClockState } from '../../domain/clock-ledger.run.js';
import type { Verdict } from '../../domain/summons-clocks.js';
import { DEADLINE_CLOCKS, type DeadlineClock } from '../../domain/whistle.events.js';
import { LimitType } from '../../whistle.limit.js';
import { DeadlineClockEnum, VerdictEnum } from '../read.enums.js';
import type { Excuse } from '../../domain/clock-ledger.events.js';
import {
  ClockCalendarType,
  ClockDayType,
  ClockEventType,
  ClockExcuseEnum,
} from './clock-explanation.types.js';
import { ClockMoveType, ClockSegmentType, ClockTotalType } from './clock-segment.types.js';

const ClockStateEnum = enumOf<ClockState>('ClockState', '时钟的状态。Where a clock stands.', {
  running: '计时中。Running.',
  paused: '挂账。Standing still.',
  reported: '已反馈，待核实。Waits for the street’s answer to a report.',
  stopped: '已停。Stopped.',
  released: '未停即终止。Over without the step that it waited for.',
});

@ArgsType()
export class ClockLedgerArgs {
  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  @IsString()
  @MaxLength(100, { message: '编号过长' })
  whistle!: string;

  @Field(() => Int, {
    nullable: true,
    description: '召集序号；审哨、派单、全程时钟不填。The summons; none for clocks of the whistle.',
  })
  @IsOptional()
  @IsInt()
  @Min(1, { message: '召集序号从 1 起' })
  summons?: number | null;

  @Field(() => DeadlineClockEnum, { description: '哪个时钟。Which clock.' })
  @IsIn(DEADLINE_CLOCKS)
  clock!: DeadlineClock;

  @Field(() => String, {
    nullable: true,
    description: '读己之写：至少到此日志位置。Read your writes: at least up to this position.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string | null;
}

@ObjectType('ClockLedger', {
  description:
    '一个时钟逐段如何计时：计入 + 剩余 = 时限；计入、挂账与不计之和为自然时间。How each minute of a clock was counted: counted + remaining = allowance.',
})
export class ClockLedgerType {
  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  whistle!: string;

  @Field(() => Int, { nullable: true, description: '召集序号。The summons.' })
  summons!: number | null;

  @Field(() => ID, { nullable: true, description: '部门。Department.' })
  department!: string | null;

  @Field(() => String, { nullable: true, description: '部门名称。Its name.' })
  departmentName!: string | null;

  @Field(() => DeadlineClockEnum, { description: '哪个时钟。Which clock.' })
  clock!: DeadlineClock;

  @Field(() => String, { description: '所依规则及版本。Rule pack and version, `pack@version`.' })
  rule!: string;

  @Field(() => LimitType, { nullable: true, description: '时限；无则只计时。The limit, if any.' })
  limit!: LimitType | null;

  @Field(() => ClockCalendarType, {
    nullable: true,
    description: '工作时间和放假安排；按自然时间计的没有。Null where every minute counts.',
  })
  calendar!: ClockCalendarType | null;

  @Field(() => GraphQLDateTime, { description: '起算时间。Started at.' })
  startedAt!: string;

  @Field(() => GraphQLDateTime, { description: '计到何时：停表时间或现在。Stopped at, or now.' })
  until!: string;

  @Field(() => ClockStateEnum, { description: '状态。Where it stands.' })
  state!: ClockState;

  @Field(() => GraphQLDateTime, { nullable: true, description: '到期时间。Due at.' })
  dueAt!: string | null;

  @Field(() => Boolean, { description: '暂定：涉及尚未公布的节假日。Provisional due time.' })
  provisional!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: '黄牌时间。Yellow card at.' })
  warnAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '红牌时间。Red card at.' })
  missAt!: string | null;

  @Field(() => VerdictEnum, { nullable: true, description: '结论；无时限则无。The verdict.' })
  verdict!: Verdict | null;

  @Field(() => ClockExcuseEnum, { nullable: true, description: '免计的缘由。Why it is excused.' })
  excuse!: Excuse | null;

  @Field(() => Float, { description: '计入的分钟数。Minutes counted.' })
  countedMinutes!: number;

  @Field(() => Float, { description: '挂账的自然分钟数。Minutes it stood still.' })
  pausedMinutes!: number;

  @Field(() => Float, { description: '自然分钟数。Minutes on the wall in all.' })
  naturalMinutes!: number;

  @Field(() => Float, {
    nullable: true,
    description: '时限连同延期共可用的分钟数。What its limit and extensions give it.',
  })
  allowanceMinutes!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '剩余分钟数；逾期为负。What is left of that; negative where overdue.',
  })
  remainingMinutes!: number | null;

  @Field(() => [ClockSegmentType], { description: '逐段。Stretch by stretch, without gaps.' })
  segments!: ClockSegmentType[];

  @Field(() => [ClockTotalType], { description: '按缘由合计。By reason.' })
  totals!: ClockTotalType[];

  @Field(() => [ClockMoveType], { description: '挂账、延期与重新核定。What moved it, in order.' })
  moves!: ClockMoveType[];

  @Field(() => [ClockEventType], {
    description: '使它起算、变动、停下的各事件。What started, moved and stopped it, in order.',
  })
  events!: ClockEventType[];

  @Field(() => [ClockDayType], { description: '逐日计入多少。How much of each day counted.' })
  days!: ClockDayType[];

  @Field(() => [String], {
    description: '以上各项的文字，与命令行 score clock 相同。All of this in words, line by line.',
  })
  text!: string[];

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
