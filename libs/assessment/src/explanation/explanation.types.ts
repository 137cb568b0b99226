import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { costOfChildren, enumOf, Freshness, GraphQLDateTime } from '#graphql';
import { IntakeChannelEnum, type IntakeChannel, SummonsRoleEnum } from '#whistle';
import type { ScoredKind } from '../domain/score-rules.js';
import type { ObligedRole } from '../domain/summons-fact.js';
import { CUT_OFF } from '../read/response-statistics/statistics.args.js';
import { IndicatorScoreType } from '../read/scorecards/indicator-score.type.js';
import { ScoredKindEnum, ScoreRuleVersion } from '../read/scorecards/scorecard.type.js';
import type { MixedBy } from './case-mix.js';
import type { FigureMeasure } from './figure.js';
import { ListedSummonsType, StatisticsMeasureEnum } from './summonses.types.js';

const MixedByEnum = enumOf<MixedBy>('CaseMixBy', '案件按什么构成。What a case mix is by.', {
  kind: '哨的种类。Kind of whistle.',
  category: '类别（GB/T 30428）。Category.',
});

@ObjectType('ScoreScope', {
  description: '规则计入的范围；为空的一项不限。What a rule counts; any where null.',
})
class ScoreScopeType {
  @Field(() => [SummonsRoleEnum], { nullable: true, description: '角色。Roles.' })
  roles!: ObligedRole[] | null;

  @Field(() => [String], { nullable: true, description: '哨的种类。Kinds of whistle.' })
  kinds!: string[] | null;

  @Field(() => [String], { nullable: true, description: '类别。Categories.' })
  categories!: string[] | null;

  @Field(() => [IntakeChannelEnum], { nullable: true, description: '受理渠道。Channels.' })
  channels!: IntakeChannel[] | null;
}

@ObjectType('ExplainedCount', {
  description:
    '一个计数，和列出它各次召集的 statisticsSummonses 参数。A count, and the arguments of `statisticsSummonses` that list it.',
})
export class ExplainedCountType {
  @Field(() => StatisticsMeasureEnum, { description: '参数 measure。What is counted.' })
  measure!: FigureMeasure;

  @Field(() => String, { description: '名称。Its name.' })
  name!: string;

  @Field(() => String, { description: '计什么。What it counts.' })
  meaning!: string;

  @Field(() => Int, { description: '数。The count.' })
  value!: number;

  @Field(() => Int, { description: '加倍计的折算后。The same where some count more than once.' })
  counted!: number;

  @Field(() => String, { description: '参数 from。First day of dispatch.' })
  from!: string;

  @Field(() => String, { description: '参数 to。Last day of dispatch.' })
  to!: string;

  @Field(() => ID, { nullable: true, description: '参数 filter.department。Department.' })
  department!: string | null;

  @Field(() => ID, { nullable: true, description: '参数 filter.street。Street.' })
  street!: string | null;

  @Field(() => ScoreScopeType, { description: '参数 scope。What the rule counts.' })
  scope!: ScoreScopeType;

  @Field(() => GraphQLDateTime, { description: '参数 cutOff。Cut-off.' })
  cutOff!: string;

  @Field(() => [ListedSummonsType], { description: '头几次召集。The first summonses.' })
  summonses!: ListedSummonsType[];

  @Field(() => Boolean, { description: '是否还有。Whether there are more.' })
  more!: boolean;
}

@ObjectType('ExplainedIndicator', { description: '一项指标的来历。How an indicator came about.' })
export class ExplainedIndicatorType {
  @Field(() => IndicatorScoreType, { description: '得分。Its score.' })
  score!: IndicatorScoreType;

  @Field(() => String, {
    description:
      '算式，其值即舍入前的得分；无可计的为空串。The calculation; empty with nothing to count.',
  })
  calculation!: string;

  @Field(() => [String], { description: '说明：比率、档次、上下限。Notes.' })
  notes!: string[];

