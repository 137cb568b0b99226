import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Directory, DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { WHISTLE_RULES, type WhistleRuleBook } from '../rules/whistle-rules.js';
import { AcknowledgeSummonsHandler } from './acknowledge-summons.command.js';
import { AcknowledgeSummonsResolver } from './acknowledge-summons.resolver.js';
import { ArriveOnSiteHandler } from './arrive-on-site.command.js';
import { ArriveOnSiteResolver } from './arrive-on-site.resolver.js';
import { CloseWhistleHandler } from './close-whistle.command.js';
import { CloseWhistleResolver } from './close-whistle.resolver.js';
import { ConfirmArrivalHandler } from './confirm-arrival.command.js';
import { ConfirmArrivalResolver } from './confirm-arrival.resolver.js';
import { ConfirmResolutionHandler } from './confirm-resolution.command.js';
import { ConfirmResolutionResolver } from './confirm-resolution.resolver.js';
import { DisputeArrivalHandler } from './dispute-arrival.command.js';
import { DisputeArrivalResolver } from './dispute-arrival.resolver.js';
import { PauseClockHandler } from './pause-clock.command.js';
import { PauseClockResolver } from './pause-clock.resolver.js';
import { RaiseWhistleHandler } from './raise-whistle.command.js';
import { RaiseWhistleResolver } from './raise-whistle.resolver.js';
import { RateDepartmentHandler } from './rate-department.command.js';
import { RateDepartmentResolver } from './rate-department.resolver.js';
import { ReopenWhistleHandler } from './reopen-whistle.command.js';
import { ReopenWhistleResolver } from './reopen-whistle.resolver.js';
import { ReplaceDepartmentHandler } from './replace-department.command.js';
import { ReplaceDepartmentResolver } from './replace-department.resolver.js';
import { ReportResolutionHandler } from './report-resolution.command.js';
import { ReportResolutionResolver } from './report-resolution.resolver.js';
import { ResumeClockHandler } from './resume-clock.command.js';
import { ResumeClockResolver } from './resume-clock.resolver.js';
import { SendBackResolutionHandler } from './send-back-resolution.command.js';
import { SendBackResolutionResolver } from './send-back-resolution.resolver.js';
import { SummonDepartmentHandler } from './summon-department.command.js';
import { SummonDepartmentResolver } from './summon-department.resolver.js';
import { WithdrawDepartmentHandler } from './withdraw-department.command.js';
import { WithdrawDepartmentResolver } from './withdraw-department.resolver.js';
import { WithdrawWhistleHandler } from './withdraw-whistle.command.js';
import { WithdrawWhistleResolver } from './withdraw-whistle.resolver.js';
import { WhistleCommands } from './whistle-commands.js';

const commands = {
  provide: WhistleCommands,
  inject: [EVENT_STORE, CLOCK, WHISTLE_RULES, Directory],
  useFactory: (log: EventStore, clock: Clock, rules: WhistleRuleBook, directory: Directory) =>
    new WhistleCommands(log, clock, rules, directory),
};

const handlers = [
  RaiseWhistleHandler,
  AcknowledgeSummonsHandler,
  ArriveOnSiteHandler,
  ConfirmArrivalHandler,
  DisputeArrivalHandler,
  ReportResolutionHandler,
  ConfirmResolutionHandler,
  SendBackResolutionHandler,
  RateDepartmentHandler,
  SummonDepartmentHandler,
  ReplaceDepartmentHandler,
  WithdrawDepartmentHandler,
  PauseClockHandler,
  ResumeClockHandler,
  CloseWhistleHandler,
  WithdrawWhistleHandler,
  ReopenWhistleHandler,
];

const resolvers = [
  RaiseWhistleResolver,
  AcknowledgeSummonsResolver,
  ArriveOnSiteResolver,
  ConfirmArrivalResolver,
  DisputeArrivalResolver,
  ReportResolutionResolver,
  ConfirmResolutionResolver,
  SendBackResolutionResolver,
  RateDepartmentResolver,
  SummonDepartmentResolver,
  ReplaceDepartmentResolver,
  WithdrawDepartmentResolver,
  PauseClockResolver,
  ResumeClockResolver,
  CloseWhistleResolver,
  WithdrawWhistleResolver,
  ReopenWhistleResolver,
];

/** 吹哨的写入侧. Needs EVENT_STORE, CLOCK and WHISTLE_RULES from a global module. */
@Module({
  imports: [CqrsModule, DirectoryModule],
  providers: [commands, ...handlers, ...resolvers],
  exports: [WhistleCommands],
})
export class WhistleWriteModule {}
