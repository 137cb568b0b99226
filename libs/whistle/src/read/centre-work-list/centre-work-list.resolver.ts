import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DISTRICT_READERS, Roles } from '#access';
import type { Connection } from '#graphql';
import { AskCentreWorkList } from './centre-work-list.query.js';
import { CentreTasks, type CentreTaskType, CentreWorkListArgs } from './centre-work-list.types.js';

@Resolver()
export class CentreWorkListResolver {
  constructor(private readonly queries: QueryBus) {}

  @Roles(...DISTRICT_READERS)
  @Query(() => CentreTasks, {
    description:
      '指挥中心的工作清单：待审哨、待派单、退哨待裁定、延期待答复、提级未办结，先到期者在先。The command centre’s work list: what is to be reviewed, dispatched, ruled on or answered, and what was escalated; the earliest due first.',
  })
  commandCentreWorkList(@Args() args: CentreWorkListArgs): Promise<Connection<CentreTaskType>> {
    return this.queries.execute(new AskCentreWorkList(args));
  }
}
