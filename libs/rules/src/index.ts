export { jsonFilesIn, ruleFileReader, ruleFolder } from './file-reader.js';
export { dueExamples, type ExampleDays } from './due-examples.js';
export { openLiveRules } from './live-rules.js';
export type * from './rule-activation.events.js';
export * from './rule-activation.js';
export { type KindInForce, nameOfVersion, type RuleBook } from './rule-book.js';
export { differenceLines, ruleDifferences } from './rule-differences.js';
export { kindLines, limitText } from './rule-words.js';
export { RuleFileError } from './rule-checks.js';
export {
  createWhistleRules,
  loadRuleFiles,
  openWhistleRules,
  ownRules,
  shippedRules,
} from './rule-files.js';
export { ruleActivation } from './rule-activation.js';
export { changeRules, rulesMessage } from './rule-log.js';
export * from './rule-pack.js';
export { type ListedRules, listRules } from './rules.query.js';
export { RulesModule } from './rules.module.js';
