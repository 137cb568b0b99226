import { QueryBus } from '@nestjs/cqrs';
import { Args, Info, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { lastDayOf } from '#calendar';
import { CurrentActor, readScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { heavyCost, refuseUnlessMonth, selectedFields } from '#graphql';
import { StatisticsNames } from '../response-statistics/statistics-names.js';
import { toStatisticsRow } from '../response-statistics/statistics-row.js';
import { AssessmentDashboardType, DashboardArgs } from './assessment-dashboard.type.js';
import {
  type AssessmentDashboard,
  DASHBOARD_PARTS,
  ShowDashboard,
} from './assessment-dashboard.query.js';
import { DashboardFeed } from './dashboard-feed.js';

const ROWS = ['totals', ...DASHBOARD_PARTS] as const;

/** What of a dashboard an operation selects. */
function selectedOf(info: GraphQLResolveInfo) {
  const fields = selectedFields(info);
  return {
    parts: DASHBOARD_PARTS.filter((part) => fields.has(part)),
    compare: ROWS.some((part) => fields.has(`${part}.previous`)),
  };
}

@Resolver()
export class AssessmentDashboardResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly directory: Directory,
    private readonly names: StatisticsNames,
    private readonly feed: DashboardFeed,
  ) {}

  @Query(() => AssessmentDashboardType, {
    complexity: heavyCost(),
    description:
      '考核看板：一个月的合计，各部门、街道、类别、种类、渠道、时段，逐日、逐月走势，与上月比较（各行的 previous）。部门只见本部门；街道在各街道一栏只见本街道。A month at a glance, with trends and the month before (`previous` of each row); a department sees itself alone, and a street no other street.',
  })
  assessmentDashboard(
    @Args() args: DashboardArgs,
    @CurrentActor() actor: Actor,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AssessmentDashboardType> {
    return this.#show(args, actor, info);
  }

  @Subscription(() => AssessmentDashboardType, {
    description:
      '考核看板的推送：先推当前的，此后哨有变动即推，至多每五秒一次；可见范围同查询。The dashboard now, and again when whistles have changed, at most every five seconds; who sees what is as in the query.',
  })
  async assessmentDashboardChanged(
    @Args() args: DashboardArgs,
    @CurrentActor() actor: Actor,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AsyncIterableIterator<{ assessmentDashboardChanged: AssessmentDashboardType }>> {
    // Refuses at once what it would refuse later.
    await this.#question(args, actor);
    return this.feed.listen(async (position) => {
      const afterPosition = position ?? args.afterPosition;
      const shown = await this.#show(Object.assign({}, args, { afterPosition }), actor, info);
      return { assessmentDashboardChanged: shown };
    });
  }

  async #question({ month, department }: DashboardArgs, actor: Actor) {
    refuseUnlessMonth(month);
    const scope = readScope(actor, await this.directory.current());
    return {
      month,
      department: scope.departmentOfFigures(department ?? undefined),
      onlyStreet: scope.streetOfFigures(undefined, true),
    };
  }

  async #show(
    args: DashboardArgs,
    actor: Actor,
    info: GraphQLResolveInfo,
  ): Promise<AssessmentDashboardType> {
    const question = Object.assign(await this.#question(args, actor), selectedOf(info));
    const asked = new ShowDashboard(question, args.afterPosition ?? undefined, actor.account);
    const { answer, freshness, cutOff } = await this.queries.execute(asked);
    return { ...(await this.#shown(answer)), cutOff, freshness };
  }

  /** Organisations have the names of the end of the month. */
  async #shown(board: AssessmentDashboard) {
    const namesOf = await this.names.on(lastDayOf(board.month));
    const rows = (part: (typeof DASHBOARD_PARTS)[number]) =>
      board[part].map((row) => toStatisticsRow(row, namesOf));
    return {
      month: board.month,
      totals: toStatisticsRow(board.totals, namesOf),
      byDepartment: rows('byDepartment'),
      byStreet: rows('byStreet'),
      byCategory: rows('byCategory'),
      byKind: rows('byKind'),
      byChannel: rows('byChannel'),
      byHour: rows('byHour'),
      daily: rows('daily'),
      trend: rows('trend'),
    };
  }
}