  @Field(() => [ExplainedCountType], {
    description: '所用的计数。What it is made of.',
    complexity: costOfChildren,
  })
  counts!: ExplainedCountType[];
}

@ObjectType('ExplainedPart', { description: '一期的得分。The score of one part of the period.' })
export class ExplainedPartType {
  @Field(() => String, { description: '时段。Period.' })
  period!: string;

  @Field(() => ScoreRuleVersion, { description: '所用规则。Its rule.' })
  rule!: ScoreRuleVersion;

  @Field(() => Float, { nullable: true, description: '得分。Total.' })
  total!: number | null;

  @Field(() => Int, { description: '派哨数。Sample.' })
  sample!: number;

  @Field(() => [ExplainedIndicatorType], { description: '各项指标。Indicators.' })
  indicators!: ExplainedIndicatorType[];
}

@ObjectType('ComparedCaseShare', {
  description: '案件构成的一项，与全区对照。A part of the case mix, beside the district.',
})
export class ComparedCaseShareType {
  @Field(() => MixedByEnum, { description: '按什么。By what.' })
  by!: MixedBy;

  @Field(() => String, { description: '代码。Code.' })
  value!: string;

  @Field(() => String, { description: '名称；不认识的为代码。Name; the code where it is unknown.' })
  name!: string;

  @Field(() => Int, { description: '派哨数。Summonses.' })
  summoned!: number;

  @Field(() => Float, { description: '占比 0–1。Share.' })
  share!: number;

  @Field(() => Float, { description: '全区占比 0–1。Share in the whole district.' })
  districtShare!: number;
}

@ObjectType('ScoreExplanation', {
  description: '一个得分的来历，直到各次召集。Why a score is what it is, down to its summonses.',
})
export class ScoreExplanation {
  @Field(() => ID, { description: '单位。Organisation.' })
  organisation!: string;

  @Field(() => String, { description: '时段末的名称。Its name at the end of the period.' })
  organisationName!: string;

  @Field(() => ScoredKindEnum, { description: '单位种类。What it is.' })
  kind!: ScoredKind;

  @Field(() => String, { description: '时段。Period.' })
  period!: string;

  @Field(() => ScoreRuleVersion, { description: '所用规则。Its rule.' })
  rule!: ScoreRuleVersion;

  @Field(() => Float, { nullable: true, description: '总分。Total.' })
  total!: number | null;

  @Field(() => Float, { description: '满分。Full marks.' })
  fullMarks!: number;

  @Field(() => String, { description: '总分的算式，其值即舍入前的总分。The calculation.' })
  calculation!: string;

  @Field(() => [String], { description: '说明：折算、上下限。Notes.' })
  notes!: string[];

  @Field(() => Int, { nullable: true, description: '名次。Rank.' })
  rank!: number | null;

  @Field(() => Int, { description: '参与排名的个数。How many are ranked.' })
  boardSize!: number;

  @Field(() => Int, { description: '同名次的其他单位数。Others of the same rank.' })
  tiedWith!: number;

  @Field(() => String, { description: '名次，或不排名的缘由。The rank, or why there is none.' })
  standing!: string;

  @Field(() => [ExplainedPartType], {
    description: '一期；总分为平均的为各期。One; or those whose mean the total is.',
    complexity: costOfChildren,
  })
  parts!: ExplainedPartType[];

  @Field(() => [ExplainedCountType], {
    description: '另列：未到期、待街道核实、剔除。What counts in no rate.',
    complexity: costOfChildren,
  })
  beside!: ExplainedCountType[];

  @Field(() => [ComparedCaseShareType], { description: '案件构成。Case mix.' })
  caseMix!: ComparedCaseShareType[];

  @Field(() => [String], {
    description: '以上各项的文字，与命令行 score explain 相同。All of this in words, line by line.',
  })
  text!: string[];

  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
