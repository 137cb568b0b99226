import type { Kysely } from 'kysely';
import type { NoticeChannel, NoticeKind } from '../domain/notice.values.js';

/** Who feeds the outbox, and how far: one row. */
export interface FeedTable {
  id: number;
  /** Position in the log; '' while the log was empty. */
  position: string;
  owner: string;
  lease_until: string;
  updated_at: string;
}

/** Settings of an organisation as of the checkpoint, as JSON. */
export interface SettingsTable {
  organisation: string;
  settings: string;
}

/** A notice to one recipient; shown in the inbox whatever happens to its deliveries. */
export interface NoticeTable {
  id: string;
  event_id: string;
  event_type: string;
  kind: NoticeKind;
  /** '' where the recipient is a source system. */
  organisation: string;
  /** '' where the recipient is an organisation. */
  source_system: string;
  source_reference: string;
  outcome: string;
  whistle_id: string;
  /** 0: the whistle as a whole. */
  summons: number;
  title: string;
  text: string;
  urgent: number;
  react_by: string;
  /** When it happened. */
  at: string;
  /** Stream of the event; '' in rows of earlier releases, and where there was no event. */
  stream: string;
  /** Why it is not true any more; '' as long as that was not found out. */
  over: string;
}

/** Which account has read which notice. */
export interface ReadingTable {
  notice_id: string;
  account: string;
  read_at: string;
}

/** A subscription as the sender sees it. */
export interface TargetTable {
  /** `<organisation>/<subscription>` */
  id: string;
  organisation: string;
  channel: NoticeChannel;
  /** Sealed, as in the log; '' for robots. */
  address: string;
  credential: string;
  /** The sender that has claimed the target. */
  owner: string;
  lease_until: string;
  /** End of a pause for a rate limit or an unreachable receiver. */
  paused_until: string;
  /** Consecutive failures to reach it. */
  failures: number;
  tried_at: string;
  /** When the receiver answered 410 (Gone), after which nothing is sent there; '' otherwise. */
  stopped: string;
}

export const DELIVERY_STATES = ['due', 'sent', 'dead', 'cancelled', 'dropped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface DeliveryTable {
  id: string;
  notice_id: string;
  target: string;
  state: DeliveryState;
  /** 1: may share a message with others. */
  bundled: number;
  attempts: number;
  not_before: string;
  created_at: string;
  settled_at: string;
  /** Of the last attempt; '' where it succeeded. */
  error: string;
}

/** 投递日志: each attempt of each delivery; those of one message share its id. */
export interface AttemptTable {
  message_id: string;
  delivery_id: string;
  target: string;
  at: string;
  took_ms: number;
  outcome: 'sent' | 'failed';
  /** Status of HTTP or SMTP; 0 where there was none. */
  status: number;
  error: string;
}

/** Totals since the outbox was created, for metrics. */
export interface CounterTable {
  channel: NoticeChannel;
  outcome: 'sent' | 'failed' | 'dead' | 'dropped';
  total: number;
}

/** An event some of whose notices could not be written: set aside for an operator. */
export interface SkippedTable {
  event_id: string;
  stream: string;
  type: string;
  error: string;
  at: string;
}

export interface OutboxTables {
  release: { number: number };
  feed: FeedTable;
  settings: SettingsTable;
  notice: NoticeTable;
  reading: ReadingTable;
  target: TargetTable;
  delivery: DeliveryTable;
  attempt: AttemptTable;
  counter: CounterTable;
  skipped: SkippedTable;
}
export type OutboxDb = Kysely<OutboxTables>;
