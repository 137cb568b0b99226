import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, readScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { type Connection, refuseUnlessMonth } from '#graphql';
import { AppealsArgs, AppealStatisticsArgs } from './appeals.args.js';
import { AskAppeals, AskAppealStatistics } from './appeals.query.js';
import { type AppealItemType, AppealItems, AppealStatisticsType } from './appeals.types.js';

@Resolver()
export class AppealsResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly directory: Directory,
  ) {}

  @Query(() => AppealItems, {
    description:
      '申诉清单：考核人员看全区待裁决的，部门看本部门的，街道看本街道的。Appeals: those of the district for whoever decides them, its own for a department or a street.',
  })
  appeals(
    @Args() args: AppealsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<Connection<AppealItemType>> {
    return this.queries.execute(new AskAppeals(actor, args));
  }

  @Query(() => AppealStatisticsType, {
    description:
      '申诉统计：按提出之月，各种结果的项数；部门只见本部门，街道不见别的街道。Appeals by outcome, by the month they were filed in; a department sees itself alone, and a street no other street.',
  })
  async appealStatistics(
    @Args() args: AppealStatisticsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<AppealStatisticsType> {
    const { groupBy } = args;
    const [from, to] = [args.from ?? undefined, args.to ?? undefined];
    if (from !== undefined) refuseUnlessMonth(from, 'from');
    if (to !== undefined) refuseUnlessMonth(to, 'to');
    const scope = readScope(actor, await this.directory.current());
    const department = scope.departmentOfFigures(args.department ?? undefined);
    const street = scope.streetOfFigures(args.street ?? undefined, groupBy.includes('street'));
    const question = { from, to, department, street, groupBy };
    return this.queries.execute(new AskAppealStatistics(question, args.afterPosition ?? undefined));
  }
}
