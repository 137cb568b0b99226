import { type Kysely, sql } from 'kysely';

import type { Position, RecordedEvent } from '#event-sourcing';

import {
  advance,
  type Bookkeeping,
  bookkeepingOf,
  type BookkeepingTables,
  countUnapplied,
  park,
  parkedStreams,
} from './bookkeeping.js';
import { eventsByStream, foldStream, type Poison } from './fold.js';
import { ModelCache } from './model-cache.js';
import type { Change, OpaqueProjection } from './projection.js';
import { messageOf, ReadStoreError } from './read-store-error.js';
import type { GenerationStorage } from './storage.js';

export interface PageApplierOptions {
  readonly projection: OpaqueProjection;
  readonly db: Kysely<unknown>;
  readonly storage: GenerationStorage;
  /** What to do with a stream that cannot be applied. */
  readonly onPoison: 'park' | 'stop';
  /** True while filling an empty generation: a stream that begins in a batch has no rows yet. */
  readonly fresh: boolean;
  /** Models kept between batches. */
  readonly cachedModels: number;
  /** Fencing token of the runner, if its lock has one. */
  readonly epoch?: number | undefined;
  now(): Date;
}

export interface PageToApply {
  readonly from: Position | undefined;
  readonly to: Position;
  readonly events: readonly RecordedEvent[];
  readonly rate: number;
}

/** Saving failed because of its data; saving stream by stream finds the culprit. */
class SaveFailedError extends Error {}

/** Applies pages of the log to one generation: rows and checkpoint in one transaction. */
export class PageApplier {
  private readonly cache: ModelCache;

  constructor(private readonly options: PageApplierOptions) {
    this.cache = new ModelCache(options.cachedModels);
  }

  /**
   * @throws ReadStoreError `PROJECTION_OWNED` when another runner moved the checkpoint,
   * `EVENT_UNPROCESSABLE` when poison is to stop the run; database errors as they are
   */
  async apply(page: PageToApply): Promise<void> {
    try {
      await this.transact(page, (tx, changes) => this.saveAll(tx, changes));
    } catch (error) {
      if (!(error instanceof SaveFailedError)) throw error;
      await this.transact(page, (tx, changes) => this.saveEach(tx, changes));
    }
  }

  /** Call after a failure: cached models may be of a transaction that was rolled back. */
  forget(): void {
    this.cache.clear();
  }

  private async transact(page: PageToApply, save: Save): Promise<void> {
    const { db } = this.options;
    const groups = eventsByStream(page.events);
    const { changes, poisons } = await db.transaction().execute(async (tx) => {
      await this.advance(bookkeepingOf(tx), page);
      await this.removeParked(bookkeepingOf(tx), groups);
      const folded = await this.fold(tx, groups);
      const unsaved = await save(tx, folded.changes);
      const poisons = [...folded.poisons, ...unsaved.map((failed) => toPoison(failed, groups))];
      await this.settle(bookkeepingOf(tx), poisons);
      return { changes: folded.changes, poisons };
    });
    for (const { stream, after } of changes) this.cache.set(stream, after);
    for (const { stream } of poisons) this.cache.delete(stream);
    this.cache.trim();
  }

  private async advance(tx: Bookkeeping, page: PageToApply): Promise<void> {
    const { from, to, events, rate } = page;
    const { projection, now, epoch } = this.options;
    const step = { from, to, rate, at: now().toISOString(), events: events.length };
    await advance(tx, { projection: projection.name, epoch, ...step });
  }

  /** Takes parked streams out of the batch. */
  private async removeParked(tx: Bookkeeping, groups: Groups): Promise<void> {
    for (const stream of await parkedStreams(tx)) {
      const events = groups.get(stream);
      if (!events) continue;
      await countUnapplied(tx, stream, events);
      groups.delete(stream);
    }
  }

  private async fold(tx: Kysely<unknown>, groups: Groups): Promise<FoldedPage> {
    const { projection } = this.options;
    const loaded = await this.load(tx, groups);
    const changes: Change<unknown>[] = [];
    const poisons: Poison[] = [];
    for (const [stream, events] of groups) {
      const before = this.cache.get(stream) ?? loaded.get(stream);
      const { change, poison } = foldStream(projection, stream, before, events);
      if (change) changes.push(change);
      if (poison) poisons.push(poison);
    }
    return { changes, poisons };
  }

  private async load(tx: Kysely<unknown>, groups: Groups): Promise<Map<string, unknown>> {
    const unknown: string[] = [];
    for (const [stream, events] of groups) {
      const begins = this.options.fresh && events[0]?.revision === 0;
      if (!begins && this.cache.get(stream) === undefined) unknown.push(stream);
    }
    return unknown.length ? this.options.projection.load(tx, unknown) : new Map();
  }

  private async saveAll(tx: Kysely<unknown>, changes: Changes): Promise<readonly Unsaved[]> {
    try {
      if (changes.length) await this.options.projection.save(tx, changes);
      return [];
    } catch (error) {
      if (this.options.storage.failureOf(error) !== 'data') throw error;
      throw new SaveFailedError('cannot save a batch', { cause: error });
    }
  }

  private async saveEach(tx: Kysely<unknown>, changes: Changes): Promise<readonly Unsaved[]> {
    const unsaved: Unsaved[] = [];
    for (const change of changes) {
      await sql`savepoint one_stream`.execute(tx);
      try {
        await this.options.projection.save(tx, [change]);
      } catch (error) {
        if (this.options.storage.failureOf(error) !== 'data') throw error;
        await sql`rollback to one_stream`.execute(tx);
        unsaved.push({ stream: change.stream, error });
      }
      await sql`release one_stream`.execute(tx);
    }
    return unsaved;
  }

  private async settle(tx: Bookkeeping, poisons: readonly Poison[]): Promise<void> {
    const [first] = poisons;
    if (!first) return;
    if (this.options.onPoison === 'stop')
      throw unprocessableError(this.options.projection.name, first);
    await park(
      tx,
      poisons.map((poison) => parkedRow(poison, this.options.now())),
    );
  }
}

type Groups = Map<string, RecordedEvent[]>;
type Changes = readonly Change<unknown>[];
type Save = (tx: Kysely<unknown>, changes: Changes) => Promise<readonly Unsaved[]>;

interface Unsaved {
  readonly stream: string;
  readonly error: unknown;
}

interface FoldedPage {
  readonly changes: Changes;
  readonly poisons: readonly Poison[];
}

export function parkedRow(poison: Poison, now: Date): BookkeepingTables['parked'] {
  const { stream, event, error, unapplied } = poison;
  return {
    stream,
    revision: event.revision,
    type: event.type,
    error: messageOf(error),
    parked_at: now.toISOString(),
    last_revision: unapplied.at(-1)?.revision ?? event.revision,
    events: unapplied.length,
  };
}

function toPoison({ stream, error }: Unsaved, groups: Groups): Poison {
  const unapplied = groups.get(stream) ?? [];
  const [event] = unapplied;
  if (!event) throw new Error(`a change of ${stream}, which is not in the batch`);
  return { stream, event, error, unapplied };
}

function unprocessableError(projection: string, { stream, event, error }: Poison): ReadStoreError {
  const { revision, type, position } = event;
  const details = { projection, stream, revision, type, position };
  return new ReadStoreError('EVENT_UNPROCESSABLE', details, { cause: error });
}
