import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { CurrentActor, DEPARTMENT_READERS, readScope, Roles } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { heavyCost, refuseUnlessMonth } from '#graphql';
import { MonthArgs } from '../response-statistics/statistics.type.js';
import { ShowScorecards } from './scorecards.query.js';
import { ScorecardSheet } from './scorecards.type.js';

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
      '绩效考核得分：分子、分母、权重、得分俱列，同类单位之间排名。街道、考核、指挥中心可见全部，部门只见本部门。Scorecards with every numerator, denominator, weight and points, ranked among those of one kind; a department sees its own alone.',
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
    const cards = answer.cards.map((card) => ({
      ...card,
      indicators: [...card.indicators],
      succeededBy: [...card.succeededBy],
    }));
    const unscored = answer.unscored.map((one) => ({
      ...one,
      succeededBy: [...one.succeededBy],
    }));
    return { cards, unscored, cutOff, freshness };
  }
}
