import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Freshness, GraphQLDateTime } from '#graphql';
import type { ScoredKind } from '../../domain/score-rules.js';
import { ScoredKindEnum } from '../../read/scorecards/scorecard.type.js';
import { CUT_OFF } from '../../read/response-statistics/statistics.args.js';
import { ResponseStatisticsRow } from '../../read/response-statistics/statistics.type.js';
import {
  ClassDemand,
  DemandFigures,
  KindDemand,
  MonthDemand,
  StreetDemand,
} from './demand.type.js';

@ObjectType({ description: '榜上的一个单位。Somebody on a board.' })
export class BoardPlace {
  @Field(() => ID, { description: '单位。Organisation.' })
  department!: string;

  @Field(() => String, { description: '单位当月的名称。The name that it bore in the month.' })
  departmentName!: string;

  @Field(() => Float, { nullable: true, description: '总分。Total.' })
  total!: number | null;

  @Field(() => Int, { nullable: true, description: '名次；不排名的为空。Rank, or null.' })
  rank!: number | null;

  @Field(() => Int, { description: '样本。Summonses of the month.' })
  sample!: number;
}

@ObjectType({ description: '一类单位的榜。The board of a kind of responder.' })
export class ReportBoard {
  @Field(() => ScoredKindEnum, { description: '单位种类。Kind of organisation.' })
  kind!: ScoredKind;

  @Field(() => String, { description: '考核规则：规则包@版本。Score rules: pack@version.' })
  rule!: string;

  @Field(() => String, { description: '规则的内容摘要。Digest of the rules.' })
  ruleDigest!: string;

  @Field(() => Int, { description: '最小样本：不足的不排名、不上榜。Minimum sample.' })
  minimumSample!: number;

  @Field(() => [BoardPlace], { description: '参加排名的，名次在前的在先。Ranked, best first.' })
  ranked!: BoardPlace[];

  @Field(() => [BoardPlace], { description: '样本不足等不排名的。Those without a rank.' })
  unranked!: BoardPlace[];

  @Field(() => [BoardPlace], { description: '红榜。The first.' })
  red!: BoardPlace[];

  @Field(() => [BoardPlace], { description: '黑榜，末位在先。The last, the very last first.' })
  black!: BoardPlace[];
}

@ObjectType({ description: '一个单位的到会。How often an organisation came.' })
export class MeetingAttendance {
  @Field(() => ID, { description: '单位。Organisation.' })
  organisation!: string;

  @Field(() => String, { description: '名称。Its name.' })
  organisationName!: string;

  @Field(() => Int, { description: '应到：受邀的已召开会议。Held meetings it was invited to.' })
  invited!: number;

  @Field(() => Int, { description: '实到。Of these, those it came to.' })
  attended!: number;
}

@ObjectType({ description: '一个月的联席会议。The joint meetings of a month.' })
export class MeetingsOfMonth {
  @Field(() => Int, { description: '应召开：会期在本月的。Called for a day of the month.' })
  called!: number;

  @Field(() => Int, { description: '取消。Cancelled.' })
  cancelled!: number;

  @Field(() => Int, { description: '未到会期。Still to come.' })
  toCome!: number;

  @Field(() => Int, {
    description: '已召开：有到会登记或纪要。Held: somebody or minutes on record.',
  })
  held!: number;

  @Field(() => Int, { description: '按期召开：会议当日。Held on the day it was called for.' })
  onTime!: number;

  @Field(() => Int, { description: '到期无记录。Its time has come, and nothing is on record.' })
  notHeld!: number;

  @Field(() => [MeetingAttendance], { description: '各单位到会。Who came, by organisation.' })
  attendance!: MeetingAttendance[];
}

@ObjectType({
  description: '同类问题反复发生的一处。A place where whistles of one class came again.',
})
export class RepeatedInMonth {
  @Field(() => String, { description: '大类名称。Main class.' })
  categoryName!: string;

  @Field(() => Int, { description: '次数。How often.' })
  count!: number;

  @Field(() => ID, { description: '最近的一个哨。The latest whistle.' })
  whistle!: string;

  @Field(() => String, { description: '它的地址。Its address.' })
  address!: string;
}

@ObjectType({
  description: '群众需求月报。The month’s report: demand, responses, boards, meetings, repeats.',
})
export class MonthlyReportType {
  @Field(() => String, { description: '月份 YYYY-MM。Month.' })
  month!: string;

  @Field(() => ID, { nullable: true, description: '街道；全区的为空。Street, or null.' })
  street!: string | null;

  @Field(() => DemandFigures, { description: '群众需求合计。All demand.' })
  demand!: DemandFigures;

  @Field(() => DemandFigures, { description: '上月。The month before.' })
  demandBefore!: DemandFigures;

  @Field(() => [ClassDemand], { description: '分类别、渠道。By class and channel.' })
  byClass!: ClassDemand[];

  @Field(() => [KindDemand], { description: '分种类。By kind of whistle.' })
  byKind!: KindDemand[];

  @Field(() => [StreetDemand], { description: '各街道，按编号，不排名。By street, unranked.' })
  byStreet!: StreetDemand[];

  @Field(() => [MonthDemand], { description: '至多十二个月。Up to twelve months.' })
  trend!: MonthDemand[];

  @Field(() => ResponseStatisticsRow, { description: '召集和响应。Summonses and responses.' })
  response!: ResponseStatisticsRow;

  @Field(() => ResponseStatisticsRow, { description: '上月。The month before.' })
  responseBefore!: ResponseStatisticsRow;

  @Field(() => [ReportBoard], { description: '各类单位的榜。Boards by kind.' })
  boards!: ReportBoard[];

  @Field(() => MeetingsOfMonth, { description: '联席会议。Joint meetings.' })
  meetings!: MeetingsOfMonth;

  @Field(() => [RepeatedInMonth], {
    nullable: true,
    description: '反复发生；哨数过多未比对的为空。Null where there were too many to compare.',
  })
  repeats!: RepeatedInMonth[] | null;

  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
