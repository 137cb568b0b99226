export * from './configuration-error.js';
export * from './configuration.js';
export { flag } from './flag-setting.js';
export { type EvidencePlace, openEvidenceStore, readEvidencePlace } from './evidence.js';
export type { Limits, SocketLimits } from './limits.js';
export { readKeys, withKeys } from './keys.js';
export * from './log.js';
export { type NoticeConfiguration, readNotices } from './notices.js';
export { keepPrivate, PRIVATE_UMASK } from './private-files.js';
export { readProof } from './proof.js';
export { QuestionThreads } from './question-threads.js';
export * from './read-side.js';
export * from './rules.js';
export { type Setting, SETTING_TABLES, SETTINGS } from './settings.js';
export { retryUntilReachable } from './retry-until-reachable.js';
export { type EventStorePlace, isShared, readStores, type Stores } from './stores.js';
export {
  auditDaysDue,
  eraseBySchedule,
  readRetention,
  residentsDue,
  retentionRules,
  type RetentionSettings,
} from './retention.js';
export { runAutomations } from './automations.js';
export { sweepEvidence } from './sweep-evidence.js';
export { signCheckpoints } from './checkpoints.js';
export { catchUp, type OpenData } from './catch-up.js';
export { parseLogUrl, type NamedLog, openSource, openTarget } from './log-url.js';
export { verifyReads } from './verify-reads.js';
