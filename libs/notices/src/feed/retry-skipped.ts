import { Directory } from '#directory';
import type { Clock } from '#event-sourcing';
import { EventStoreError, type EventStore } from '#event-store';
import { noticeSettings } from '../domain/settings.js';
import { concernsRow, reasonOf } from '../outbox/failures.js';
import type { FedPage } from '../outbox/fed-page.js';
import type { OutboxDb, SkippedTable } from '../outbox/outbox.tables.js';
import { readSettings, saveSettings } from '../outbox/saved-settings.js';
import { skippedEvents, writeSkipped } from '../outbox/setting-aside.js';
import { isLogAway } from './log-away.js';
import { PageBuilder } from './page-builder.js';

/** What the log and the outbox are reached by. */
export interface RetryParts {
  readonly store: EventStore;
  readonly outbox: OutboxDb;
  readonly clock: Clock;
}

export interface Retried {
  /** Events that are told now, or were already. */
  readonly told: number;
  /** Those that cannot be told yet, with the reason of this time. */
  readonly left: readonly SkippedTable[];
}

const MOST = 10_000;
const isOfEvent = (error: unknown): boolean =>
  error instanceof EventStoreError || concernsRow(error);

/** Puts in what is not there yet: part of it may have been told when it was set aside. */
async function complete(tx: OutboxDb, { notices, deliveries }: FedPage): Promise<void> {
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

async function write(row: SkippedTable, { store, outbox, clock }: RetryParts): Promise<void> {
  const recorded = await store.readStream(row.stream);
  const event = recorded.find(({ id }) => id === row.event_id);
  if (!event) throw new TypeError(`${row.stream} has no event ${row.event_id}`);
  const directory = new Directory(store, clock);
  const builder = new PageBuilder(store, directory, clock, await readSettings(outbox));
  const page = await builder.build([event], '', '');
  if (page.skipped[0]) throw new TypeError(page.skipped[0].error);
  await outbox.transaction().execute(async (tx) => {
    if (noticeSettings.includes(row.stream)) {
      // What was changed after it stands.
      const settings = noticeSettings.fold(recorded.map(noticeSettings.typed));
      await saveSettings(tx, noticeSettings.idOf(row.stream), settings, clock.now());
    }
    await complete(tx, page);
    await tx.deleteFrom('skipped').where('event_id', '=', row.event_id).execute();
  });
}

/**
 * Tries once more what was set aside; all of it where no events are named.
 * @throws whatever concerns the stores and not the event
 */
export async function retrySkipped(
  parts: RetryParts,
  events: readonly string[] | undefined,
): Promise<Retried> {
  const left: SkippedTable[] = [];
  const rows = await skippedEvents(parts.outbox, { events, limit: MOST });
  for (const row of rows)
    try {
      await write(row, parts);
    } catch (error) {
      if (isLogAway(error) || !isOfEvent(error)) throw error;
      left.push({ ...row, error: reasonOf(error), at: parts.clock.now() });
    }
  await writeSkipped(parts.outbox, left);
  return { told: rows.length - left.length, left };
}
