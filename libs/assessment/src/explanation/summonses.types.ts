import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsIn, IsOptional, IsString } from 'class-validator';
import { connectionType, enumOf, GraphQLDateTime } from '#graphql';
import {
  ClockNameEnum,
  type ClockName,
  INTAKE_CHANNELS,
  type IntakeChannel,
  IntakeChannelEnum,
  SummonsRoleEnum,
} from '#whistle';
import { OBLIGED_ROLES } from '../domain/score-rules.js';
import type { ObligedRole } from '../domain/summons-fact.js';
import { CUT_OFF } from '../read/response-statistics/statistics.args.js';
import { type ClockVerdict, FIGURE_MEASURES, type FigureMeasure } from './figure.js';
import { measureWordOf } from './figure-words.js';

export const StatisticsMeasureEnum = enumOf<FigureMeasure>(
  'StatisticsMeasure',
  '统计和考核规则所计的件数、次数。What statistics and score rules count.',
  Object.fromEntries(
    FIGURE_MEASURES.map((measure) => [measure, `${measureWordOf(measure)}。`]),
  ) as Record<FigureMeasure, string>,
);

export const StatisticsVerdictEnum = enumOf<ClockVerdict>(
  'StatisticsVerdict',
  '一个时钟截止时的结论。How a clock stood at the cut-off.',
  {
    onTime: '按时。In time.',
    late: '超时。Late, or let go after it was due.',
    overdue: '已到期而未完成。Due, and not stopped.',
    notYetDue: '未到期或挂账。Not stopped, and not due or standing still.',
    awaitingStreet: '按时反馈，待街道核实。Reported in time; waits for the street.',
    excused: '免计：到期前已解除，或退哨成立。Let go before it was due, or called wrongly.',
  },
);

const MOST_NAMED = 100;

@InputType({
  description:
    '考核规则计入的范围；不写的一项不限。What score rules count; any where a list is absent.',
})
export class ScoreScopeInput {
  @Field(() => [SummonsRoleEnum], { nullable: true, description: '角色。Roles.' })
  @IsOptional()
  @ArrayMaxSize(MOST_NAMED)
  @IsIn(OBLIGED_ROLES, { each: true, message: '角色须为主办或协办' })
  roles?: ObligedRole[] | null;

  @Field(() => [String], { nullable: true, description: '哨的种类。Kinds of whistle.' })
  @IsOptional()
  @ArrayMaxSize(MOST_NAMED)
  @IsString({ each: true })
  kinds?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: '类别；大类含其小类。Categories; a main class holds its sub-classes.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_NAMED)
  @IsString({ each: true })
  categories?: string[] | null;

  @Field(() => [IntakeChannelEnum], { nullable: true, description: '受理渠道。Channels.' })
  @IsOptional()
  @ArrayMaxSize(MOST_NAMED)
  @IsIn(INTAKE_CHANNELS, { each: true })
  channels?: IntakeChannel[] | null;
}

@ObjectType('ListedClock', { description: '所列召集的一个时钟。One clock of a listed summons.' })
class ListedClockType {
  @Field(() => ClockNameEnum, { description: '哪个时钟。Which clock.' })
  clock!: ClockName;

  @Field(() => StatisticsVerdictEnum, {
    nullable: true,
    description: '截止时的结论；无时限则无。How it stood at the cut-off; null without a limit.',
  })
  verdict!: ClockVerdict | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '到期时间。Due at.' })
  dueAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '停表时间。Stopped at.' })
  stoppedAt!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: '用时，自然分钟，扣除挂账；未停则无。Natural minutes without pauses.',
  })
  minutes!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '用时，工作分钟；只计时限为工作时、工作日的。Working minutes, where they count.',
  })
  workingMinutes!: number | null;
}

@ObjectType('ListedSummons', {
  description: '一个数字中的一次召集。A summons that counts in a figure.',
})
export class ListedSummonsType {
  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  whistle!: string;

  @Field(() => String, {
    nullable: true,
    description: '标题；不能看这个哨的为空。Title; null for whoever may not read the whistle.',
  })
  title!: string | null;

  @Field(() => Int, { description: '召集序号。The summons.' })
  summons!: number;

  @Field(() => SummonsRoleEnum, { description: '角色。Role.' })
  role!: ObligedRole;

  @Field(() => ID, { description: '部门。Department.' })
  department!: string;

  @Field(() => String, { description: '部门派哨之日的名称。Its name on the day of dispatch.' })
  departmentName!: string;

  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => String, { description: '街道派哨之日的名称。Its name on the day of dispatch.' })
  streetName!: string;

  @Field(() => String, { description: '类别（GB/T 30428）。Category.' })
  category!: string;

  @Field(() => String, { description: '类别的名称。Name of the category.' })
  categoryName!: string;

  @Field(() => String, { description: '哨的种类。Kind of whistle.' })
  kind!: string;

  @Field(() => String, { description: '种类的名称。Name of the kind.' })
  kindName!: string;

  @Field(() => GraphQLDateTime, { description: '派哨时间。Dispatched at.' })
  dispatchedAt!: string;

  @Field(() => Int, {
    description:
      '在这个数字中计多少：计次数、分数的可大于 1，各行之和即该数字。How much it adds to the figure; all rows together make it.',
  })
  count!: number;

  @Field(() => [ListedClockType], {
    description:
      '四个时钟；如何计时见 clockLedger。The four clocks; `clockLedger` tells how each was counted.',
  })
  clocks!: ListedClockType[];

  @Field(() => Int, { description: '退回重办次数。Times sent back.' })
  sentBack!: number;

  @Field(() => Boolean, { description: '已撤换。Replaced or withdrawn.' })
  released!: boolean;

  @Field(() => Boolean, { description: '退哨成立。Called wrongly.' })
  wronglyCalled!: boolean;

  @Field(() => Int, { nullable: true, description: '评哨满意度 1–5。The street’s rating.' })
  rating!: number | null;
}

@ObjectType('StatisticsSummonsesConnection', {
  description:
    '一个数字的各次召集，按派哨之日。一页最多查看 2000 次召集，可能不足一页甚至为空：hasNextPage 为真时从 endCursor 继续。The summonses of a figure. A page looks at 2 000 at most and may be short or empty: go on from `endCursor` while `hasNextPage`.',
})
export class SummonsesConnection extends connectionType(ListedSummonsType, 'ListedSummons') {
  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;
}
