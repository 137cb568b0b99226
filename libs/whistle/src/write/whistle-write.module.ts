import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Standings } from '#access';
import { Directory, DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { PERSONAL_DATA, type PersonalData } from '#privacy';
import { APPEAL_WINDOW, type AppealWindows } from '../appeal-window.port.js';
import { EVIDENCE_BOOK, type EvidenceBook } from '../evidence.port.js';
import type { Signatories } from '../signatories.js';
import { WHISTLE_RULES, type WhistleRuleBook } from '../whistle-rules.port.js';
import { AppealingResolver } from './appealing.resolver.js';
import { DecliningResolver } from './declining.resolver.js';
import { DepartmentsResolver } from './departments.resolver.js';
import { EndingResolver } from './ending.resolver.js';
import { EnforcementResolver } from './enforcement.resolver.js';
import { ExtensionResolver } from './extension.resolver.js';
import { PausingResolver } from './pausing.resolver.js';
import { RaisingResolver } from './raising.resolver.js';
import { ResponseResolver } from './response.resolver.js';
import { ReviewResolver } from './review.resolver.js';
import { SupervisionResolver } from './supervision.resolver.js';
import { VerificationResolver } from './verification.resolver.js';
import { WhistleCommands } from './whistle-commands.js';
import { WhistleSender } from './whistle-sender.js';
import { WhistleRequestHandler } from './whistle.command.js';

const commands = {
  provide: WhistleCommands,
  inject: [
    ...[EVENT_STORE, CLOCK, WHISTLE_RULES, Directory],
    ...[APPEAL_WINDOW, PERSONAL_DATA, Standings, EVIDENCE_BOOK].map((token) => ({
      token,
      optional: true,
    })),
  ],
  useFactory: (
    log: EventStore,
    clock: Clock,
    ...[rules, directory, appealWindows, personalData, signatories, evidence]: [
      WhistleRuleBook,
      Directory,
      AppealWindows?,
      PersonalData?,
      Signatories?,
      EvidenceBook?,
    ]
  ) =>
    new WhistleCommands(log, clock, {
      rules,
      directory,
      appealWindows,
      personalData,
      signatories,
      evidence,
    }),
};

const phases = [
  RaisingResolver,
  ReviewResolver,
  ResponseResolver,
  VerificationResolver,
  DepartmentsResolver,
  DecliningResolver,
  PausingResolver,
  ExtensionResolver,
  SupervisionResolver,
  EnforcementResolver,
  EndingResolver,
  AppealingResolver,
];

/** 吹哨的写入侧. Needs EVENT_STORE, CLOCK and WHISTLE_RULES from a global module. */
@Module({
  imports: [CqrsModule, DirectoryModule],
  providers: [commands, WhistleRequestHandler, WhistleSender, ...phases],
  exports: [WhistleCommands],
})
export class WhistleWriteModule {}
