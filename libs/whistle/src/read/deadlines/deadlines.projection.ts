import { type FoldedChange, type FoldedProjection, plainText, upsertRows } from '#read-store';
import { sql } from 'kysely';
import { firstFiringOf, runningDeadlines } from '../../domain/running-deadlines.js';
import { type WhistleEvent, unrelatedTo, type Unrelated } from '../../domain/whistle.events.js';
import { type KnownWhistle, whistleFold } from '../whistle-fold.js';

export const DEADLINES = 'deadlines';

/** One row per whistle. Times are ISO 8601 UTC. */
export interface DeadlinesTable {
  whistle: string;
  /** When the first of its running deadlines fires; null while none will. */
  fire_at: string | null;
  /** When the newest event that an import brought was written. */
  imported_at: string | null;
}

export interface DeadlineTables {
  deadlines: DeadlinesTable;
}

/** Events that no deadline depends on. */
const IGNORES = unrelatedTo('clocks');

const rowOf = ({ after }: FoldedChange<KnownWhistle>): DeadlinesTable => ({
  whistle: after.id,
  fire_at: firstFiringOf(runningDeadlines(after.whistle, after.importedAt)),
  imported_at: after.importedAt ?? null,
});

/** When the next deadline of each whistle fires. */
export const deadlines: FoldedProjection<
  KnownWhistle,
  DeadlineTables,
  WhistleEvent,
  Unrelated<'clocks'>
> = {
  name: DEADLINES,
  version: 6,
  replaySafety:
    'A row is replaced by what the whole stream says. Rows fire nothing: the automation does, once for each deadline whatever the rows say.',
  fold: whistleFold,
  ignores: IGNORES,
  tables: ['deadlines'],
  async migrate(db) {
    const text = plainText(db);
    await sql`create table deadlines (whistle ${text} primary key,
      fire_at ${text}, imported_at ${text})`.execute(db);
  },
  async index(db) {
    // Without whistles that are over: in the long run nearly all of them.
    await sql`create index deadlines_fire_at on deadlines (fire_at, whistle)
      where fire_at is not null`.execute(db);
  },
  save: (tx, changes) => upsertRows(tx, 'deadlines', ['whistle'], changes.map(rowOf)),
};
