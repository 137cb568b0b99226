import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DirectoryModule } from '#directory';
import { AskOverdueSummonsesHandler } from './overdue-summonses/overdue-summonses.query.js';
import { OverdueSummonsesResolver } from './overdue-summonses/overdue-summonses.resolver.js';
import { AskWhistleHandler } from './whistle-detail/whistle-detail.query.js';
import { WhistleDetailResolver } from './whistle-detail/whistle-detail.resolver.js';
import {
  AskDepartmentWorkListHandler,
  AskStreetWorkListHandler,
} from './work-lists/work-lists.query.js';
import { WorkListsResolver } from './work-lists/work-lists.resolver.js';

const handlers = [
  AskWhistleHandler,
  AskStreetWorkListHandler,
  AskDepartmentWorkListHandler,
  AskOverdueSummonsesHandler,
];
const resolvers = [WhistleDetailResolver, WorkListsResolver, OverdueSummonsesResolver];

/** 吹哨的读取侧. Needs EVENT_STORE, READ_STORE and CLOCK from a global module. */
@Module({
  imports: [CqrsModule, DirectoryModule],
  providers: [...handlers, ...resolvers],
})
export class WhistleReadModule {}
