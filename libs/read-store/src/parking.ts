import type { Kysely } from 'kysely';

import type { RecordedEvent } from '#event-sourcing';

import {
  type Bookkeeping,
  bookkeepingOf,
  holdCheckpoint,
  park,
  type ParkedTable,
} from './bookkeeping.js';
import type { ReadStoreContext } from './context.js';
import { foldStream } from './fold.js';
import { parkedRow } from './page-applier.js';
import type { OpaqueProjection } from './projection.js';
import { messageOf, ReadStoreError } from './read-store-error.js';
import { withRetries } from './with-retries.js';

/** A stream that a projection has set aside. Its rows are as before `revision`. */
export interface ParkedStream {
  readonly stream: string;
  /** The event that could not be applied, and why. */
  readonly revision: number;
  readonly type: string;
  readonly error: string;
  readonly parkedAt: string;
  /** Events of the stream that are not in its rows. */
  readonly events: number;
}

/**
 * `applied`: the stream is followed again. `parked`: an event cannot be applied, perhaps a later
 * one than before.
 */
export type UnparkOutcome =
  { readonly outcome: 'applied' } | { readonly outcome: 'parked'; readonly parked: ParkedStream };

export async function listParked(db: Kysely<unknown>): Promise<readonly ParkedStream[]> {
  const rows = await bookkeepingOf(db)
    .selectFrom('parked')
    .selectAll()
    .orderBy('parked_at')
    .orderBy('stream')
    .execute();
  return rows.map(toParked);
}

export interface UnparkRequest {
  readonly projection: OpaqueProjection;
  readonly stream: string;
  /** Skips the event that could not be applied, for this reason. */
  readonly skipBecause?: string;
}

/**
 * Applies the missing events of a parked stream, from the log.
 * @throws ReadStoreError `STREAM_NOT_PARKED`, `PROJECTION_NOT_READY`
 */
export async function unpark(
  context: ReadStoreContext,
  request: UnparkRequest,
): Promise<UnparkOutcome> {
  const live = await context.connections.get(request.projection);
  return context.writers.use(live, (db) =>
    withRetries(context, async () => {
      for (;;) {
        const { revision } = await findParked(bookkeepingOf(db), request);
        const events = await missedEvents(context, request, revision);
        const outcome = await db
          .transaction()
          .execute((tx) => refold(context, { ...request, tx, events, revision }))
          .catch((error: unknown) => keepParked(context, { ...request, db, error }));
        if (outcome) return outcome;
      }
    }),
  );
}

/** The rows could not be saved: only the recorded error changes. */
async function keepParked(
  { storage }: ReadStoreContext,
  failed: UnparkRequest & { readonly db: Kysely<unknown>; readonly error: unknown },
): Promise<UnparkOutcome> {
  const { db, error, stream } = failed;
  if (error instanceof ReadStoreError || storage.failureOf(error) !== 'data') throw error;
  const books = bookkeepingOf(db);
  const reason = { error: messageOf(error) };
  await books.updateTable('parked').set(reason).where('stream', '=', stream).execute();
  return { outcome: 'parked', parked: toParked(await findParked(books, failed)) };
}

async function missedEvents(
  { eventStore }: ReadStoreContext,
  { projection, stream }: UnparkRequest,
  fromRevision: number,
): Promise<readonly RecordedEvent[]> {
  const events = await eventStore.readStream(stream, { fromRevision });
  return events.filter((event) => projection.when[event.type] !== undefined);
}

interface Refold extends UnparkRequest {
  readonly tx: Kysely<unknown>;
  readonly events: readonly RecordedEvent[];
  /** Revision at which the stream was parked when `events` were read. */
  readonly revision: number;
}

/** Undefined if the runner passed further events since they were read. */
async function refold(context: ReadStoreContext, work: Refold): Promise<UnparkOutcome | undefined> {
  const { tx, stream, projection } = work;
  const books = bookkeepingOf(tx);
  await holdCheckpoint(books);
  const parked = await findParked(books, work);
  const events = work.events.filter((event) => event.revision <= parked.last_revision);
  const upToDate = events.at(-1)?.revision === parked.last_revision;
  if (!upToDate || parked.revision !== work.revision) return undefined;
  if (work.skipBecause !== undefined) {
    events.shift();
    await recordSkip(books, parked, { reason: work.skipBecause, at: context.now() });
  }
  const before = (await projection.load(tx, [stream])).get(stream);
  const { change, poison } = foldStream(projection, stream, before, events);
  if (change) await projection.save(tx, [change]);
  await books.deleteFrom('parked').where('stream', '=', stream).execute();
  if (!poison) return { outcome: 'applied' };
  const row = parkedRow(poison, context.now());
  await park(books, [row]);
  return { outcome: 'parked', parked: toParked(row) };
}

async function recordSkip(
  books: Bookkeeping,
  { stream, revision, type }: ParkedTable,
  { reason, at }: { readonly reason: string; readonly at: Date },
): Promise<void> {
  const skip = { stream, revision, type, reason, skipped_at: at.toISOString() };
  await books.insertInto('skipped').values(skip).execute();
}

async function findParked(
  books: Bookkeeping,
  { projection, stream }: UnparkRequest,
): Promise<ParkedTable> {
  const row = await books
    .selectFrom('parked')
    .selectAll()
    .where('stream', '=', stream)
    .executeTakeFirst();
  if (!row) throw new ReadStoreError('STREAM_NOT_PARKED', { projection: projection.name, stream });
  return row;
}

function toParked(row: ParkedTable): ParkedStream {
  const { stream, revision, type, error, events } = row;
  return { stream, revision, type, error, events, parkedAt: row.parked_at };
}
