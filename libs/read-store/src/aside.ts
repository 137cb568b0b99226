import { sql } from 'kysely';

import type { Bookkeeping, ParkedTable } from './bookkeeping.js';

/** Streams that a projection does not simply follow. */
export interface Aside {
  readonly parked: ReadonlySet<string>;
  /** Revisions that were skipped, by stream. */
  readonly skipped: ReadonlyMap<string, ReadonlySet<number>>;
}

const NOTHING_ASIDE: Aside = { parked: new Set(), skipped: new Map() };

interface AsideRow {
  readonly projection: string;
  readonly stream: string;
  readonly skipped: number | null;
}

/** What is set aside in a home, by projection; nearly always nothing. */
export async function readAside(tx: Bookkeeping): Promise<(projection: string) => Aside> {
  const { rows } = await sql<AsideRow>`
    select projection, stream, null as skipped from parked
    union all select projection, stream, revision from skipped`.execute(tx);
  if (rows.length === 0) return () => NOTHING_ASIDE;
  return (projection) => asideOf(rows.filter((row) => row.projection === projection));
}

function asideOf(rows: readonly AsideRow[]): Aside {
  const parked = new Set<string>();
  const skipped = new Map<string, Set<number>>();
  for (const { stream, skipped: revision } of rows)
    if (revision === null) parked.add(stream);
    else skipped.set(stream, (skipped.get(stream) ?? new Set()).add(revision));
  return { parked, skipped };
}

/** Parks streams, or replaces what is known about streams that are parked already. */
export async function park(tx: Bookkeeping, rows: readonly ParkedTable[]): Promise<void> {
  for (const row of rows)
    await tx
      .insertInto('parked')
      .values(row)
      .onConflict((conflict) => conflict.columns(['projection', 'stream']).doUpdateSet(row))
      .execute();
}

/** Counts events of a parked stream that were not applied. */
export async function countUnapplied(
  tx: Bookkeeping,
  { projection, stream }: Pick<ParkedTable, 'projection' | 'stream'>,
  events: readonly { readonly revision: number }[],
): Promise<void> {
  const last = events.at(-1)?.revision ?? -1;
  await tx
    .updateTable('parked')
    .set((eb) => ({
      events: eb('events', '+', events.length),
      last_revision: sql<number>`case when last_revision < ${last} then ${last} else last_revision end`,
    }))
    .where('projection', '=', projection)
    .where('stream', '=', stream)
    .execute();
}
