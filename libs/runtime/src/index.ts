export * from './configuration-error.js';
export * from './configuration.js';
export * from './log.js';
export { type NoticeConfiguration, readNotices } from './notices.js';
export { QuestionThreads } from './question-threads.js';
export * from './read-side.js';
export * from './rules.js';
export { whenReachable } from './when-reachable.js';
export { type EventStorePlace, isShared, readStores, type Stores } from './stores.js';
