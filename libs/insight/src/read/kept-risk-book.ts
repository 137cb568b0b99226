import type { Kysely } from 'kysely';
import { DAY_MS } from '#calendar';
import { type BookedSummons, MOST_PAST, PAST_DAYS, RiskBook } from '../domain/risk-book.js';
import { DATED_COLUMNS, datedSummons } from './past-summonses.js';
import type { InsightTables } from './insight.tables.js';

type Db = Kysely<InsightTables>;

/** With more changes than this, reading everything anew is quicker. */
const MOST_CHANGES = 5_000;
/** Some are read beyond the limit, because the latest may lie after the time that is asked about. */
const SPARE = 1_000;

const summonses = (db: Db) =>
  db
    .selectFrom('obligations')
    .select(['whistle_id', 'no', 'street', 'batch'])
    .select(DATED_COLUMNS);

type Row = Awaited<ReturnType<ReturnType<typeof summonses>['execute']>>[number];

const booked = (row: Row): BookedSummons =>
  Object.assign(datedSummons(row), {
    whistle: row.whistle_id,
    summons: row.no,
    street: row.street,
  });

/** A book that is brought up to date by what has changed since. */
class KeptRiskBook {
  #book: RiskBook | undefined;
  /** Everything up to this batch is in the book. */
  #batch = 0;
  #turn: Promise<RiskBook> | undefined;

  constructor(private readonly db: Db) {}

  /** The book with everything that is in the tables. One call after another. */
  current(now: number): Promise<RiskBook> {
    const before = this.#turn;
    const turn = (async () => {
      await before?.catch(() => undefined);
      return (await this.#followed()) ?? this.#read(now);
    })();
    this.#turn = turn;
    return turn;
  }

  async #followed(): Promise<RiskBook | undefined> {
    if (!this.#book) return undefined;
    const changed = await summonses(this.db)
      .where('batch', '>', this.#batch)
      .limit(MOST_CHANGES + 1)
      .execute();
    if (changed.length > MOST_CHANGES) return undefined;
    for (const row of changed) {
      this.#book.enter(booked(row));
      this.#batch = Math.max(this.#batch, row.batch);
    }
    return this.#book;
  }

  async #read(now: number): Promise<RiskBook> {
    // Read before the rows: what is newer than it is read again.
    const { batch } = await this.db
      .selectFrom('last_batch')
      .select('batch')
      .executeTakeFirstOrThrow();
    const from = new Date(now - PAST_DAYS * DAY_MS).toISOString();
    const past = await summonses(this.db)
      .where('summoned_at', '>=', from)
      .orderBy('summoned_at', 'desc')
      .limit(MOST_PAST + SPARE)
      .execute();
    const ahead = await summonses(this.db)
      .where('confirmed_at', 'is', null)
      .where('released_at', 'is', null)
      .where('due_at', '>', new Date(now).toISOString())
      .execute();
    const book = new RiskBook();
    const oldest = past.at(-1)?.summoned_at ?? from;
    const older = ahead.filter((row) => row.summoned_at <= oldest);
    // Nearly in the order of dispatch, which is the quickest.
    for (const row of [...older, ...past.reverse()]) book.enter(booked(row));
    this.#book = book;
    this.#batch = batch;
    return book;
  }
}

/** One book for each generation of the tables, for as long as it is read from. */
export class KeptRiskBooks {
  readonly #books = new WeakMap<Db, KeptRiskBook>();

  /** @param now in milliseconds since 1970 */
  current(db: Db, now: number): Promise<RiskBook> {
    let kept = this.#books.get(db);
    if (!kept) this.#books.set(db, (kept = new KeptRiskBook(db)));
    return kept.current(now);
  }
}
