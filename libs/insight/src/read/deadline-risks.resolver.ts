import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, Float, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsString, Max, Min } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { GraphQLDateTime, heavyCost, enumOf } from '#graphql';
import type { Calibration, CalibrationBin } from '../domain/calibration.js';
import type { Basis } from '../domain/deadline-risk.js';
import {
  AskDeadlineRiskCounts,
  AskDeadlineRisks,
  type NamedSummonsAtRisk,
  type RiskCount,
} from './deadline-risks.query.js';
import { PositionArgs, SummonsesArgs, SummonsLine } from './insight.args.js';
import { AskRiskCalibration } from './risk-calibration.query.js';

const RiskBasis = enumOf<Basis>(
  'RiskBasis',
  '依据哪些过往召集。Which past summonses it rests on.',
  {
    'department-and-kind': '同部门同种类。Same department and kind.',
    kind: '同种类。Same kind.',
    all: '全部。All.',
  },
);

@ObjectType('SummonsAtRisk', {
  description: '可能逾期的一项召集。A summons that may miss its deadline.',
})
class SummonsAtRiskType extends SummonsLine implements NamedSummonsAtRisk {
  @Field(() => GraphQLDateTime, { description: '办结到期时间。When its resolution is due.' })
  dueAt!: string;

  @Field(() => Float, { description: '逾期概率，0–1。Probability of missing it.' })
  probability!: number;

  @Field(() => RiskBasis, { description: '依据。What it rests on.' })
  basis!: Basis;

  @Field(() => Int, { description: '所依据的已办结召集数。Past summonses that ended.' })
  sample!: number;
}

@ObjectType('RiskCount', {
  description: '一档逾期概率有几项召集。Summonses about as likely to miss their deadline.',
})
class RiskCountType implements RiskCount {
  @Field(() => Float, { description: '概率下限，十档，每档 0.1。Least probability of the step.' })
  from!: number;

  @Field(() => Int, { description: '几项。How many.' })
  count!: number;
}

@ObjectType('CalibrationBin', {
  description: '一档预测及其实际。Predictions of about the same probability.',
})
class CalibrationBinType implements CalibrationBin {
  @Field(() => Float, { description: '概率下限。From.' })
  from!: number;

  @Field(() => Float, { description: '概率上限。To.' })
  to!: number;

  @Field(() => Int, { description: '预测数。Predictions.' })
  predictions!: number;

  @Field(() => Float, { nullable: true, description: '平均预测概率。Mean predicted.' })
  meanPredicted!: number | null;

  @Field(() => Int, { description: '实际逾期数。Missed.' })
  missed!: number;

  @Field(() => Float, { nullable: true, description: '实际逾期比例。Share that missed.' })
  shareMissed!: number | null;
}

@ObjectType('RiskCalibration', {
  description:
    '预测与实际对照：用该月之前一年估计，对留出月份在时限过半时预测。How the risk came out on held-out months, asked when half of each limit had run.',
})
class RiskCalibrationType implements Calibration {
  @Field(() => Int, { description: '预测数。Predictions.' })
  predictions!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Brier 分，0 为最好。Brier score, 0 is best.',
  })
  brier!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '总是猜平均逾期率的 Brier 分。The same for always saying the base rate.',
  })
  brierOfBaseRate!: number | null;

  @Field(() => [CalibrationBinType], { description: '十档。Ten bins.' })
  bins!: CalibrationBin[];
}

@ArgsType()
class RiskCalibrationArgs {
  @Field(() => String, { description: '首个留出月份 YYYY-MM。First month that is held out.' })
  @IsString()
  month!: string;

  @Field(() => Int, { defaultValue: 1, description: '留出几个月，1–12。How many months.' })
  @IsInt()
  @Min(1, { message: 'months 须在 1 到 12 之间' })
  @Max(12, { message: 'months 须在 1 到 12 之间' })
  months: number = 1;
}

@Resolver()
export class DeadlineRisksResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [SummonsAtRiskType], {
    complexity: heavyCost(),
    description:
      '逾期风险：按同类召集以往耗时（Kaplan–Meier，未办结的一并计入）估计的逾期概率，高的在前。Probability of missing the deadline, from how long like summonses took (Kaplan–Meier, open ones included), the likeliest first.',
  })
  async deadlineRisks(
    @Args() question: SummonsesArgs,
    @CurrentActor() actor: Actor,
  ): Promise<NamedSummonsAtRisk[]> {
    return [...(await this.queries.execute(new AskDeadlineRisks(actor, question)))];
  }

  @Query(() => [RiskCountType], {
    complexity: heavyCost(),
    description:
      '全区未到期的召集按逾期概率各有几项，十档；至多算最早到期的 2000 项。供指挥中心、考核、管理员和大屏。How many open summonses of the district are how likely to miss their deadline, in ten steps: of the 2 000 that are due first.',
  })
  async deadlineRiskCounts(
    @Args() { afterPosition }: PositionArgs,
    @CurrentActor() { account }: Actor,
  ): Promise<RiskCount[]> {
    return [...(await this.queries.execute(new AskDeadlineRiskCounts(account, afterPosition)))];
  }

  @Query(() => RiskCalibrationType, {
    complexity: heavyCost(),
    description: '逾期风险有多准。How far `deadlineRisks` can be trusted.',
  })
  async deadlineRiskCalibration(
    @Args() { month, months }: RiskCalibrationArgs,
    @CurrentActor() actor: Actor,
  ): Promise<Calibration> {
    return this.queries.execute(new AskRiskCalibration(month, months, actor.account));
  }
}
