import type { FoldedChange, FoldedProjection, SharedFold } from '#read-store';
import { upsertRows } from '#read-store';
import { sql } from 'kysely';

import { tallies, type TallyEvent } from './tallies.js';

/** A tally that several read models share. Counting by 13 cannot be folded. */
export interface SharedTally {
  readonly title: string;
  readonly total: number;
}

/** How often an event was folded: for seeing that it is done once. */
export const folding = { times: 0, mended: false };

export const tallyFold: SharedFold<SharedTally, TallyEvent> = {
  family: tallies.family,
  initial: () => ({ title: '', total: 0 }),
  isOver: ({ total }) => total > 100,
  evolve({ title, total }, event) {
    folding.times += 1;
    if (event.type === 'TallyOpened') return { title: event.data.title, total };
    if (event.type === 'TallyReset') return { title, total: 0 };
    if (event.data.by === 13 && !folding.mended) throw new RangeError('unlucky');
    return { title, total: total + event.data.by };
  },
};

type Changes = readonly FoldedChange<SharedTally, TallyEvent>[];

export interface TotalsTables {
  totals: { stream: string; title: string; total: number };
}

type Shared<Tables> = FoldedProjection<SharedTally, Tables, TallyEvent>;

/** The total of each stream. No title may be `/`. */
export const totals: Shared<TotalsTables> = {
  name: 'totals',
  version: 1,
  replaySafety: 'A row is replaced by what the whole stream says.',
  fold: tallyFold,
  ignores: [],
  tables: ['totals'],
  async migrate(db) {
    await sql`create table totals (stream text primary key, title text not null
      check (title <> '/'), total integer not null)`.execute(db);
  },
  async save(tx, changes: Changes) {
    const rows = changes.map(({ stream, after: { title, total } }) => ({ stream, title, total }));
    await upsertRows(tx, 'totals', ['stream'], rows);
  },
};

export interface GrowthTables {
  growth: { stream: string; revision: number; by: number };
}

/** By how much each batch changed a total: right only if `before` is. Resets are of no concern. */
export const growth: FoldedProjection<SharedTally, GrowthTables, TallyEvent, 'TallyReset'> = {
  name: 'growth',
  version: 1,
  replaySafety: 'A row has the revision of its batch.',
  fold: tallyFold,
  ignores: ['TallyReset'],
  tables: ['growth'],
  async migrate(db) {
    await sql`create table growth (stream text not null, revision integer not null,
      by integer not null, primary key (stream, revision))`.execute(db);
  },
  async save(tx, changes: Changes) {
    const rows = changes.map(({ stream, before, after, revision }) => ({
      stream,
      revision,
      by: after.total - (before?.total ?? 0),
    }));
    await upsertRows(tx, 'growth', ['stream', 'revision'], rows);
  },
};
