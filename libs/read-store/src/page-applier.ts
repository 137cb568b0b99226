import { type Kysely, sql } from 'kysely';

import type { Position } from '#event-sourcing';

import { type Aside, countUnapplied, park, readAside } from './aside.js';
import { advance, type Bookkeeping, bookkeepingOf } from './bookkeeping.js';
import { parkedRow, type Poison } from './fold.js';
import type { FoldedPage, Groups, Member, Work } from './members.js';
import type { Change } from './projection.js';
import { isFailure, ReadStoreError } from './read-store-error.js';
import type { GenerationStorage } from './storage.js';

/** A member with what the bookkeeping of its home says of it after a page. */
export interface Participant {
  readonly member: Member;
  /** Fencing token of the runner, if its lock has one. */
  readonly epoch: number | undefined;
  /** Events of the page that are its own. */
  readonly events: number;
  /** Events per second, smoothed. */
  readonly rate: number;
}

export interface PageApplierOptions {
  /** The home's connection for writing. */
  readonly db: Kysely<unknown>;
  readonly storage: GenerationStorage;
  /** What to do with a stream that cannot be applied. */
  readonly onPoison: 'park' | 'stop';
  now(): Date;
}

export interface PageToApply {
  readonly from: Position | undefined;
  readonly to: Position;
  readonly page: FoldedPage;
}

/** A member whose rows could not be written while those of the others were. */
export interface Stuck {
  readonly member: Member;
  readonly error: unknown;
}

/** Saving failed because of its data; saving stream by stream finds the culprit. */
class SaveFailedError extends Error {}

/** Applies pages of the log to the projections of one home: rows and checkpoints in one transaction. */
export class PageApplier {
  constructor(private readonly options: PageApplierOptions) {}

  /**
   * Applies a page for all, or for each by itself where that fails.
   * @returns the members that stay where they were
   * @throws ReadStoreError `PROJECTION_OWNED` when another runner moved a checkpoint; what fails
   * for all of them
   */
  async apply(page: PageToApply, participants: readonly Participant[]): Promise<readonly Stuck[]> {
    try {
      await this.transact(page, participants, (tx, member, { changes }) =>
        this.saveAll(tx, member, changes),
      );
      return [];
    } catch (error) {
      if (this.isOfAll(error)) throw error;
    }
    const stuck: Stuck[] = [];
    for (const participant of participants) {
      const error = await this.applyFor(page, participant);
      if (error !== undefined) stuck.push({ member: participant.member, error });
    }
    return stuck;
  }

  /** Whether trying each by itself would be of no use. */
  private isOfAll(error: unknown): boolean {
    if (error instanceof SaveFailedError || isFailure(error, 'EVENT_UNPROCESSABLE')) return false;
    return (
      isFailure(error, 'PROJECTION_OWNED') || this.options.storage.failureOf(error) === 'transient'
    );
  }

  /** @returns the error, if there is one */
  private async applyFor(page: PageToApply, participant: Participant): Promise<unknown> {
    try {
      await this.transact(page, [participant], (tx, member, { changes }) =>
        this.saveEach(tx, member, changes),
      );
      return undefined;
    } catch (error) {
      // Some may have moved on already: whatever else fails is a matter of this one.
      if (isFailure(error, 'PROJECTION_OWNED')) throw error;
      return error;
    }
  }

  private async transact(
    page: PageToApply,
    participants: readonly Participant[],
    save: Save,
  ): Promise<void> {
    const work = await this.options.db.transaction().execute(async (tx) => {
      const books = bookkeepingOf(tx);
      const groups = participants.map(({ member }) => member.groupsOf(page.page.events));
      await this.advance(books, page, participants);
      const asideOf = await readAside(books);
      const done: Work[] = [];
      for (const [index, { member }] of participants.entries()) {
        const aside = asideOf(member.projection.name);
        const own = { page: page.page, groups: groups[index] ?? new Map(), aside };
        done.push(await this.work(tx, member, own, save));
      }
      return done;
    });
    for (const [index, { member }] of participants.entries()) {
      const own = work[index];
      if (own) member.keep(own);
    }
  }

  private async advance(
    tx: Bookkeeping,
    { from, to }: PageToApply,
    participants: readonly Participant[],
  ): Promise<void> {
    const members = participants.map(({ member, epoch, events, rate }) => ({
      projection: member.projection.name,
      events,
      rate,
      epoch,
    }));
    await advance(tx, { members, from, to, at: this.options.now().toISOString() });
  }

  private async work(
    tx: Kysely<unknown>,
    member: Member,
    { page, groups, aside }: { page: FoldedPage; groups: Groups; aside: Aside },
    save: Save,
  ): Promise<Work> {
    const books = bookkeepingOf(tx);
    const { name: projection } = member.projection;
    const followed = new Map(groups);
    for (const [stream, events] of groups) {
      if (!aside.parked.has(stream)) continue;
      await countUnapplied(books, { projection, stream }, events);
      followed.delete(stream);
    }
    const work = await member.workOn(tx, { page, groups: followed, aside });
    const unsaved = await save(tx, member, work);
    const poisons = [...work.poisons, ...unsaved.map((failed) => toPoison(failed, followed))];
    await this.settle(books, projection, poisons);
    return { changes: work.changes, poisons };
  }

  private async saveAll(
    tx: Kysely<unknown>,
    member: Member,
    changes: Changes,
  ): Promise<readonly Unsaved[]> {
    try {
      if (changes.length) await member.save(tx, changes);
      return [];
    } catch (error) {
      if (this.options.storage.failureOf(error) !== 'data') throw error;
      throw new SaveFailedError('cannot save a batch', { cause: error });
    }
  }

  private async saveEach(
    tx: Kysely<unknown>,
    member: Member,
    changes: Changes,
  ): Promise<readonly Unsaved[]> {
    const unsaved: Unsaved[] = [];
    for (const change of changes) {
      await sql`savepoint one_stream`.execute(tx);
      try {
        await member.save(tx, [change]);
      } catch (error) {
        if (this.options.storage.failureOf(error) !== 'data') throw error;
        await sql`rollback to one_stream`.execute(tx);
        unsaved.push({ stream: change.stream, error });
      }
      await sql`release one_stream`.execute(tx);
    }
    return unsaved;
  }

  private async settle(
    tx: Bookkeeping,
    projection: string,
    poisons: readonly Poison[],
  ): Promise<void> {
    const [first] = poisons;
    if (!first) return;
    if (this.options.onPoison === 'stop') throw unprocessableError(projection, first);
    const now = this.options.now();
    await park(
      tx,
      poisons.map((poison) => parkedRow(projection, poison, now)),
    );
  }
}

type Changes = readonly Change<unknown>[];
type Save = (tx: Kysely<unknown>, member: Member, work: Work) => Promise<readonly Unsaved[]>;

interface Unsaved {
  readonly stream: string;
  readonly error: unknown;
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
