import type { Position } from '#event-sourcing';
import type { NoticeSettings } from '../domain/preferences.js';
import type { OutboxDb, SkippedTable } from './outbox.tables.js';
import { deadLetterStopped } from './failing-targets.js';
import { saveSettings } from './saved-settings.js';
import type { FedPage } from './fed-page.js';
import { writePieces, writeSkipped } from './setting-aside.js';

/** Another process has taken over the feeding. */
export class FeedLostError extends Error {
  override readonly name = 'FeedLostError';
}

/** How far the outbox has been fed; undefined before its first start, '' at an empty log. */
export async function feedPosition(db: OutboxDb): Promise<Position | undefined> {
  const row = await db.selectFrom('feed').select('position').executeTakeFirst();
  return row?.position;
}

/** How a page is written: as a whole, or piece by piece where that failed. */
export type WriteMode = 'whole' | 'pieces';

const MOST_ROWS = 50;
function* chunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += MOST_ROWS) yield rows.slice(at, at + MOST_ROWS);
}

/**
 * Writes a page and moves the checkpoint in one transaction, so that each event is fed exactly once.
 * @returns what was set aside, where the page was written piece by piece
 * @throws FeedLostError when another process has moved the checkpoint or has the lease
 */
export async function feed(
  db: OutboxDb,
  page: FedPage,
  by: { readonly owner: string; readonly now: string; readonly feeding?: WriteMode },
): Promise<readonly SkippedTable[]> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('feed')
      .set({ position: page.to, updated_at: by.now })
      .where('position', '=', page.from)
      .where('owner', '=', by.owner)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new FeedLostError(`the outbox is not at ${page.from}`);
    await writeSkipped(tx, page.skipped);
    const write = by.feeding === 'pieces' ? writePieces : writeWhole;
    const aside = await write(tx, page, by.now);
    if (page.deliveries.length > 0) await deadLetterStopped(tx, by.now);
    return aside;
  });
}

async function writeWhole(tx: OutboxDb, page: FedPage, now: string): Promise<readonly never[]> {
  for (const [organisation, settings] of page.settings)
    await saveSettings(tx, organisation, settings, now);
  for (const values of chunks(page.notices)) await tx.insertInto('notice').values(values).execute();
  for (const values of chunks(page.deliveries))
    await tx.insertInto('delivery').values(values).execute();
  return [];
}

/**
 * When a lease of somebody else ends at the latest. One beyond that was taken by a clock that has been
 * set back since: waiting for its end could take for ever.
 */
export const latestEnd = ({ now, until }: Pick<Lease, 'now' | 'until'>): string =>
  new Date(2 * Date.parse(until) - Date.parse(now)).toISOString();

export interface Lease {
  readonly owner: string;
  readonly now: string;
  readonly until: string;
}

/** Takes or renews the feeder's lease. @returns false where another process has it */
export async function leaseFeed(db: OutboxDb, { owner, now, until }: Lease): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('feed')
    .set({ owner, lease_until: until })
    .where((eb) =>
      eb.or([
        eb('owner', '=', owner),
        eb('lease_until', '<=', now),
        eb('lease_until', '>', latestEnd({ now, until })),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends the lease, so that another process can take over at once. */
export async function releaseFeed(db: OutboxDb, owner: string): Promise<void> {
  await db.updateTable('feed').set({ lease_until: '' }).where('owner', '=', owner).execute();
}

/** The very first start, at the head of the log, so that no notices are sent about history. */
export async function beginFeed(
  db: OutboxDb,
  position: Position,
  begun: { readonly settings: ReadonlyMap<string, NoticeSettings>; readonly now: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = { id: 1, position, owner: '', lease_until: '', updated_at: begun.now };
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('feed')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return;
    for (const [organisation, settings] of begun.settings)
      await saveSettings(tx, organisation, settings, begun.now);
  });
}

/** Continues from another position, with the settings as of that position. */
export async function moveFeed(
  db: OutboxDb,
  position: Position,
  moved: { readonly settings: ReadonlyMap<string, NoticeSettings>; readonly now: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // A running feeder notices that the checkpoint has moved, and starts again from it.
    await tx.updateTable('feed').set({ position, updated_at: moved.now }).execute();
    for (const [organisation, settings] of moved.settings)
      await saveSettings(tx, organisation, settings, moved.now);
  });
}
