import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import type { Connection } from '#graphql';
import { OverdueArgs } from '../work-lists/work-lists.args.js';
import { OverdueSummonses, type OverdueSummonsType } from '../work-lists/work-lists.types.js';
import { AskOverdueSummonses } from './overdue-summonses.query.js';

@Resolver()
export class OverdueSummonsesResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => OverdueSummonses, {
    description:
      '已超期的召集，超期最久者在先；挂账和待核实的不算。街道看本街道，部门看自己，区级看全部。Overdue summonses, longest first; paused ones are not overdue.',
  })
  overdueSummonses(
    @CurrentActor() actor: Actor,
    @Args() args: OverdueArgs,
  ): Promise<Connection<OverdueSummonsType>> {
    return this.queries.execute(new AskOverdueSummonses(actor, args));
  }
}
