export * from './domain/summons-clocks.js';
export { countsWorkingTime } from './domain/clock-ledger.js';
export { stoppedAt } from './domain/summons-stops.js';
export * from './domain/summons.state.js';
export * from './domain/whistle.commands.js';
export * from './domain/whistle.context.js';
export * from './domain/whistle.events.js';
export * from './domain/whistle.rejections.js';
export * from './domain/whistle.state.js';
export { packWhistle, unpackWhistle } from './domain/whistle.packing.js';
export { evolveWhistle, foldWhistle } from './domain/whistle.evolve.js';
export type { DecisionState } from './domain/whistle.told.js';
export { whistle } from './domain/whistle.js';
export * from './rules/rule-file-error.js';
export * from './rules/rule-files.js';
export * from './rules/rule-pack.js';
export * from './rules/rule-activation.js';
export type * from './rules/rule-activation.events.js';
export { changeRules, RULES_STREAM, type RuleActivationOutcome } from './rules/rule-log.js';
export { openLiveRules } from './rules/live-rules.js';
export { rulesMessage } from './rules/rule-messages.js';
export { type ListedRules, listRules } from './rules/rule-packs.query.js';
export * from './rules/whistle-rules.js';
export { declinePrecedents } from './read/decline-precedents/decline-precedents.projection.js';
export { provisionalWhistles } from './read/clock-ledger/provisional-whistles.js';
export { workLists } from './read/work-lists/work-lists.projection.js';
export { deadlines, IMPORT_ACCOUNT } from './read/deadlines/deadlines.projection.js';
export { deadlineCommand } from './automation/deadline-commands.js';
export { runningDeadlines } from './domain/running-deadlines.js';
export type { DeadlineObserver } from './automation/deadline-observer.js';
export {
  type DeadlineParts,
  WhenDeadlinePassesThenEscalate,
} from './automation/when-deadline-passes-then-escalate.js';
export * from './domain/whistle.categories.js';
export * from './rules/open-whistle-rules.js';
export { whistleMessage } from './write/whistle-rejections.js';
export {
  type CurrentDirectory,
  WhistleCommands,
  whistleIdOf,
  type WhistleOutcome,
  type WhistleReply,
  whistleStream,
} from './write/whistle-commands.js';
export { RaiseWhistle as RaiseWhistleRequest } from './write/raise-whistle.command.js';
export {
  type ClockCommand,
  ClockRequest,
  type Delivery,
  deliveryOf,
  WhistleRequest,
} from './write/whistle-request.js';
export { WhistleModule } from './whistle.module.js';
