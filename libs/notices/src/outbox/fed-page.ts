import type { Position } from '#event-sourcing';
import type { NoticeSettings } from '../domain/preferences.js';
import type { DeliveryTable, NoticeTable, SkippedTable } from './outbox.tables.js';

/** Everything that one page of the log adds to the outbox. */
export interface FedPage {
  readonly from: Position;
  readonly to: Position;
  readonly settings: ReadonlyMap<string, NoticeSettings>;
  readonly notices: readonly NoticeTable[];
  readonly deliveries: readonly DeliveryTable[];
  readonly skipped: readonly SkippedTable[];
  /** Stream and type of each event of the page, by its id. */
  readonly places: ReadonlyMap<string, { readonly stream: string; readonly type: string }>;
  /** By organisation: the last event that changed its settings. */
  readonly changedBy: ReadonlyMap<string, string>;
}
