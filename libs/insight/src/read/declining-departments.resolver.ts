import { QueryBus } from '@nestjs/cqrs';
import { Args, Field, Float, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { heavyCost } from '#graphql';
import type { Proportion } from '../domain/proportion.js';
import {
  AskDecliningDepartments,
  type DecliningDepartment,
  LEAST_SUMMONSES,
} from './declining-departments.query.js';
import { PeriodArgs } from './insight.args.js';

@ObjectType('Proportion', {
  description:
    '比例及其 95% 区间（Wilson）。A share and its 95 % interval; null without a denominator.',
})
class ProportionType implements Proportion {
  @Field(() => Float, { nullable: true, description: '比例，0–1。The share.' })
  share!: number | null;

  @Field(() => Float, { nullable: true, description: '区间下限。Lower end.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: '区间上限。Upper end.' })
  high!: number | null;
}

@ObjectType('DecliningDepartment', {
  description: '一个部门的退哨情况。How often a department declines.',
})
class DecliningDepartmentType implements DecliningDepartment {
  @Field(() => ID, { description: '部门。Department.' })
  department!: string;

  @Field(() => String, { description: '名称。Name.' })
  name!: string;

  @Field(() => Int, { description: '召集数（分母）。Summonses: the denominator.' })
  summonses!: number;

  @Field(() => Int, { description: '退哨数。Declined.' })
  declined!: number;

  @Field(() => Int, { description: '裁定成立。Upheld.' })
  upheld!: number;

  @Field(() => Int, { description: '裁定不成立。Overruled.' })
  overruled!: number;

  @Field(() => Int, { description: '待裁定。Waiting for a ruling.' })
  pending!: number;

  @Field(() => Int, {
    description:
      '无需再裁定：裁定前已反馈、办结或撤换。Lapsed: reported, settled or let go before anybody ruled.',
  })
  lapsed!: number;

  @Field(() => ProportionType, { description: '退哨率。Share of summonses declined.' })
  declines!: Proportion;

  @Field(() => ProportionType, {
    description: '已裁定的退哨中成立的比例。Share of ruled declines that were upheld.',
  })
  justified!: Proportion;

  @Field(() => Boolean, {
    description: `召集数是否足以比较（至少 ${LEAST_SUMMONSES}）。Whether there are enough to compare.`,
  })
  enough!: boolean;
}

@Resolver()
export class DecliningDepartmentsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [DecliningDepartmentType], {
    complexity: heavyCost(),
    description:
      '退哨最多的部门：按区间下限排列，样本不足的列后。Departments that decline most, by the lower end of the interval; small samples come last.',
  })
  async decliningDepartments(
    @Args() period: PeriodArgs,
    @CurrentActor() actor: Actor,
  ): Promise<DecliningDepartment[]> {
    return [...(await this.queries.execute(new AskDecliningDepartments(actor, period)))];
  }
}
