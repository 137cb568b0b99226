import { dialectOf } from '#read-store';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { searchIndexOf } from '../search/search-index.js';
import { NEVER, WHISTLE_SEARCH, type WorkListTables } from './work-lists.tables.js';

/** Tables that a list joins, by which index where that has to be said. */
export interface Joins {
  readonly itsWhistle: RawBuilder<unknown>;
  readonly foundWhistles: RawBuilder<unknown>;
  readonly summonsesOfWhistle: RawBuilder<unknown>;
  readonly tasksOfWhistle: RawBuilder<unknown>;
}

const joins: Readonly<Record<ReturnType<typeof dialectOf>, Joins>> = {
  /**
   * Joins that look rows up and never scan: SQLite would choose a scan by statistics from when the
   * table was small, and keep to it as the table grows.
   */
  sqlite: {
    itsWhistle: sql.raw('cross join whistles w indexed by whistles_id'),
    foundWhistles: sql.raw('found cross join whistles w indexed by whistles_no'),
    summonsesOfWhistle: sql.raw('summonses s indexed by summonses_whistle'),
    tasksOfWhistle: sql.raw('tasks t indexed by tasks_whistle_id'),
  },
  postgres: {
    itsWhistle: sql.raw('cross join whistles w'),
    foundWhistles: sql.raw('found cross join whistles w'),
    summonsesOfWhistle: sql.raw('summonses s'),
    tasksOfWhistle: sql.raw('tasks t'),
  },
};

export const joinsOf = (db: Kysely<WorkListTables>): Joins => joins[dialectOf(db)];

type Index = readonly [
  table: string,
  columns: string,
  where?: string | undefined,
  counted?: string,
];

/**
 * Each list's scope and status, then what it is sorted by: a page is one range of an index. `counted` are
 * further columns, so that counting reads nothing but the index.
 */
const INDEXES: readonly Index[] = [
  ['whistles', 'street, status, due_at'],
  ['whistles', 'street, status, raised_at'],
  ['whistles', 'street, status, changed_at'],
  ['summonses', 'department, status, due_at'],
  ['summonses', 'department, status, summoned_at'],
  ['summonses', 'department, status, changed_at'],
  // Only what can be overdue: these stay small as the history grows.
  ['summonses', 'due_at', `due_at < '${NEVER}'`],
  ['summonses', 'department, due_at', `due_at < '${NEVER}'`],
  ['summonses', 'street, due_at', `due_at < '${NEVER}'`],
  // What is open, for the whole district and for counting: these stay small too.
  ...['due_at', 'raised_at', 'changed_at', 'street, due_at'].map(
    (columns) => ['whistles', columns, `status = 'open'`] as const,
  ),
  ['summonses', 'department, street', 'open = 1', 'status, paused, declined, card, due_at'],
  ['tasks', 'task, due_at', undefined, 'authority'],
  ['tasks', 'street, authority, task, queue'],
  // What is counted at once: without ratings, which pile up where nobody rates.
  ['tasks', 'street, queue', `task <> 'rate'`, 'authority, task'],
  ['tasks', 'whistle_id'],
  ['whistle_links', 'other_id'],
];

/** What breaks ties; of numbered tables, SQLite has it at the end of every index. */
const TIES: Readonly<Record<string, string>> = {
  whistles: 'no',
  summonses: 'row',
  tasks: 'id',
  whistle_links: 'whistle_id',
};
const NUMBERED = new Set(['whistles', 'summonses']);

export async function createIndexes(db: Kysely<WorkListTables>): Promise<void> {
  const isPostgres = dialectOf(db) === 'postgres';
  for (const [table, columns, where, counted] of INDEXES) {
    const name = `${table}_${columns.replaceAll(', ', '_')}${where ? '_part' : ''}`;
    const partial = where ? ` where ${where}` : '';
    const tie = isPostgres || !NUMBERED.has(table) ? TIES[table] : undefined;
    const all = [columns, tie, counted].filter((part) => part !== undefined).join(', ');
    await sql.raw(`create index ${name} on ${table} (${all})${partial}`).execute(db);
  }
  await searchIndexOf(db, WHISTLE_SEARCH).optimise(db);
}
