import { sql } from 'kysely';
import { concernsRow, reasonOf } from './failures.js';
import type { FedPage } from './fed-page.js';
import { saveSettings } from './saved-settings.js';
import type { NoticeTable, OutboxDb, SkippedTable } from './outbox.tables.js';

/** State of writing one page piece by piece. */
interface Pieces {
  readonly page: FedPage;
  readonly now: string;
  /** By event: what of it could not be written, and why. */
  readonly aside: Map<string, SkippedTable>;
}

/** Reported to the operator, who alone can retry the events set aside. */
export class SetAsideError extends Error {
  override readonly name = 'SetAsideError';

  constructor(readonly aside: readonly SkippedTable[]) {
    const first = aside[0];
    super(
      `${aside.length} 个事件的通知无法写入，已搁置，其余照常。查看：shaodao notices skipped，重试：shaodao notices retry。` +
        `notices of ${aside.length} events cannot be written and are set aside, the first: ` +
        `${first?.event_id} ${first?.type} of ${first?.stream}: ${first?.error}`,
    );
  }
}

/** Writes within a savepoint. @returns the failure, where the row itself is at fault */
async function tryWrite(tx: OutboxDb, write: () => Promise<void>): Promise<unknown> {
  await sql`savepoint piece`.execute(tx);
  let failure: unknown;
  try {
    await write();
  } catch (error) {
    if (!concernsRow(error)) throw error;
    failure = error;
    await sql`rollback to savepoint piece`.execute(tx);
  }
  await sql`release savepoint piece`.execute(tx);
  return failure;
}

function setAside({ page, now, aside }: Pieces, event: string, reason: string): void {
  const place = page.places.get(event) ?? { stream: '', type: '' };
  const before = aside.get(event)?.error;
  const error = before === undefined ? reason : `${before}; ${reason}`;
  aside.set(event, { event_id: event, ...place, error, at: now });
}

async function writeNotice(tx: OutboxDb, page: FedPage, notice: NoticeTable): Promise<void> {
  await tx.insertInto('notice').values(notice).execute();
  const deliveries = page.deliveries.filter(({ notice_id: id }) => id === notice.id);
  if (deliveries.length > 0) await tx.insertInto('delivery').values(deliveries).execute();
}

/** Writes a page notice by notice and sets aside those that cannot be written. @returns what was set aside */
export async function writePieces(
  tx: OutboxDb,
  page: FedPage,
  now: string,
): Promise<readonly SkippedTable[]> {
  const pieces: Pieces = { page, now, aside: new Map() };
  for (const [organisation, settings] of page.settings) {
    const failure = await tryWrite(tx, () => saveSettings(tx, organisation, settings, now));
    const event = page.changedBy.get(organisation) ?? '';
    if (failure !== undefined) setAside(pieces, event, reasonOf(failure));
  }
  for (const notice of page.notices) {
    const failure = await tryWrite(tx, () => writeNotice(tx, page, notice));
    const what = `${notice.kind} → ${notice.organisation || notice.source_system}`;
    if (failure !== undefined) setAside(pieces, notice.event_id, `${what}: ${reasonOf(failure)}`);
  }
  const aside = [...pieces.aside.values()];
  await writeSkipped(tx, aside);
  return aside;
}

/** Records events set aside; replaces earlier records of the same events. */
export async function writeSkipped(tx: OutboxDb, rows: readonly SkippedTable[]): Promise<void> {
  for (const row of rows)
    await tx
      .insertInto('skipped')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('event_id').doUpdateSet({ error: row.error, at: row.at }),
      )
      .execute();
}

/** Events set aside, oldest first. */
export const skippedEvents = (
  db: OutboxDb,
  { events, limit }: { readonly events?: readonly string[] | undefined; readonly limit: number },
): Promise<SkippedTable[]> =>
  db
    .selectFrom('skipped')
    .selectAll()
    .$if(events !== undefined, (query) => query.where('event_id', 'in', events ?? []))
    .orderBy('at')
    .orderBy('event_id')
    .limit(limit)
    .execute();

/** Number of events set aside. */
export async function skippedCount(db: OutboxDb): Promise<number> {
  const { skipped } = await db
    .selectFrom('skipped')
    .select((eb) => eb.fn.countAll<number | string>().as('skipped'))
    .executeTakeFirstOrThrow();
  return Number(skipped);
}
