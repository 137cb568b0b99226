import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '#graphql';
import type { ScoredKind } from '../../domain/score-rules.js';
import { IndicatorScoreType } from './indicator-score.type.js';

export const ScoredKindEnum = enumOf<ScoredKind>(
  'ScoredKind',
  '有考核得分的单位。Who can have a score.',
  {
    department: '区级部门。A department of the district.',
    'stationed-agency': '派出机构。An agency stationed in a street.',
    company: '物业等企业。A property company or the like.',
    utility: '水电气热、通信。A utility or operator.',
    'committee-member': '委员。A committee member.',
    street: '街道。A street.',
  },
);

@ObjectType({ description: '考核规则的版本。Version of the score rules.' })
export class ScoreRuleVersion {
  @Field(() => String, { description: '规则包。Pack.' })
  pack!: string;

  @Field(() => String, { description: '版本。Version.' })
  version!: string;

  @Field(() => String, { description: '名称。Name.' })
  name!: string;

  @Field(() => String, { description: '生效日 YYYY-MM-DD。In force from.' })
  effectiveFrom!: string;

  @Field(() => String, {
    description: '内容摘要：同一规则包同一版本，内容永远相同。Digest of what it says.',
  })
  digest!: string;
}

@ObjectType('ScorePart', {
  description:
    '较长时段中一期的得分，按该期最后一日有效的规则。The score of a part of a longer period, by the rules in force on its own last day.',
})
class ScorePartType {
  @Field(() => String, { description: '时段。Period.' })
  period!: string;

  @Field(() => ScoreRuleVersion, { description: '所用规则。Its rules.' })
  rule!: ScoreRuleVersion;

  @Field(() => [IndicatorScoreType], { description: '各项指标。Indicators.' })
  indicators!: IndicatorScoreType[];

  @Field(() => Float, { nullable: true, description: '总分。Total, or null.' })
  total!: number | null;

  @Field(() => Int, { description: '样本。Sample.' })
  sample!: number;

  @Field(() => [String], { description: '黄牌的原因。Why it has a yellow card.' })
  yellowCards!: string[];

  @Field(() => [String], { description: '红牌的原因。Why it has a red card.' })
  redCards!: string[];
}

@ObjectType('Scorecard', {
  description:
    '一个单位一个时段的得分；时段内所派的哨未全部了结前仍会变动。The score of an organisation for the summonses dispatched in a period; it moves until they are all settled.',
})
export class ScorecardType {
  @Field(() => String, { description: '部门。Department.' })
  department!: string;

  @Field(() => String, {
    description: '时段末的名称。The name that it bore at the end of the period.',
  })
  departmentName!: string;

  @Field(() => [String], {
    description:
      '承接单位：部门后来合并、拆分的，成绩仍留在原名下。Who succeeds it by now; its scores stay its own.',
  })
  succeededBy!: string[];

  @Field(() => ScoredKindEnum, {
    description: '单位种类；只与同类单位排名。What it is: ranked among its own kind alone.',
  })
  kind!: ScoredKind;

  @Field(() => String, { description: '时段，如 2026-11、2026-Q4、2026。Period.' })
  period!: string;

  @Field(() => String, {
    nullable: true,
    deprecationReason: '改用 period。Use period.',
    description: '月份 YYYY-MM；时段不是一个月的为空。The month; null for any other period.',
  })
  month!: string | null;

  @Field(() => ScoreRuleVersion, {
    description: '所用规则：时段最后一日有效的版本。The version in force on its last day.',
  })
  rule!: ScoreRuleVersion;

  @Field(() => [IndicatorScoreType], { description: '各项指标。Indicators.' })
  indicators!: IndicatorScoreType[];

  @Field(() => Float, { description: '基础分。Points before any indicator.' })
  base!: number;

  @Field(() => Float, { description: '满分，不含加分。Full marks, apart from bonuses.' })
  fullMarks!: number;

  @Field(() => Float, { description: '有比率的指标的权重之和。Weights that counted.' })
  weightCounted!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      '总分：基础分加各项未舍入的得分（按计入的权重折算为满分制）、加分减扣分，在上下限之内，只在最后四舍五入到两位；无可计的为空。Base and what was earned before rounding, scaled over the weights that counted, with what events add and take off, within floor and cap, rounded once to a hundredth, half up.',
  })
  total!: number | null;

  @Field(() => Boolean, {
    description: '是否有指标分母为 0 而折算。Whether the total had to be scaled.',
  })
  rescaled!: boolean;

  @Field(() => Int, {
    description:
      '未到期：有时钟截止时未到期或挂账的件数，不计入比率。Summonses with a clock that is not yet due: in no rate of it.',
  })
  notYetDue!: number;

  @Field(() => Int, {
    description:
      '待街道核实：按时反馈而街道尚未核实，不算部门未办结。Reports that came in time and wait for the street: no failure of the department.',
  })
  awaitingStreet!: number;

  @Field(() => Int, {
    description:
      '剔除：经审核剔除的件数，不在其他任何数中。Taken out after a review: in no other figure.',
  })
  excluded!: number;

  @Field(() => Int, { description: '样本：时段内派哨数。Sample: summonses of the period.' })
  sample!: number;

  @Field(() => [String], {
    description:
      '样本不足而合并计算比率的此前月份。Earlier months that its rates are of too, because its own sample was too small.',
  })
  pooledMonths!: string[];

  @Field(() => Int, { description: '合并后的样本。Sample with the pooled months.' })
  pooledSample!: number;

  @Field(() => Int, { description: '最小样本。Minimum sample of the rule.' })
  minimumSample!: number;

  @Field(() => Boolean, { description: '样本不足，不排名。Too small a sample: not ranked.' })
  belowMinimumSample!: boolean;

  @Field(() => Boolean, {
    description:
      '阶段分：时段短于规则的计分周期，不排名、不分等、不亮牌。The period is shorter than what the rules are made for.',
  })
  interim!: boolean;

  @Field(() => [ScorePartType], {
    description: '总分为各期平均的，列各期得分。Where the total is a mean, the parts.',
  })
  parts!: ScorePartType[];

  @Field(() => String, { nullable: true, description: '等次。Band, or null.' })
  band!: string | null;

  @Field(() => Boolean, { description: '是否应约谈。Whether a talk is due.' })
  talk!: boolean;

  @Field(() => [String], { description: '黄牌的原因；没有黄牌的为空。Why it has a yellow card.' })
  yellowCards!: string[];

  @Field(() => [String], { description: '红牌的原因；没有红牌的为空。Why it has a red card.' })
  redCards!: string[];

  @Field(() => Int, {
    nullable: true,
    description:
      '绩效工资份额（分），仅在给出 payPool 时。Its share of the pay pool in fen, where one was given.',
  })
  pay!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '在同类单位中的名次；不排名时为空。Rank among its kind, or null.',
  })
  rank!: number | null;

  @Field(() => Int, { description: '同类单位中参与排名的个数。How many of its kind are ranked.' })
  boardSize!: number;
}
