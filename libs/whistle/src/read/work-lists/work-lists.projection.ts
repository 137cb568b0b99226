import type { Position } from '#event-sourcing';
import {
  deleteRows,
  type FoldedChange,
  type FoldedProjection,
  type Reading,
  readingOf,
  type ReadStore,
  upsertNumberedRows,
  upsertRows,
} from '#read-store';
import type { Kysely } from 'kysely';
import type { WhistleEvent } from '../../domain/whistle.events.js';
import { searchIndexOf } from '../search/search-index.js';
import { type KnownWhistle, whistleFold } from '../whistle-fold.js';
import { createIndexes } from './work-lists.indexes.js';
import { changedSummonses, newLinks, newTexts, whistleRow } from './work-lists.rows.js';
import {
  createTables,
  SUMMONS_NUMBERS,
  WHISTLE_NUMBERS,
  WHISTLE_SEARCH,
  type WorkListTables,
} from './work-lists.tables.js';
import { tasksOf } from './work-lists.tasks.js';

export const WORK_LISTS = 'work-lists';

/** The tables of the work lists as of a position, see {@link readingOf}. */
export const workListTables = (
  store: ReadStore,
  afterPosition: Position | null | undefined,
): Promise<Reading<WorkListTables>> => readingOf(store, WORK_LISTS, afterPosition);

type Changes = readonly FoldedChange<KnownWhistle, WhistleEvent>[];

async function save(tx: Kysely<WorkListTables>, changes: Changes): Promise<void> {
  const summonses = changes.flatMap(changedSummonses);
  await upsertNumberedRows(tx, 'whistles', WHISTLE_NUMBERS, changes.map(whistleRow));
  await upsertNumberedRows(tx, 'summonses', SUMMONS_NUMBERS, summonses);
  await saveTasks(tx, changes);
  await upsertRows(
    tx,
    'whistle_links',
    ['whistle_id', 'link', 'other_id'],
    changes.flatMap(newLinks),
  );
  await searchIndexOf(tx, WHISTLE_SEARCH).add(tx, changes.flatMap(newTexts));
}

/** Deletes what has been decided and writes what still waits; most whistles have neither. */
async function saveTasks(tx: Kysely<WorkListTables>, changes: Changes): Promise<void> {
  const waiting = changes.flatMap(({ after }) => tasksOf(after));
  const still = new Set(waiting.map(({ id }) => id));
  const before = changes.flatMap((change) => (change.before ? tasksOf(change.before) : []));
  const gone = before.flatMap(({ id }) => (still.has(id) ? [] : [[id]]));
  await deleteRows(tx, 'tasks', ['id'], gone);
  await upsertRows(tx, 'tasks', ['id'], waiting);
}

/**
 * The work lists of streets, departments and the command centre, what is overdue, what leads from
 * one whistle to another, and the search over them.
 */
export const workLists: FoldedProjection<KnownWhistle, WorkListTables, WhistleEvent> = {
  name: WORK_LISTS,
  version: 6,
  replaySafety: 'Rows are replaced by what the whole stream says.',
  fold: whistleFold,
  ignores: [],
  tables: ['whistles', 'summonses', 'tasks', 'whistle_links', 'whistle_search'],
  migrate: createTables,
  index: createIndexes,
  save,
};
