import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, Freshness, GraphQLDateTime } from '#graphql';
import { ResponderKindEnum } from '#rules';
import type { ResponderKind } from '#whistle';
import type { ScoredKind } from '../../domain/score-rules.js';
import type { PeriodStage } from '../../periods/assessment-period.state.js';
import { PeriodStageEnum } from '../../periods/periods.type.js';
import { CUT_OFF } from '../response-statistics/statistics.type.js';
import { IndicatorScoreType } from './indicator-score.type.js';

const ScoredKindEnum = enumOf<ScoredKind>('ScoredKind', '有考核得分的单位。Who can have a score.', {
  department: '区级部门。A department of the district.',
  'stationed-agency': '派出机构。An agency stationed in a street.',
  company: '物业等企业。A property company or the like.',
  utility: '水电气热、通信。A utility or operator.',
  'committee-member': '委员。A committee member.',
  street: '街道。A street.',
});

@ObjectType({ description: '考核规则的版本。Version of the score rules.' })
class ScoreRuleVersion {
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

@ObjectType('Scorecard', {
  description:
    '一个单位一个时段的得分；时段内所派的哨未全部了结前仍会变动。The score of an organisation for the summonses dispatched in a period; it moves until they are all settled.',
})
class ScorecardType {
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

  @Field(() => Float, { description: '满分。Full marks.' })
  fullMarks!: number;

  @Field(() => Float, { description: '有比率的指标的权重之和。Weights that counted.' })
  weightCounted!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      '总分：各项未舍入的得分之和，按计入的权重折算为满分制，只在最后四舍五入到两位；都无比率时为空。The sum of what was earned before rounding, scaled to full marks over the weights that counted, then rounded once to a hundredth, half up.',
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

  @Field(() => Int, { description: '样本：时段内派哨数。Sample: summonses of the period.' })
  sample!: number;

  @Field(() => Int, { description: '最小样本。Minimum sample of the rule.' })
  minimumSample!: number;

  @Field(() => Boolean, { description: '样本不足，不排名。Too small a sample: not ranked.' })
  belowMinimumSample!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: '在同类单位中的名次；不排名时为空。Rank among its kind, or null.',
  })
  rank!: number | null;

  @Field(() => Int, { description: '同类单位中参与排名的个数。How many of its kind are ranked.' })
  boardSize!: number;
}

@ObjectType({
  description:
    '有派哨而不计分的单位：没有适用于这类单位的考核规则。Summoned and without a score: no score rules are for its kind.',
})
class UnscoredOrganisation {
  @Field(() => String, { description: '单位。Organisation.' })
  department!: string;

  @Field(() => String, {
    description: '时段末的名称。The name that it bore at the end of the period.',
  })
  departmentName!: string;

  @Field(() => [String], { description: '承接单位。Who succeeds it by now.' })
  succeededBy!: string[];

  @Field(() => ResponderKindEnum, {
    nullable: true,
    description: '单位种类；机构目录中没有的为空。What it is; null where the directory has it not.',
  })
  kind!: ResponderKind | null;

  @Field(() => Int, { description: '时段内派哨数。Summonses of the period.' })
  sample!: number;
}

@ObjectType({ description: '一个时段的各单位得分。The scorecards of a period.' })
export class ScorecardSheet {
  @Field(() => [ScorecardType], {
    description: '有派哨的各部门，按代码排序。Departments that were summoned, by id.',
  })
  cards!: ScorecardType[];

  @Field(() => [UnscoredOrganisation], {
    description:
      '有派哨而没有适用规则的单位，按代码排序。Summoned, and no rules are for their kind, by id.',
  })
  unscored!: UnscoredOrganisation[];

  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;

  @Field(() => PeriodStageEnum, {
    description:
      '时段的阶段；已公布的为封存的得分。How far the period is: once published, these are the sealed scores.',
  })
  stage!: PeriodStage;

  @Field(() => Int, {
    nullable: true,
    description: '封存的版次；未公布为空。The sealed edition; null where they are computed now.',
  })
  edition!: number | null;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
