import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DirectoryModule } from '#directory';
import { AskArrivedUnresolvedHandler } from './read/arrived-unresolved.query.js';
import { ArrivedUnresolvedResolver } from './read/arrived-unresolved.resolver.js';
import { AskBlowsTodayHandler } from './read/blows-today.query.js';
import { BlowsTodayResolver } from './read/blows-today.resolver.js';
import {
  AskDeadlineRiskCountsHandler,
  AskDeadlineRisksHandler,
  deadlineRiskCounts,
  deadlineRisks,
} from './read/deadline-risks.query.js';
import { DeadlineRisksResolver } from './read/deadline-risks.resolver.js';
import {
  AskDecliningDepartmentsHandler,
  decliningDepartments,
} from './read/declining-departments.query.js';
import { DecliningDepartmentsResolver } from './read/declining-departments.resolver.js';
import { AskRepeatedWhistlesHandler, repeatedWhistles } from './read/repeated-whistles.query.js';
import { RepeatedWhistlesResolver } from './read/repeated-whistles.resolver.js';
import { AskRiskCalibrationHandler, riskCalibration } from './read/risk-calibration.query.js';
import { AskWhistleBandsHandler } from './read/whistle-bands.query.js';
import { WhistleBandsResolver } from './read/whistle-bands.resolver.js';

const handlers = [
  AskWhistleBandsHandler,
  AskRepeatedWhistlesHandler,
  AskArrivedUnresolvedHandler,
  AskDecliningDepartmentsHandler,
  AskDeadlineRisksHandler,
  AskDeadlineRiskCountsHandler,
  AskBlowsTodayHandler,
  AskRiskCalibrationHandler,
];

const resolvers = [
  WhistleBandsResolver,
  RepeatedWhistlesResolver,
  ArrivedUnresolvedResolver,
  DecliningDepartmentsResolver,
  DeadlineRisksResolver,
  BlowsTodayResolver,
];

/** Heavy questions of insight, answered in another thread. */
export const INSIGHT_QUESTIONS = [
  deadlineRisks,
  deadlineRiskCounts,
  decliningDepartments,
  repeatedWhistles,
  riskCalibration,
] as const;

/** 研判: repeated problems, unresolved arrivals, declines and deadline risks. Needs READ_STORE, QUESTIONS and CLOCK. */
@Module({ imports: [CqrsModule, DirectoryModule], providers: [...handlers, ...resolvers] })
export class InsightModule {}
