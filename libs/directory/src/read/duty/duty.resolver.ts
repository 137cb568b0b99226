import { QueryBus } from '@nestjs/cqrs';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import { DutyRosterType, DutyType, toDutyRosterType, toDutyType } from '../../duty.type.js';
import { mustBeRosterMonth } from '../../roster-month.js';
import { FindOnDuty, ShowDutyRoster } from './duty.query.js';

@Resolver()
export class DutyResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [DutyType], {
    description:
      '此刻或某时谁在值班；已合并的单位由承接单位值班。空岗时为空。Who is on duty now or at a time; for a merged unit, its successor’s people.',
  })
  async onDuty(
    @Args('organisation', { type: () => ID, description: '单位。Organisation.' })
    organisation: string,
    @Args('at', {
      type: () => GraphQLDateTime,
      nullable: true,
      description: '何时，默认此刻。When; now by default.',
    })
    at?: string | null,
  ): Promise<DutyType[]> {
    const found = await this.queries.execute(new FindOnDuty(organisation, at ?? undefined));
    return found.map(toDutyType);
  }

  @Query(() => DutyRosterType, {
    description: '一个单位一个月的值班表，列出空岗。A month’s duty roster, with its gaps.',
  })
  async dutyRoster(
    @Args('organisation', { type: () => ID, description: '单位。Organisation.' })
    organisation: string,
    @Args('month', { type: () => String, description: '月份 YYYY-MM。Month.' })
    month: string,
  ): Promise<DutyRosterType> {
    mustBeRosterMonth(month);
    return toDutyRosterType(await this.queries.execute(new ShowDutyRoster(organisation, month)));
  }
}
