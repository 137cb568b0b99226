import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, Float, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { CurrentActor, DEPARTMENT_READERS, readScope, Roles } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { Freshness, GraphQLDateTime, heavyCost, refuseUnlessMonth } from '#graphql';
import { CUT_OFF, MonthArgs } from '../response-statistics/statistics.type.js';
import { ShowScorecards } from './scorecards.query.js';

@ObjectType('IndicatorScore', { description: '一项指标的得分。The score of one indicator.' })
export class IndicatorScoreType {
  @Field(() => String, { description: '代码。Code in the rule file.' })
  id!: string;

  @Field(() => String, { description: '名称。Name.' })
  name!: string;

  @Field(() => Int, { description: '分子。Numerator.' })
  numerator!: number;

  @Field(() => Int, { description: '分母。Denominator.' })
  denominator!: number;

  @Field(() => Float, { nullable: true, description: '比率；分母为 0 时为空。Rate, or null.' })
  rate!: number | null;

  @Field(() => Float, { description: '权重，即满分。Weight: points at a rate of 1.' })
  weight!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      '得分：权重×分子÷分母，四舍五入到两位；无比率时为空。Weight × numerator ÷ denominator, to a hundredth, half up; null without a rate.',
  })
  points!: number | null;
}

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
}

@ObjectType('Scorecard', {
  description:
    '一个部门一个月的得分；当月所派的哨未全部了结前仍会变动。The score of a department for the summonses dispatched in a month; it moves until they are all settled.',
})
export class ScorecardType {
  @Field(() => String, { description: '部门。Department.' })
  department!: string;

  @Field(() => String, { description: '部门当月的名称。The name that it bore in the month.' })
  departmentName!: string;

  @Field(() => [String], {
    description:
      '承接单位：部门后来合并、拆分的，成绩仍留在原名下。Who succeeds it by now; its scores stay its own.',
  })
  succeededBy!: string[];

  @Field(() => String, { description: '月份 YYYY-MM。Month.' })
  month!: string;

  @Field(() => ScoreRuleVersion, {
    description: '所用规则：该月最后一日有效的版本。The version in force on its last day.',
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

  @Field(() => Int, { description: '样本：当月派哨数。Sample: summonses of the month.' })
  sample!: number;

  @Field(() => Int, { description: '最小样本。Minimum sample of the rule.' })
  minimumSample!: number;

  @Field(() => Boolean, { description: '样本不足，不排名。Too small a sample: not ranked.' })
  belowMinimumSample!: boolean;

  @Field(() => Int, { nullable: true, description: '名次；不排名时为空。Rank, or null.' })
  rank!: number | null;
}

@ObjectType({ description: '一个月的各部门得分。The scorecards of a month.' })
export class ScorecardSheet {
  @Field(() => [ScorecardType], {
    description: '有派哨的各部门，按代码排序。Departments that were summoned, by id.',
  })
  cards!: ScorecardType[];

  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}

@ArgsType()
class ScorecardArgs extends MonthArgs {
  @Field(() => String, { nullable: true, description: '只看此部门。Only this department.' })
  @IsOptional()
  @IsString()
  department?: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '连同并入此部门的前身单位的得分。Also the scores of those that were merged into this department.',
  })
  @IsBoolean()
  withPredecessors: boolean = false;
}

@Resolver()
export class ScorecardsResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly directory: Directory,
  ) {}

  @Roles(...DEPARTMENT_READERS)
  @Query(() => ScorecardSheet, {
    complexity: heavyCost(),
    description:
      '绩效考核得分（三率）：分子、分母、权重、得分俱列。街道、考核、指挥中心可见全部，部门只见本部门。Scorecards with every numerator, denominator, weight and points; a department sees its own alone.',
  })
  async scorecards(
    @Args() { month, department, withPredecessors, afterPosition }: ScorecardArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ScorecardSheet> {
    refuseUnlessMonth(month);
    const scope = readScope(actor, await this.directory.current());
    const readable = scope.departmentOfFigures(department ?? undefined);
    const question = { month, department: readable, withPredecessors };
    const asked = new ShowScorecards(question, afterPosition ?? undefined);
    const { answer, freshness, cutOff } = await this.queries.execute(asked);
    const cards = answer.map((card) => ({
      ...card,
      indicators: [...card.indicators],
      succeededBy: [...card.succeededBy],
    }));
    return { cards, cutOff, freshness };
  }
}
