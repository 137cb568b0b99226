import { Module, type OnModuleDestroy } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { type AnyProjection, READ_STORE, type ReadStore } from '#read-store';
import { appeals } from './appeals/appeals.projection.js';
import { AskAppealsHandler, AskAppealStatisticsHandler } from './appeals/appeals.query.js';
import { AppealsResolver } from './appeals/appeals.resolver.js';
import { blowHelp } from './blow-help/blow-help.projection.js';
import { BlowHelpResolver } from './blow-help/blow-help.resolver.js';
import { AskSuggestedDepartmentsHandler } from './blow-help/suggest-departments.query.js';
import { AskWhistlesNearHandler } from './blow-help/whistles-near.query.js';
import { CategoriesResolver } from './categories/categories.resolver.js';
import { AskCentreWorkListHandler } from './centre-work-list/centre-work-list.query.js';
import {
  CentreTaskType,
  CentreWorkListResolver,
} from './centre-work-list/centre-work-list.resolver.js';
import { AskDeclinePrecedentsHandler } from './decline-precedents/decline-precedents.query.js';
import { declinePrecedents } from './decline-precedents/decline-precedents.projection.js';
import { deadlines } from './deadlines/deadlines.projection.js';
import { workLists } from './work-lists/work-lists.projection.js';
import { DeclinePrecedentsResolver } from './decline-precedents/decline-precedents.resolver.js';
import { AskClockLedgerHandler } from './clock-ledger/clock-ledger.query.js';
import { ClockLedgerResolver } from './clock-ledger/clock-ledger.resolver.js';
import { LiveResolver } from './live/live.resolver.js';
import { WhistleFeed } from './live/whistle-feed.js';
import { WorkListFeed } from './live/work-list-feed.js';
import { AskOpenWhistlesHandler } from './open-whistles/open-whistles.query.js';
import { OpenWhistlesResolver } from './open-whistles/open-whistles.resolver.js';
import { AskStreetTasksHandler } from './street-tasks/street-tasks.query.js';
import { StreetTaskType, StreetTasksResolver } from './street-tasks/street-tasks.resolver.js';
import { Naming } from './names.js';
import { AskOverdueSummonsesHandler } from './overdue-summonses/overdue-summonses.query.js';
import { AskRelatedWhistlesHandler } from './related-whistles/related-whistles.query.js';
import { AskMayDoHandler } from './whistle-detail/may-do.query.js';
import { Deciding } from './whistle-detail/deciding.js';
import { AskItemActionsHandler } from './whistle-detail/item-actions.query.js';
import { AskWhistleHandler } from './whistle-detail/whistle-detail.query.js';
import {
  SummonsActionsResolver,
  WhistleDetailResolver,
} from './whistle-detail/whistle-detail.resolver.js';
import {
  AskDepartmentWorkListHandler,
  AskStreetWorkListHandler,
} from './work-lists/work-lists.query.js';
import {
  AskCentreWorkCountsHandler,
  AskDepartmentWorkCountsHandler,
  AskDistrictNowHandler,
  AskStreetWorkCountsHandler,
} from './work-counts/work-counts.query.js';
import { WorkCountsResolver } from './work-counts/work-counts.resolver.js';
import { actionsOn } from './work-lists/item-actions.resolvers.js';
import {
  DepartmentWorkItemType,
  OverdueSummonsType,
  StreetWorkItemType,
} from './work-lists/work-lists.types.js';
import { StreetItemResolver, WorkListsResolver } from './work-lists/work-lists.resolver.js';

/** The read models of the room that follow the log. */
export const WHISTLE_PROJECTIONS: readonly AnyProjection[] = [
  workLists,
  deadlines,
  declinePrecedents,
  appeals,
  blowHelp,
];

const handlers = [
  AskWhistleHandler,
  AskMayDoHandler,
  AskItemActionsHandler,
  AskStreetWorkListHandler,
  AskDepartmentWorkListHandler,
  AskOverdueSummonsesHandler,
  AskCentreWorkListHandler,
  AskStreetTasksHandler,
  AskOpenWhistlesHandler,
  AskRelatedWhistlesHandler,
  AskStreetWorkCountsHandler,
  AskDepartmentWorkCountsHandler,
  AskCentreWorkCountsHandler,
  AskDistrictNowHandler,
  AskClockLedgerHandler,
  AskDeclinePrecedentsHandler,
  AskAppealsHandler,
  AskAppealStatisticsHandler,
  AskWhistlesNearHandler,
  AskSuggestedDepartmentsHandler,
];
const resolvers = [
  WhistleDetailResolver,
  SummonsActionsResolver,
  WorkListsResolver,
  StreetItemResolver,
  StreetTasksResolver,
  OpenWhistlesResolver,
  WorkCountsResolver,
  CentreWorkListResolver,
  DeclinePrecedentsResolver,
  LiveResolver,
  ClockLedgerResolver,
  AppealsResolver,
  CategoriesResolver,
  BlowHelpResolver,
  ...[StreetWorkItemType, DepartmentWorkItemType, OverdueSummonsType].map(actionsOn),
  ...[CentreTaskType, StreetTaskType].map(actionsOn),
];
const feeds = [
  {
    provide: WhistleFeed,
    inject: [EVENT_STORE],
    useFactory: (log: EventStore) => new WhistleFeed(log),
  },
  {
    provide: WorkListFeed,
    inject: [WhistleFeed, READ_STORE, CLOCK],
    useFactory: (feed: WhistleFeed, store: ReadStore, clock: Clock) =>
      new WorkListFeed(feed, store, () => clock.now()),
  },
];

/** 吹哨的读取侧. Needs EVENT_STORE, READ_STORE, CLOCK and WHISTLE_RULES from a global module. */
@Module({
  imports: [CqrsModule, DirectoryModule],
  providers: [Naming, Deciding, ...feeds, ...handlers, ...resolvers],
  exports: [WhistleFeed],
})
export class WhistleReadModule implements OnModuleDestroy {
  constructor(private readonly feed: WhistleFeed) {}

  async onModuleDestroy(): Promise<void> {
    await this.feed.close();
  }
}
