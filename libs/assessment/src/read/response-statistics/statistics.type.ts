import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { costOfChildren, Freshness, GraphQLDateTime } from '#graphql';
import { type IntakeChannel, IntakeChannelEnum } from '#whistle';
import {
  ClockStatisticsType,
  OnTimeCountsType,
  StatisticsRatings,
  StatisticsShare,
} from './clock-statistics.type.js';
import { CUT_OFF } from './statistics.args.js';

@ObjectType({
  description:
    '一组召集（主办、协办）的统计；按派哨之日归期。Statistics of the lead and assisting summonses dispatched in a period.',
})
export class ResponseStatisticsRow {
  @Field(() => String, { nullable: true, description: '部门；未按部门分组时为空。Department.' })
  department?: string | undefined;

  @Field(() => String, { nullable: true, description: '部门名称。Name of the department.' })
  departmentName?: string | undefined;

  @Field(() => String, { nullable: true, description: '街道。Street.' })
  street?: string | undefined;

  @Field(() => String, { nullable: true, description: '街道名称。Name of the street.' })
  streetName?: string | undefined;

  @Field(() => String, { nullable: true, description: '类别（GB/T 30428）。Category.' })
  category?: string | undefined;

  @Field(() => String, {
    nullable: true,
    description: '类别名称（GB/T 30428 大类）。Name of the main class.',
  })
  categoryName?: string | undefined;

  @Field(() => String, { nullable: true, description: '哨的种类。Kind of whistle.' })
  kind?: string | undefined;

  @Field(() => String, { nullable: true, description: '哨的种类的名称。Name of the kind.' })
  kindName?: string | undefined;

  @Field(() => IntakeChannelEnum, { nullable: true, description: '受理渠道。Intake channel.' })
  channel?: IntakeChannel | undefined;

  @Field(() => String, { nullable: true, description: '受理渠道的名称。Name of the channel.' })
  channelName?: string | undefined;

  @Field(() => Int, {
    nullable: true,
    description: '派哨之时 0–23（北京时间）。Hour of dispatch, Asia/Shanghai.',
  })
  hour?: number | undefined;

  @Field(() => String, { nullable: true, description: '派哨之日 YYYY-MM-DD。Day of dispatch.' })
  day?: string | undefined;

  @Field(() => String, { nullable: true, description: '派哨之月 YYYY-MM。Month of dispatch.' })
  month?: string | undefined;

  @Field(() => Int, { description: '派哨。Summoned.' })
  summoned!: number;

  @Field(() => Int, { description: '已签收。Acknowledged.' })
  acknowledged!: number;

  @Field(() => Int, { description: '已联系街道。Contacted the street, or arrived.' })
  contacted!: number;

  @Field(() => Int, { description: '已报到。Arrived.' })
  arrived!: number;

  @Field(() => Int, { description: '已核实办结。Resolved, confirmed by the street.' })
  resolved!: number;

  @Field(() => Int, { description: '退回重办次数。Times sent back.' })
  sentBack!: number;

  @Field(() => Int, { description: '退回过一次及以上的。Sent back once or more.' })
  returnedOnce!: number;

  @Field(() => Int, { description: '退回过两次及以上的。Sent back twice or more.' })
  returnedTwice!: number;

  @Field(() => Int, { description: '退回过三次及以上的。Sent back three times or more.' })
  returnedThrice!: number;

  @Field(() => Int, {
    description:
      '问题工单（巴彦淖尔）：退回三次及以上，或所属哨改派三次及以上。Sent back three times, or the matter dispatched anew three times.',
  })
  problemOrders!: number;

  @Field(() => Int, { description: '督办次数。Steps of supervision.' })
  supervised!: number;

  @Field(() => Int, { description: '退哨的。Declined, whatever became of it.' })
  declined!: number;

  @Field(() => Int, { description: '退哨不成立的。Declined, and overruled.' })
  declineOverruled!: number;

  @Field(() => Int, {
    description:
      '黄牌：按各时钟的时间计，不论当时是否发出；退哨成立、免计的不计。Yellow cards by the times of the clocks, whether they were sent or not.',
  })
  yellowCards!: number;

  @Field(() => Int, { description: '红牌，口径同黄牌。Red cards, counted as the yellow ones.' })
  redCards!: number;

  @Field(() => Int, { description: '应办结中获准延期的。Due for resolution, after more time.' })
  deferred!: number;

