import { Field, Float, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime, enumOf } from '#graphql';
import type { LedgerReason } from '../../domain/clock-ledger.js';
import type { LedgerMove } from '../../domain/clock-ledger.run.js';
import { LimitType } from '../../whistle.limit.js';

export const LedgerReasonEnum = enumOf<LedgerReason>(
  'ClockLedgerReason',
  '一段时间为何计入或不计入。Why a stretch of time counts, or does not.',
  {
    'working-hours': '工作时间，计入。Working hours; counted.',
    'make-up-workday': '调休上班，计入。A weekend worked for a holiday; counted.',
    break: '午休，不计。Between two spans of working hours; not counted.',
    night: '下班后，不计。Outside working hours; not counted.',
    weekend: '周末，不计。A weekend; not counted.',
    holiday: '节假日，不计。A holiday; not counted.',
    natural: '自然时间，计入。Natural time; every minute counts.',
    pause: '挂账，不计。The clock stood still; not counted.',
  },
);

const ClockMoveEnum = enumOf<LedgerMove['cause']>(
  'ClockMoveCause',
  '到期时间为何变动。Why a due time was moved.',
  {
    pause: '挂账。The clock stood still.',
    extension: '延期。An extension.',
    rebasing: '节假日公布后重新核定。Counted anew after a holiday notice.',
  },
);

@ObjectType('ClockSegment', { description: '一段时间。A stretch of a clock’s time.' })
export class ClockSegmentType {
  @Field(() => GraphQLDateTime, { description: '起。From.' })
  from!: string;

  @Field(() => GraphQLDateTime, { description: '止（不含）。Until, exclusive.' })
  to!: string;

  @Field(() => Float, { description: '自然分钟数。Minutes on the wall.' })
  minutes!: number;

  @Field(() => Float, { description: '其中计入的分钟数：全部或零。Those counted: all or none.' })
  countedMinutes!: number;

  @Field(() => Boolean, { description: '是否计入。Whether they count.' })
  counted!: boolean;

  @Field(() => LedgerReasonEnum, { description: '缘由。Why.' })
  why!: LedgerReason;

  @Field(() => String, {
    nullable: true,
    description: '节假日名称，或挂账理由。The holiday, or the reason of the pause.',
  })
  name!: string | null;

  @Field(() => Boolean, { description: '是否在到期之后。After the due time.' })
  overdue!: boolean;
}

@ObjectType('ClockTotal', { description: '按缘由合计。The segments of one reason together.' })
export class ClockTotalType {
  @Field(() => LedgerReasonEnum, { description: '缘由。Why.' })
  why!: LedgerReason;

  @Field(() => Float, { description: '自然分钟数。Minutes on the wall.' })
  minutes!: number;

  @Field(() => Float, { description: '计入的分钟数。Minutes counted.' })
  countedMinutes!: number;
}

@ObjectType('ClockMove', { description: '到期时间的一次变动。What moved a due time.' })
export class ClockMoveType {
  @Field(() => GraphQLDateTime, { description: '何时生效。When.' })
  at!: string;

  @Field(() => ClockMoveEnum, { description: '缘由。Why.' })
  cause!: LedgerMove['cause'];

  @Field(() => String, { description: '理由。The reason given.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '批准账号：只给其单位和考核单位、管理员看。Account that approved it, for whoever sees who did what.',
  })
  approvedBy!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '挂账起。Pause from.' })
  from!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '挂账止；无则仍在挂账。Until.' })
  to!: string | null;

  @Field(() => LimitType, { nullable: true, description: '延期长度。How long an extension.' })
  extension!: LimitType | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '原到期时间。Due before.' })
  dueBefore!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '新到期时间；挂账未止则无。Due after; none while a pause lasts.',
  })
  dueAfter!: string | null;
}
