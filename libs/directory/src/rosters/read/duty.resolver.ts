import { QueryBus } from '@nestjs/cqrs';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { GraphQLDateTime } from '#graphql';
import { DutyRosterType, DutyType, toDutyRosterType, toDutyType } from '../duty.type.js';
import { refuseUnlessRosterMonth } from '../roster-month.js';
import { DutyRosters, type OnDuty } from '../duty-rosters.js';
import { FindOnDuty, type FoundDuty, ShowDutyRoster } from './duty.query.js';

@Resolver()
export class DutyResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly rosters: DutyRosters,
  ) {}

  @Query(() => [DutyType], {
    description:
      '此刻或某时谁在值班；已合并的单位由承接单位值班。空岗时为空。此刻在岗的人电话人人可见，其他时间的只给本单位、指挥中心和管理员。Who is on duty now or at a time; for a merged unit, its successor’s people. The telephone of whoever is on duty at this moment is for all.',
  })
  async onDuty(
    @Args('organisation', { type: () => ID, description: '单位。Organisation.' })
    organisation: string,
    @CurrentActor() actor: Actor,
    @Args('at', {
      type: () => GraphQLDateTime,
      nullable: true,
      description: '何时，默认此刻。When; now by default.',
    })
    at?: string | null,
  ): Promise<DutyType[]> {
    const found = await this.queries.execute(new FindOnDuty(actor, organisation, at ?? undefined));
    const readable = await this.#readable(found);
    return found.map(({ duty, sees }) => toDutyType(readable(duty), sees));
  }

  @Query(() => DutyRosterType, {
    description:
      '一个单位一个月的值班表，列出空岗；电话只给本单位、指挥中心和管理员，此刻在岗的人人可见。A month’s duty roster, with its gaps; telephones for the organisation itself, the command centre and the administrator, and of whoever is on duty at this moment, for all.',
  })
  async dutyRoster(
    @Args('organisation', { type: () => ID, description: '单位。Organisation.' })
    organisation: string,
    @Args('month', { type: () => String, description: '月份 YYYY-MM。Month.' })
    month: string,
    @CurrentActor() actor: Actor,
  ): Promise<DutyRosterType> {
    refuseUnlessRosterMonth(month);
    const query = new ShowDutyRoster(actor, organisation, month);
    const { roster, seesOf } = await this.queries.execute(query);
    const found = roster.duties.map((duty) => ({ duty, sees: seesOf(duty) }));
    const duties = roster.duties.map(await this.#readable(found));
    return toDutyRosterType({ ...roster, duties }, seesOf);
  }

  /** Telephones are opened for whoever may see them. */
  async #readable(found: readonly FoundDuty[]): Promise<(duty: OnDuty) => OnDuty> {
    const withPhone = found.filter(({ sees }) => sees.phone).map(({ duty }) => duty);
    const opened = await this.rosters.readable(withPhone);
    const readable = new Map(withPhone.map((duty, index) => [duty, opened[index]]));
    return (duty) => readable.get(duty) ?? duty;
  }
}
