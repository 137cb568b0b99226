import { type Kysely, sql } from 'kysely';

import type { Position } from '#event-sourcing';

import { ReadStoreError } from './read-store-error.js';

/** The runner's own tables, beside the projections' tables in every home. */
export interface BookkeepingTables {
  checkpoint: CheckpointTable;
  parked: ParkedTable;
  skipped: SkippedTable;
}

interface CheckpointTable {
  projection: string;
  position: string;
  applied: number;
  rate: number;
  updated_at: string;
  /** Fencing token of the newest owner, if locks have one; files of earlier releases lack it. */
  epoch: number;
}

export interface SkippedTable {
  projection: string;
  stream: string;
  revision: number;
  type: string;
  reason: string;
  skipped_at: string;
}

export interface ParkedTable {
  projection: string;
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

/** A step that projections of one home take together. */
export interface Advance {
  readonly members: readonly Advancing[];
  readonly from: Position | undefined;
  readonly to: Position;
  readonly at: string;
}

export interface Advancing {
  readonly projection: string;
  /** Events of its own in the batch. */
  readonly events: number;
  /** Events per second, smoothed. */
  readonly rate: number;
  /** The runner's fencing token, if its lock has one. */
  readonly epoch?: number | undefined;
}

export async function createBookkeeping(
  db: Bookkeeping,
  projections: readonly string[],
  at: string,
): Promise<void> {
  await createCheckpoint(db);
  await createParking(db);
  const start = { position: '', applied: 0, rate: 0, updated_at: at, epoch: 0 };
  for (const projection of projections)
    await db.insertInto('checkpoint').values(Object.assign({ projection }, start)).execute();
}

async function createCheckpoint(db: Bookkeeping): Promise<void> {
  await db.schema
    .createTable('checkpoint')
    .addColumn('projection', 'text', (column) => column.primaryKey())
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
    .addColumn('projection', 'text', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('error', 'text', (column) => column.notNull())
    .addColumn('parked_at', 'text', (column) => column.notNull())
    .addColumn('last_revision', 'integer', (column) => column.notNull())
    .addColumn('events', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('parked_key', ['projection', 'stream'])
    .execute();
  await db.schema
    .createTable('skipped')
    .addColumn('projection', 'text', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('skipped_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('skipped_key', ['projection', 'stream', 'revision'])
    .execute();
}

export interface Checkpoint {
  readonly position: Position | undefined;
  readonly applied: number;
  readonly rate: number;
}

/** @throws Error of the database when there is no such projection in this home */
export async function readCheckpoint(db: Bookkeeping, projection: string): Promise<Checkpoint> {
  const row = await db
    .selectFrom('checkpoint')
    .select(['position', 'applied', 'rate'])
    .where('projection', '=', projection)
    .executeTakeFirstOrThrow();
  const { applied, rate } = row;
  return { position: row.position || undefined, applied, rate };
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
    .where('projection', '=', projection)
    .where('epoch', '<=', epoch)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new ReadStoreError('PROJECTION_OWNED', { projection });
}

/** Locks the checkpoint row, which keeps the runner out until the end of the transaction. */
export async function holdCheckpoint(tx: Bookkeeping, projection: string): Promise<void> {
  await tx
    .updateTable('checkpoint')
    .set((eb) => ({ applied: eb.ref('applied') }))
    .where('projection', '=', projection)
    .execute();
}

/**
 * Moves the checkpoints of some projections by compare-and-set, in one statement. It comes first in
 * a transaction: it takes the write lock at once, and a replaced owner notices before doing any
 * work.
 * @throws ReadStoreError `PROJECTION_OWNED` when one is not where the caller left it, or not the
 * caller's
 */
export async function advance(tx: Bookkeeping, step: Advance): Promise<void> {
  const { members, from = '', to, at } = step;
  const [first] = members;
  if (!first) return;
  // The type is named, because a parameter alone is a text to PostgreSQL.
  const each = (type: string, valueOf: (member: Advancing) => number) =>
    sql.join(
      members.map(
        (member) =>
          sql`when ${member.projection} then cast(${valueOf(member)} as ${sql.raw(type)})`,
      ),
      sql` `,
    );
  const own = members.map(({ projection, epoch }) =>
    epoch === undefined
      ? sql`projection = ${projection}`
      : sql`(projection = ${projection} and epoch = ${epoch})`,
  );
  const { numAffectedRows } = await sql`update checkpoint set position = ${to}, updated_at = ${at},
    applied = applied + case projection ${each('bigint', ({ events }) => events)} end,
    rate = case projection ${each('double precision', ({ rate }) => rate)} end
    where position = ${from} and (${sql.join(own, sql` or `)})`.execute(tx);
  if (numAffectedRows !== BigInt(members.length))
    throw new ReadStoreError('PROJECTION_OWNED', { projection: first.projection });
}
