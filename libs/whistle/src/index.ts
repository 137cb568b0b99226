export * from './domain/summons-clocks.js';
export { type CardDue, cardsDue } from './domain/summons-cards.js';
export { countsWorkingTime } from './domain/clock-ledger.js';
export { stopTimeOf } from './domain/summons-stops.js';
export { askVerdict, isDeemedVerified, openAsksOf } from './domain/summons.asks.js';
export * from './domain/summons.state.js';
export * from './domain/whistle.context.js';
export * from './domain/whistle.events.js';
export * from './domain/whistle.rejections.js';
export * from './domain/whistle.state.js';
export type { RaiseWhistle } from './domain/raising.js';
export { whistle, type WhistleCommand } from './domain/whistle.js';
export * from './whistle-rules.port.js';
export {
  AuthorityEnum,
  CHANNEL_NAMES,
  ClockNameEnum,
  IntakeChannelEnum,
  SummonsRoleEnum,
  SupervisionStepEnum,
  WhistleLevelEnum,
} from './whistle.enums.js';
export { contestedText, effectText } from './appeal-words.js';
export { pendingAppeals } from './domain/summons.appeals.js';
export * from './appeal-window.port.js';
export * from './evidence.port.js';
export { referencesIn, withKeptEvidence } from './domain/shown-evidence.js';
export * from './duty-catalogue.port.js';
export { actingAs, type Signatories } from './signatories.js';
export { LimitType } from './whistle.limit.js';
export { evolveWhistle, foldWhistle } from './domain/whistle.evolve.js';
export type { DecisionState } from './domain/whistle.statements.js';
export { appeals } from './read/appeals/appeals.projection.js';
export { appealStatistics, type AppealStatisticsRow } from './read/appeals/appeal-statistics.js';
export {
  APPEAL_GROUPS,
  type AppealGroup,
  type AppealTables,
} from './read/appeals/appeals.tables.js';
export { partiesOf } from './read/whistle-detail/whistle-detail.query.js';
export { clockLines } from './read/clock-ledger/clock-ledger.text.js';
export { type AskedClock, explainedClock } from './read/clock-ledger/explained-clock.js';
export { declinePrecedents } from './read/decline-precedents/decline-precedents.projection.js';
export { blowHelp } from './read/blow-help/blow-help.projection.js';
export { provisionalWhistles } from './read/clock-ledger/provisional-whistles.js';
export { WhistleFeed } from './read/live/whistle-feed.js';
export { workLists } from './read/work-lists/work-lists.projection.js';
export { deadlines } from './read/deadlines/deadlines.projection.js';
export { IMPORT_ACCOUNT, type KnownWhistle, whistleFold } from './read/whistle-fold.js';
export { deadlineCommand } from './automation/deadline-commands.js';
export {
  type MovedDueTime,
  type RebasedWhistle,
  rebaseWhistles,
} from './automation/rebase-due-times.js';
export { runningDeadlines } from './domain/running-deadlines.js';
export type { DeadlineObserver } from './automation/deadline-observer.js';
export type { DeadlineParts } from './automation/fire-whistles.js';
export { WhenDeadlinePassesThenEscalate } from './automation/when-deadline-passes-then-escalate.js';
export * from './domain/whistle.categories.js';
export { ActionType } from './read/whistle-detail/action.type.js';
export { shownEvidence } from './read/whistle-detail/evidence.type.js';
export { evidenceOf } from './write/response.inputs.js';
export { knownResident, protectResident } from './write/resident-data.js';
export { evidenceUnknownMessage, whistleMessage } from './whistle-refusals.js';
export {
  type CurrentDirectory,
  WhistleCommands,
  whistleIdOf,
  type WhistleOutcome,
  type WhistleReply,
  whistleStream,
} from './write/whistle-commands.js';
export { WhistleRequest } from './write/whistle.command.js';
export { type DueResident, dueResidents } from './contact/due-residents.js';
export { WhistleModule } from './whistle.module.js';
export { WHISTLE_PROJECTIONS } from './read/whistle-read.module.js';
