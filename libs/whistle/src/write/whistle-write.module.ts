import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Directory, DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { WHISTLE_RULES, type WhistleRuleBook } from '../whistle-rules.port.js';
import { AcknowledgeSummonsHandler } from './acknowledge-summons.command.js';
import { AcknowledgeSummonsResolver } from './acknowledge-summons.resolver.js';
import { ApproveWhistleHandler } from './approve-whistle.command.js';
import { ApproveWhistleResolver } from './approve-whistle.resolver.js';
import { ArriveOnSiteHandler } from './arrive-on-site.command.js';
import { ArriveOnSiteResolver } from './arrive-on-site.resolver.js';
import { CallJointEnforcementHandler } from './call-joint-enforcement.command.js';
import { CallJointEnforcementResolver } from './call-joint-enforcement.resolver.js';
import { CloseWhistleHandler } from './close-whistle.command.js';
import { CloseWhistleResolver } from './close-whistle.resolver.js';
import { ConcludeJointEnforcementHandler } from './conclude-joint-enforcement.command.js';
import { ConcludeJointEnforcementResolver } from './conclude-joint-enforcement.resolver.js';
import { ConfirmArrivalHandler } from './confirm-arrival.command.js';
import { ConfirmArrivalResolver } from './confirm-arrival.resolver.js';
import { ConfirmResolutionHandler } from './confirm-resolution.command.js';
import { ConfirmResolutionResolver } from './confirm-resolution.resolver.js';
import { ContactStreetHandler } from './contact-street.command.js';
import { ContactStreetResolver } from './contact-street.resolver.js';
import { DeclineSummonsHandler } from './decline-summons.command.js';
import { DeclineSummonsResolver } from './decline-summons.resolver.js';
import { DispatchWhistleHandler } from './dispatch-whistle.command.js';
import { DispatchWhistleResolver } from './dispatch-whistle.resolver.js';
import { DisputeArrivalHandler } from './dispute-arrival.command.js';
import { DisputeArrivalResolver } from './dispute-arrival.resolver.js';
import { GrantExtensionHandler } from './grant-extension.command.js';
import { GrantExtensionResolver } from './grant-extension.resolver.js';
import { MergeWhistleHandler } from './merge-whistle.command.js';
import { MergeWhistleResolver } from './merge-whistle.resolver.js';
import { OverruleDeclineHandler } from './overrule-decline.command.js';
import { OverruleDeclineResolver } from './overrule-decline.resolver.js';
import { PauseClockHandler } from './pause-clock.command.js';
import { PauseClockResolver } from './pause-clock.resolver.js';
import { RaiseWhistleHandler } from './raise-whistle.command.js';
import { RaiseWhistleResolver } from './raise-whistle.resolver.js';
import { RateDepartmentHandler } from './rate-department.command.js';
import { RateDepartmentResolver } from './rate-department.resolver.js';
import { RecordProgressHandler } from './record-progress.command.js';
import { RecordProgressResolver } from './record-progress.resolver.js';
import { RecordResidentSatisfactionHandler } from './record-resident-satisfaction.command.js';
import { RecordResidentSatisfactionResolver } from './record-resident-satisfaction.resolver.js';
import { RefuseExtensionHandler } from './refuse-extension.command.js';
import { RefuseExtensionResolver } from './refuse-extension.resolver.js';
import { ReopenWhistleHandler } from './reopen-whistle.command.js';
import { ReopenWhistleResolver } from './reopen-whistle.resolver.js';
import { ReplaceDepartmentHandler } from './replace-department.command.js';
import { ReplaceDepartmentResolver } from './replace-department.resolver.js';
import { ReportResolutionHandler } from './report-resolution.command.js';
import { ReportResolutionResolver } from './report-resolution.resolver.js';
import { RequestExtensionHandler } from './request-extension.command.js';
import { RequestExtensionResolver } from './request-extension.resolver.js';
import { ResubmitWhistleHandler } from './resubmit-whistle.command.js';
import { ResubmitWhistleResolver } from './resubmit-whistle.resolver.js';
import { ResumeClockHandler } from './resume-clock.command.js';
import { ResumeClockResolver } from './resume-clock.resolver.js';
import { ReturnWhistleHandler } from './return-whistle.command.js';
import { ReturnWhistleResolver } from './return-whistle.resolver.js';
import { SendBackResolutionHandler } from './send-back-resolution.command.js';
import { SendBackResolutionResolver } from './send-back-resolution.resolver.js';
import { SummonDepartmentHandler } from './summon-department.command.js';
import { SummonDepartmentResolver } from './summon-department.resolver.js';
import { SuperviseSummonsHandler } from './supervise-summons.command.js';
import { SuperviseSummonsResolver } from './supervise-summons.resolver.js';
import { UpholdDeclineHandler } from './uphold-decline.command.js';
import { UpholdDeclineResolver } from './uphold-decline.resolver.js';
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
  ApproveWhistleHandler,
  ReturnWhistleHandler,
  ResubmitWhistleHandler,
  DispatchWhistleHandler,
  AcknowledgeSummonsHandler,
  ContactStreetHandler,
  ArriveOnSiteHandler,
  ConfirmArrivalHandler,
  DisputeArrivalHandler,
  RecordProgressHandler,
  ReportResolutionHandler,
  ConfirmResolutionHandler,
  SendBackResolutionHandler,
  RateDepartmentHandler,
  SummonDepartmentHandler,
  ReplaceDepartmentHandler,
  WithdrawDepartmentHandler,
  DeclineSummonsHandler,
  UpholdDeclineHandler,
  OverruleDeclineHandler,
  PauseClockHandler,
  ResumeClockHandler,
  RequestExtensionHandler,
  GrantExtensionHandler,
  RefuseExtensionHandler,
  SuperviseSummonsHandler,
  CallJointEnforcementHandler,
  ConcludeJointEnforcementHandler,
  CloseWhistleHandler,
  WithdrawWhistleHandler,
  MergeWhistleHandler,
  ReopenWhistleHandler,
  RecordResidentSatisfactionHandler,
];

const resolvers = [
  RaiseWhistleResolver,
  ApproveWhistleResolver,
  ReturnWhistleResolver,
  ResubmitWhistleResolver,
  DispatchWhistleResolver,
  AcknowledgeSummonsResolver,
  ContactStreetResolver,
  ArriveOnSiteResolver,
  ConfirmArrivalResolver,
  DisputeArrivalResolver,
  RecordProgressResolver,
  ReportResolutionResolver,
  ConfirmResolutionResolver,
  SendBackResolutionResolver,
  RateDepartmentResolver,
  SummonDepartmentResolver,
  ReplaceDepartmentResolver,
  WithdrawDepartmentResolver,
  DeclineSummonsResolver,
  UpholdDeclineResolver,
  OverruleDeclineResolver,
  PauseClockResolver,
  ResumeClockResolver,
  RequestExtensionResolver,
  GrantExtensionResolver,
  RefuseExtensionResolver,
  SuperviseSummonsResolver,
  CallJointEnforcementResolver,
  ConcludeJointEnforcementResolver,
  CloseWhistleResolver,
  WithdrawWhistleResolver,
  MergeWhistleResolver,
  ReopenWhistleResolver,
  RecordResidentSatisfactionResolver,
];

/** 吹哨的写入侧. Needs EVENT_STORE, CLOCK and WHISTLE_RULES from a global module. */
@Module({
  imports: [CqrsModule, DirectoryModule],
  providers: [commands, ...handlers, ...resolvers],
  exports: [WhistleCommands],
})
export class WhistleWriteModule {}
