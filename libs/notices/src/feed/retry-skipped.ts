import { Directory } from '#directory';
import type { Clock } from '#event-sourcing';
import { EventStoreError, type EventStore } from '#event-store';
import { noticeSettings } from '../domain/settings.js';
import { concernsRow, isLogUnavailable, reasonOf } from '../outbox/failures.js';
import type { FedPage } from '../outbox/fed-page.js';
import type { OutboxDb, SkippedTable } from '../outbox/outbox.tables.js';
import { readSettings, saveSettings } from '../outbox/saved-settings.js';
import { skippedEvents, writeSkipped } from '../outbox/setting-aside.js';
import { type OpensContacts, PageBuilder } from './page-builder.js';

export interface RetryContext {
  readonly store: EventStore;
  readonly outbox: OutboxDb;
  readonly clock: Clock;
  readonly personalData?: OpensContacts;
}

export interface RetryResult {
  /** Events whose notices are in the outbox now. */
  readonly told: number;
  /** Events that failed again, with the new reason. */
  readonly left: readonly SkippedTable[];
}

const MOST = 10_000;
const isEventFailure = (error: unknown): boolean =>
  error instanceof EventStoreError || concernsRow(error);

/** Inserts what is missing: some of the rows may have been written the first time. */
async function insertMissing(tx: OutboxDb, { notices, deliveries }: FedPage): Promise<void> {
  for (const notice of notices)
    await tx
      .insertInto('notice')
      .values(notice)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  for (const delivery of deliveries)
    await tx
      .insertInto('delivery')
      .values(delivery)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
}

async function write(row: SkippedTable, parts: RetryContext): Promise<void> {
  const { store, outbox, clock, personalData } = parts;
  const recorded = await store.readStream(row.stream);
  const event = recorded.find(({ id }) => id === row.event_id);
  if (!event) throw new TypeError(`${row.stream} has no event ${row.event_id}`);
  const directory = new Directory(store, clock);
  const sources = { store, directory, clock, personalData };
  const builder = new PageBuilder(sources, await readSettings(outbox));
  const page = await builder.build([event], '', '');
  if (page.skipped[0]) throw new TypeError(page.skipped[0].error);
  await outbox.transaction().execute(async (tx) => {
    if (noticeSettings.includes(row.stream)) {
      // Folded to the end of the stream, so that later changes stay.
      const settings = noticeSettings.fold(recorded.map(noticeSettings.typed));
      await saveSettings(tx, noticeSettings.idOf(row.stream), settings, clock.now());
    }
    await insertMissing(tx, page);
    await tx.deleteFrom('skipped').where('event_id', '=', row.event_id).execute();
  });
}

/**
 * Tries the given events that were set aside once more, or all of them.
 * @throws whatever concerns the stores and not the event
 */
export async function retrySkipped(
  parts: RetryContext,
  events: readonly string[] | undefined,
): Promise<RetryResult> {
  const left: SkippedTable[] = [];
  const rows = await skippedEvents(parts.outbox, { events, limit: MOST });
  for (const row of rows)
    try {
      await write(row, parts);
    } catch (error) {
      if (isLogUnavailable(error) || !isEventFailure(error)) throw error;
      left.push({ ...row, error: reasonOf(error), at: parts.clock.now() });
    }
  await writeSkipped(parts.outbox, left);
  return { told: rows.length - left.length, left };
}
