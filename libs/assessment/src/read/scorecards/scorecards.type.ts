import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Freshness, GraphQLDateTime } from '#graphql';
import { ResponderKindEnum } from '#rules';
import type { ResponderKind } from '#whistle';
import type { PeriodStage } from '../../periods/assessment-period.state.js';
import { PeriodStageEnum } from '../../periods/periods.type.js';
import { CUT_OFF } from '../response-statistics/statistics.args.js';
import { ScorecardType } from './scorecard.type.js';

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
      '时段的阶段；初步和已公布的为封存的得分。How far the period is: from the preliminary on, these are the sealed scores.',
  })
  stage!: PeriodStage;

  @Field(() => Int, {
    nullable: true,
    description:
      '封存的版次，初步结果为 0；开放的时段为空。The sealed edition, 0 for the preliminary; null where they are computed now.',
  })
  edition!: number | null;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
