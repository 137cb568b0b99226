export * from './domain/notice.values.js';
export { type NoticeTrigger, noticesOf } from './domain/notices.js';
export {
  evolveNoticedWhistle,
  noNoticedWhistle,
  type NoticedWhistle,
} from './domain/noticed-whistle.js';
export type * from './domain/settings.commands.js';
export type * from './domain/settings.events.js';
export type { NoticeSettings } from './domain/preferences.js';
export { noticeSettings } from './domain/settings.js';
export { startAtHead, claimFeedPosition } from './feed/notice-feeder.js';
export { type RetryResult, retrySkipped } from './feed/retry-skipped.js';
export { measureNotices, noticesHealth } from './notice-metrics.js';
export { NOTICE_OUTBOX } from './outbox/open-outbox.js';
export { NoticesModule, type NoticesModuleOptions } from './notices.module.js';
export {
  attemptsOf,
  deliveryLog,
  outboxFigures,
  type OutboxFigures,
  replayDead,
} from './outbox/delivery-log.js';
export { inboxPage } from './outbox/inbox.js';
export { openOutbox, type OutboxPlace } from './outbox/open-outbox.js';
export {
  DELIVERY_STATES,
  type DeliveryState,
  type OutboxDb,
  type OutboxTables,
} from './outbox/outbox.tables.js';
export { skippedEvents } from './outbox/setting-aside.js';
export { AddressGuard } from './send/address-guard.js';
export { type NoticeOptions, type RunningNotices, runNotices } from './run-notices.js';
export { type NoticeSecret, NoticeSecrets } from './secrets/notice-secrets.js';
export { NoticeSettingsLog } from './settings/settings-log.js';
export { subjectOfAddress } from './settings/notice-addresses.js';
