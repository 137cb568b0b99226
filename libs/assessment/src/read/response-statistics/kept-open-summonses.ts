import type { Kysely } from 'kysely';
import { CLOCK_NAMES } from '#whistle';
import { OpenSummonses } from '../../domain/open-summonses.js';
import { cellsOf } from './cell-changes.js';
import { type FactsTable, pendingIn } from './fact-rows.js';
import { DIMENSIONS, placeOf, type StatisticsTables } from './response-statistics.tables.js';

type Db = Kysely<StatisticsTables>;

/** With more changes than this, reading everything anew is quicker. */
const MOST_CHANGES = 5_000;

const DUES = CLOCK_NAMES.map((clock) => `${clock}Due` as const);

const facts = (view: Db) =>
  view
    .selectFrom('facts')
    .select(['stream', 'summons', 'role', 'day', 'deferred', 'pending', 'latestDue', 'batch'])
    .select([...DIMENSIONS, ...CLOCK_NAMES, ...DUES]);

type Row = Pick<FactsTable, keyof Awaited<ReturnType<ReturnType<typeof facts>['execute']>>[number]>;

/** Nothing of this differs between two cut-offs for what is open. */
const ALIKE = {
  proven: false,
  released: false,
  resolveMs: null,
  yellowCards: 0,
  redCards: 0,
  confirmArrivalOnTime: 0,
  confirmArrivalLate: 0,
  verifyOnTime: 0,
  verifyLate: 0,
  rateOnTime: 0,
  rateLate: 0,
} as const;

function enter(open: OpenSummonses, rows: readonly Row[]): void {
  for (const row of rows) {
    const id = `${row.stream} ${row.summons}`;
    const [deferred, pending] = [row.deferred === 1, pendingIn(row.pending)];
    if (row.latestDue === null) open.leave(id);
    else open.enter({ id, fact: { ...ALIKE, ...row, deferred, pending }, cells: cellsOf(row) });
  }
}

async function readOpen(view: Db, cutOff: string): Promise<OpenSummonses> {
  const open = new OpenSummonses(cutOff);
  enter(open, await facts(view).where('latestDue', '>=', cutOff).execute());
  return open;
}

/** What is open, brought up to date by what has changed since. */
class KeptOpenSummonses {
  #open: OpenSummonses | undefined;
  /** Everything up to this batch is in it, and nothing after. */
  #batch = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** As a view shows it; one call after another. */
  in(view: Db, cutOff: string): Promise<OpenSummonses> {
    const turn = this.#turn.then(() => this.#brought(view, cutOff));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #brought(view: Db, cutOff: string): Promise<OpenSummonses> {
    const { batch } = await view
      .selectFrom('counted_batch')
      .select('batch')
      .executeTakeFirstOrThrow();
    // An older view, which came later: what is kept cannot be turned back for it.
    if (batch < this.#batch) return readOpen(view, cutOff);
    const open = this.#open;
    if (open && cutOff >= open.cutOff && (await this.#follow(view, open, batch))) {
      open.moveTo(cutOff);
      return open;
    }
    this.#open = await readOpen(view, cutOff);
    this.#batch = batch;
    return this.#open;
  }

  async #follow(view: Db, open: OpenSummonses, batch: number): Promise<boolean> {
    if (batch === this.#batch) return true;
    const changed = await facts(view)
      .where('batch', '>', this.#batch)
      .limit(MOST_CHANGES + 1)
      .execute();
    if (changed.length > MOST_CHANGES) return false;
    enter(open, changed);
    this.#batch = batch;
    return true;
  }
}

/** One for each generation of the tables, for as long as it is read from. */
const kept = new WeakMap<Db, KeptOpenSummonses>();

/**
 * What is open and not yet due at a cut-off, as of the moment of a view. Each thread keeps it: whoever asks
 * as of now pays for what has changed since it was asked last, and not for all that is open. It must be used
 * before anything else is awaited, because the next who asks moves it on.
 */
export function openSummonses(view: Db, cutOff: string): Promise<OpenSummonses> {
  const place = placeOf(view);
  let open = kept.get(place);
  if (!open) kept.set(place, (open = new KeptOpenSummonses()));
  return open.in(view, cutOff);
}
