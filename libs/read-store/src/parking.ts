import type { Kysely } from 'kysely';

import type { RecordedEvent } from '#event-sourcing';

import { park, readAside } from './aside.js';
import {
  type Bookkeeping,
  bookkeepingOf,
  holdCheckpoint,
  type ParkedTable,
} from './bookkeeping.js';
import type { ReadStoreContext } from './context.js';
import { foldStream, parkedRow, type Poison } from './fold.js';
import { changeOf } from './members.js';
import { Folding } from './folding.js';
import {
  type OpaqueModelled,
  type OpaqueFolded,
  type OpaqueProjection,
} from './opaque-projection.js';
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

export async function listParked(
  db: Kysely<unknown>,
  projection: string,
  most?: number,
): Promise<readonly ParkedStream[]> {
  const all = bookkeepingOf(db)
    .selectFrom('parked')
    .selectAll()
    .where('projection', '=', projection)
    .orderBy('parked_at')
    .orderBy('stream');
  const rows = await (most === undefined ? all : all.limit(most)).execute();
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
  return context.writers.use(live.home, (db) =>
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
  const { db, error, stream, projection } = failed;
  if (error instanceof ReadStoreError || storage.failureOf(error) !== 'data') throw error;
  const books = bookkeepingOf(db);
  const reason = { error: messageOf(error) };
  await books
    .updateTable('parked')
    .set(reason)
    .where('projection', '=', projection.name)
    .where('stream', '=', stream)
    .execute();
  return { outcome: 'parked', parked: toParked(await findParked(books, failed)) };
}

/** From the first that could not be applied; of a shared fold also those that it ignores. */
async function missedEvents(
  { eventStore }: ReadStoreContext,
  { projection, stream }: UnparkRequest,
  fromRevision: number,
): Promise<readonly RecordedEvent[]> {
  const events = await eventStore.readStream(stream, { fromRevision });
  const isMissed =
    'fold' in projection
      ? ({ type }: RecordedEvent) => projection.fold.family.types.includes(type)
      : ({ type }: RecordedEvent) => projection.when[type] !== undefined;
  return events.filter(isMissed);
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
  const { name } = projection;
  const books = bookkeepingOf(tx);
  await holdCheckpoint(books, name);
  const parked = await findParked(books, work);
  const events = work.events.filter((event) => event.revision <= parked.last_revision);
  const upToDate = events.at(-1)?.revision === parked.last_revision;
  if (!upToDate || parked.revision !== work.revision) return undefined;
  if (work.skipBecause !== undefined) {
    events.shift();
    await recordSkip(books, parked, { reason: work.skipBecause, at: context.now() });
  }
  const poison =
    'fold' in projection
      ? await saveFolded(context, { tx, stream, projection, events })
      : await saveModelled({ tx, stream, projection, events });
  await books
    .deleteFrom('parked')
    .where('projection', '=', name)
    .where('stream', '=', stream)
    .execute();
  if (!poison) return { outcome: 'applied' };
  const row = parkedRow(name, poison, context.now());
  await park(books, [row]);
  return { outcome: 'parked', parked: toParked(row) };
}

interface Missed<Projection> {
  readonly tx: Kysely<unknown>;
  readonly stream: string;
  readonly projection: Projection;
  readonly events: readonly RecordedEvent[];
}

async function saveModelled({
  tx,
  stream,
  projection,
  events,
}: Missed<OpaqueModelled>): Promise<Poison | undefined> {
  const before = (await projection.load(tx, [stream])).get(stream);
  const { change, poison } = foldStream(projection, stream, before, events);
  if (change) await projection.save(tx, [change]);
  return poison;
}

async function saveFolded(
  { eventStore }: ReadStoreContext,
  { tx, stream, projection, events }: Missed<OpaqueFolded>,
): Promise<Poison | undefined> {
  if (events.length === 0) return undefined;
  const skipped = (await readAside(bookkeepingOf(tx)))(projection.name).skipped.get(stream);
  const folding = new Folding(eventStore, 0);
  const folded = await folding.refold(projection.fold, events, skipped);
  const change = changeOf(projection, stream, folded);
  if (change) await projection.save(tx, [change]);
  return folded.poison;
}

async function recordSkip(
  books: Bookkeeping,
  { projection, stream, revision, type }: ParkedTable,
  { reason, at }: { readonly reason: string; readonly at: Date },
): Promise<void> {
  const skip = { projection, stream, revision, type, reason, skipped_at: at.toISOString() };
  await books.insertInto('skipped').values(skip).execute();
}

async function findParked(
  books: Bookkeeping,
  { projection, stream }: UnparkRequest,
): Promise<ParkedTable> {
  const row = await books
    .selectFrom('parked')
    .selectAll()
    .where('projection', '=', projection.name)
    .where('stream', '=', stream)
    .executeTakeFirst();
  if (!row) throw new ReadStoreError('STREAM_NOT_PARKED', { projection: projection.name, stream });
  return row;
}

function toParked(row: ParkedTable): ParkedStream {
  const { stream, revision, type, error, events } = row;
  return { stream, revision, type, error, events, parkedAt: row.parked_at };
}
