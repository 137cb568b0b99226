import type { Position } from '#event-sourcing';
import type { NoticeSettings } from '../domain/settings.js';
import type { SubscriptionDetails } from '../domain/settings.events.js';
import type {
  DeliveryTable,
  NoticeTable,
  OutboxDb,
  SkippedTable,
  TargetTable,
} from './outbox.tables.js';

/** Another process feeds the outbox: this one stands by. */
export class FeedLostError extends Error {
  override readonly name = 'FeedLostError';
}

export const targetId = (organisation: string, subscription: string): string =>
  `${organisation}/${subscription}`;

/** Settings of all organisations, as of the checkpoint. */
export async function readSettings(db: OutboxDb): Promise<Map<string, NoticeSettings>> {
  const rows = await db.selectFrom('settings').selectAll().execute();
  return new Map(
    rows.map(({ organisation, settings }) => [
      organisation,
      JSON.parse(settings) as NoticeSettings,
    ]),
  );
}

/** How far the outbox has been fed; undefined before its first start, '' at an empty log. */
export async function fedTo(db: OutboxDb): Promise<Position | undefined> {
  const row = await db.selectFrom('feed').select('position').executeTakeFirst();
  return row?.position;
}

/** What one page of the log comes to. */
export interface FedPage {
  readonly from: Position;
  readonly to: Position;
  readonly settings: ReadonlyMap<string, NoticeSettings>;
  readonly notices: readonly NoticeTable[];
  readonly deliveries: readonly DeliveryTable[];
  readonly skipped: readonly SkippedTable[];
}

const MOST_ROWS = 50;
function* chunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += MOST_ROWS) yield rows.slice(at, at + MOST_ROWS);
}

/**
 * Checkpoint and rows in one transaction, or neither: each event is put in exactly once.
 * @throws FeedLostError when another process has moved the checkpoint or has the lease
 */
export async function feed(
  db: OutboxDb,
  page: FedPage,
  by: { readonly owner: string; readonly now: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('feed')
      .set({ position: page.to, updated_at: by.now })
      .where('position', '=', page.from)
      .where('owner', '=', by.owner)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new FeedLostError(`the outbox is not at ${page.from}`);
    for (const [organisation, settings] of page.settings)
      await saveSettings(tx, organisation, settings, by.now);
    for (const values of chunks(page.notices))
      await tx.insertInto('notice').values(values).execute();
    for (const values of chunks(page.deliveries))
      await tx.insertInto('delivery').values(values).execute();
    for (const values of chunks(page.skipped))
      await tx.insertInto('skipped').values(values).execute();
  });
}

/** Settings and what the sender makes of them; what waits for a subscription that is gone is let go. */
async function saveSettings(
  tx: OutboxDb,
  organisation: string,
  settings: NoticeSettings,
  now: string,
): Promise<void> {
  const row = { organisation, settings: JSON.stringify(settings) };
  await tx
    .insertInto('settings')
    .values(row)
    .onConflict((conflict) => conflict.column('organisation').doUpdateSet(row))
    .execute();
  const wanted = settings.subscriptions.map((one) => targetOf(organisation, one));
  const known = await tx
    .selectFrom('target')
    .select('id')
    .where('organisation', '=', organisation)
    .execute();
  const gone = known.map(({ id }) => id).filter((id) => !wanted.some((one) => one.id === id));
  await letGo(tx, gone, now);
  for (const target of wanted) {
    const { channel, address, credential } = target;
    await tx
      .insertInto('target')
      .values(target)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ channel, address, credential }))
      .execute();
  }
}

function targetOf(organisation: string, details: SubscriptionDetails): TargetTable {
  const { subscription, channel, address = '', credential = '' } = details;
  return {
    id: targetId(organisation, subscription),
    ...{ organisation, channel, address, credential },
    ...{ owner: '', lease_until: '', paused_until: '', failures: 0, tried_at: '' },
  };
}

async function letGo(tx: OutboxDb, targets: readonly string[], now: string): Promise<void> {
  if (targets.length === 0) return;
  await tx
    .updateTable('delivery')
    .set({ state: 'cancelled', settled_at: now, error: 'SUBSCRIPTION_REMOVED' })
    .where('state', '=', 'due')
    .where('target', 'in', targets)
    .execute();
  await tx.deleteFrom('target').where('id', 'in', targets).execute();
}

export interface Lease {
  readonly owner: string;
  readonly now: string;
  readonly until: string;
}

/** Makes this process the one that feeds, where nobody else is; false where somebody is. */
export async function leaseFeed(db: OutboxDb, { owner, now, until }: Lease): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('feed')
    .set({ owner, lease_until: until })
    .where((eb) => eb.or([eb('owner', '=', owner), eb('lease_until', '<=', now)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Lets another process feed at once. */
export async function releaseFeed(db: OutboxDb, owner: string): Promise<void> {
  await db.updateTable('feed').set({ lease_until: '' }).where('owner', '=', owner).execute();
}

/** The very first start: at the head of the log, so that nothing is ever sent about history. */
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

/** Goes on at another place, with the settings as they are there. */
export async function moveFeed(
  db: OutboxDb,
  position: Position,
  moved: { readonly settings: ReadonlyMap<string, NoticeSettings>; readonly now: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Whoever feeds now finds the checkpoint elsewhere and begins anew.
    await tx.updateTable('feed').set({ position, updated_at: moved.now }).execute();
    for (const [organisation, settings] of moved.settings)
      await saveSettings(tx, organisation, settings, moved.now);
  });
}
