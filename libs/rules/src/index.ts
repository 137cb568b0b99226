export { jsonFilesIn, ruleFileReader, ruleFolder } from './file-reader.js';
export * from './activation.js';
export { dueExamples, type ExampleDays } from './due-examples.js';
export { openLiveRules } from './live-rules.js';
export type * from './rule-activation.events.js';
export * from './rule-activation.js';
export type { KindInForce, RuleBook } from './rule-book.js';
export {
  type Comparison,
  differenceLines,
  differencesBetween,
  linesBetween,
  type RuleDifference,
  ruleDifferences,
} from './rule-differences.js';
export { kindLines, limitText, wordOf } from './rule-words.js';
export { RuleFileError, strayPointer } from './rule-checks.js';
export {
  createWhistleRules,
  loadRuleFiles,
  openWhistleRules,
  ownRules,
  shippedRules,
} from './rule-files.js';
export { activationLines, changesOf } from './rule-desk.query.js';
export {
  ActivatedRules,
  changeRules,
  ruleCommands,
  type RuleCommands,
  rulesMessage,
  whistleRuleCommands,
} from './rule-log.js';
export * from './rule-pack.js';
export * from './rule-timeline.js';
export { type ListedRules, listRules, postsNamedBy } from './rules.query.js';
export {
  type DutyActivationEvent,
  dutyActivation,
  dutyCommands,
} from './duties/duty-activation.js';
export {
  DUTY_COMPARISON,
  type DutyCatalogue,
  DutyCatalogueError,
  dutyDifferenceLines,
  dutyLines,
  filedDutyCatalogues,
  loadDutyCatalogues,
} from './duties/duty-catalogue.js';
export { type LiveDuties, listDutyCatalogues, openLiveDuties } from './duties/live-duties.js';
export { RulesModule } from './rules.module.js';
export { ResponderKindEnum } from './whistle-kind.types.js';
