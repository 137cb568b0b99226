import { type Kysely, sql } from 'kysely';

import type { Position } from '#event-sourcing';

import { ReadStoreError } from './read-store-error.js';

/** The runner's own tables, beside the projection's tables in every generation. */
export interface BookkeepingTables {
  checkpoint: CheckpointTable;
  parked: ParkedTable;
  skipped: { stream: string; revision: number; type: string; reason: string; skipped_at: string };
}

interface CheckpointTable {
  id: number;
  position: string;
  applied: number;
  rate: number;
  updated_at: string;
  /** Fencing token of the newest owner, if locks have one; files of earlier releases lack it. */
  epoch: number;
}

export interface ParkedTable {
  stream: string;
  /** The event that could not be applied. */
  revision: number;
  type: string;
  error: string;
  parked_at: string;
  /** Newest event that the checkpoint passed, and number of events not applied. */
  last_revision: number;
  events: number;
}

export type Bookkeeping = Kysely<BookkeepingTables>;

/** The same connection or transaction, typed with the runner's tables. */
export function bookkeepingOf(db: Kysely<unknown>): Bookkeeping {
  return db as unknown as Bookkeeping;
}

/** A step of the checkpoint. */
export interface Advance {
  readonly projection: string;
  readonly from: Position | undefined;
  readonly to: Position;
  /** Events in the batch. */
  readonly events: number;
  /** Events per second, smoothed. */
  readonly rate: number;
  readonly at: string;
  /** The runner's fencing token, if its lock has one. */
  readonly epoch?: number | undefined;
}

export async function createBookkeeping(db: Bookkeeping, at: string): Promise<void> {
  await createCheckpoint(db);
  await createParking(db);
  const start = { id: 1, position: '', applied: 0, rate: 0, updated_at: at, epoch: 0 };
  await db.insertInto('checkpoint').values(start).execute();
}

async function createCheckpoint(db: Bookkeeping): Promise<void> {
  await db.schema
    .createTable('checkpoint')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('position', 'text', (column) => column.notNull())
    .addColumn('applied', 'bigint', (column) => column.notNull())
    .addColumn('rate', 'double precision', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('epoch', 'bigint', (column) => column.notNull())
    .execute();
}

async function createParking(db: Bookkeeping): Promise<void> {
  await db.schema
    .createTable('parked')
    .addColumn('stream', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('error', 'text', (column) => column.notNull())
    .addColumn('parked_at', 'text', (column) => column.notNull())
    .addColumn('last_revision', 'integer', (column) => column.notNull())
    .addColumn('events', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('skipped')
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('skipped_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('skipped_key', ['stream', 'revision'])
    .execute();
}

export interface Checkpoint {
  readonly position: Position | undefined;
  readonly applied: number;
  readonly rate: number;
}

export async function readCheckpoint(db: Bookkeeping): Promise<Checkpoint> {
  const row = await db
    .selectFrom('checkpoint')
    .select(['position', 'applied', 'rate'])
    .executeTakeFirstOrThrow();
  return { ...row, position: row.position || undefined };
}

/**
 * Makes an owner's fencing token the valid one: earlier owners are refused from now on.
 * @throws ReadStoreError `PROJECTION_OWNED` when a later owner exists
 */
export async function raiseEpoch(
  db: Bookkeeping,
  { projection, epoch }: { readonly projection: string; readonly epoch: number },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('checkpoint')
    .set({ epoch })
    .where('epoch', '<=', epoch)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new ReadStoreError('PROJECTION_OWNED', { projection });
}

/** Locks the checkpoint row, which keeps the runner out until the end of the transaction. */
export async function holdCheckpoint(tx: Bookkeeping): Promise<void> {
  await tx
    .updateTable('checkpoint')
    .set((eb) => ({ applied: eb.ref('applied') }))
    .execute();
}

/**
 * Moves the checkpoint by compare-and-set. It comes first in a transaction: it takes the write lock
 * at once, and a replaced owner notices before doing any work.
 * @throws ReadStoreError `PROJECTION_OWNED` when it is not where the caller left it, or not the
 * caller's
 */
export async function advance(tx: Bookkeeping, step: Advance): Promise<void> {
  const { epoch } = step;
  const { numUpdatedRows } = await tx
    .updateTable('checkpoint')
    .set((eb) => ({
      position: step.to,
      applied: eb('applied', '+', step.events),
      rate: step.rate,
      updated_at: step.at,
    }))
    .where('position', '=', step.from ?? '')
    .$if(epoch !== undefined, (query) => query.where('epoch', '=', epoch ?? 0))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n)
    throw new ReadStoreError('PROJECTION_OWNED', { projection: step.projection });
}

export async function parkedStreams(tx: Bookkeeping): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('parked').select('stream').execute();
  return new Set(rows.map((row) => row.stream));
}

/** Parks streams, or replaces what is known about streams that are parked already. */
export async function park(tx: Bookkeeping, rows: readonly ParkedTable[]): Promise<void> {
  for (const row of rows)
    await tx
      .insertInto('parked')
      .values(row)
      .onConflict((conflict) => conflict.column('stream').doUpdateSet(row))
      .execute();
}

/** Counts events of a parked stream that were not applied. */
export async function countUnapplied(
  tx: Bookkeeping,
  stream: string,
  events: readonly { readonly revision: number }[],
): Promise<void> {
  const last = events.at(-1)?.revision ?? -1;
  await tx
    .updateTable('parked')
    .set((eb) => ({
      events: eb('events', '+', events.length),
      last_revision: sql<number>`case when last_revision < ${last} then ${last} else last_revision end`,
    }))
    .where('stream', '=', stream)
    .execute();
}