  @Field(() => Int, { description: '其中按时办结的。Of these, resolved in time.' })
  deferredOnTime!: number;

  @Field(() => Int, {
    description:
      '经复核剔除的，不计入其他任何一项。Taken out after a review: counted nowhere else.',
  })
  excluded!: number;

  @Field(() => Int, { description: '未办结且未撤换。Neither resolved nor released.' })
  stillOpen!: number;

  @Field(() => Int, { description: '已撤换。Released: replaced or withdrawn.' })
  released!: number;

  @Field(() => Int, { description: '已评哨。Rated.' })
  rated!: number;

  @Field(() => Int, { description: '评为 3 分及以上。Rated 3 or better.' })
  satisfied!: number;

  @Field(() => Int, {
    description: '未到期：有时钟未到期或挂账。Summonses with a clock that is not yet due.',
  })
  notYetDue!: number;

  @Field(() => Int, {
    description:
      '待街道核实：按时反馈（或无时限）而街道尚未核实，不算部门未办结，不计入比率。Reports that came in time and wait for the street: no failure of the department, in no rate.',
  })
  awaitingStreet!: number;

  @Field(() => Int, {
    description: '首派：吹哨或派单时召集的主办、协办。Called with the blow or its dispatch.',
  })
  firstCalls!: number;

  @Field(() => Int, {
    description: '首派站住的：退哨未获成立。Of these, those whose decline was not upheld.',
  })
  firstCallsStood!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      '派单准确率，0–1：首派站住的÷首派；按街道看，是吹哨一方的成绩。First calls that stood ÷ first calls, the record of whoever calls: by street; null where there were none.',
  })
  dispatchAccuracy!: number | null;

  @Field(() => StatisticsShare, {
    description: '响应率：按时响应÷应响应。Responded in time ÷ due to respond.',
  })
  response!: StatisticsShare;

  @Field(() => StatisticsShare, { description: '解决率：办结÷应办结。Resolved ÷ due to resolve.' })
  resolution!: StatisticsShare;

  @Field(() => StatisticsShare, {
    description: '街道满意率：评为 3 分及以上÷已评哨。Rated 3 or better ÷ rated by the street.',
  })
  satisfaction!: StatisticsShare;

  @Field(() => StatisticsShare, {
    description:
      '群众满意率：3 分及以上÷已回访，按每个未撤换的主办、协办计。The resident’s answer of 3 or better ÷ answers, for each summons that was not released.',
  })
  residentSatisfaction!: StatisticsShare;

  @Field(() => StatisticsRatings, { description: '评哨汇总。Ratings by the street.' })
  ratings!: StatisticsRatings;

  @Field(() => ClockStatisticsType, { description: '签收。From dispatch to acknowledgement.' })
  acknowledge!: ClockStatisticsType;

  @Field(() => ClockStatisticsType, { description: '联系。From dispatch to the first contact.' })
  contact!: ClockStatisticsType;

  @Field(() => ClockStatisticsType, { description: '报到。From dispatch to arrival.' })
  arrive!: ClockStatisticsType;

  @Field(() => ClockStatisticsType, {
    description:
      '办结：止于最终核实的那次反馈。From dispatch to the report that was finally confirmed.',
  })
  resolve!: ClockStatisticsType;

  @Field(() => OnTimeCountsType, {
    description: '街道：到场确认。Confirming or disputing arrivals.',
  })
  confirmArrival!: OnTimeCountsType;

  @Field(() => OnTimeCountsType, { description: '街道：核实。Verifying reports.' })
  verify!: OnTimeCountsType;

  @Field(() => OnTimeCountsType, { description: '街道：评哨。Rating.' })
  rate!: OnTimeCountsType;

  @Field(() => ResponseStatisticsRow, {
    nullable: true,
    description:
      '上一时段的同一组，按同一数据截止计；不比较、或当时没有时为空。The same group in the period before, at the same cut-off; null where none is asked for or there was nothing.',
  })
  previous?: ResponseStatisticsRow | null;
}

@ObjectType({ description: '响应时效统计。Response-time statistics.' })
export class ResponseStatistics {
  @Field(() => [ResponseStatisticsRow], {
    complexity: costOfChildren,
    description:
      '各组，按分组值排序，至多 2000 行；不分组时仅一行合计。One row per group, at most 2 000, or one of totals.',
  })
  rows!: ResponseStatisticsRow[];

  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
