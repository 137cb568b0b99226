import type { Position, Recorded } from '#event-sourcing';
import {
  type Change,
  deleteRows,
  handleAll,
  oneOf,
  type Projection,
  type Reading,
  readingOf,
  type ReadStore,
  upsertNumberedRows,
  upsertRows,
} from '#read-store';
import type { Kysely } from 'kysely';
import type { WhistleEvent, WhistleRaised } from '../../domain/whistle.events.js';
import { evolveWhistle } from '../../domain/whistle.evolve.js';
import { whistle } from '../../domain/whistle.js';
import { noWhistle, type Whistle } from '../../domain/whistle.state.js';
import { searchIndexOf } from '../search/search-index.js';
import { createIndexes } from './work-lists.indexes.js';
import { changedSummonses, newLinks, whistleRow, type WorkListModel } from './work-lists.rows.js';
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

function evolve(model: WorkListModel, event: Recorded<WhistleEvent>): WorkListModel {
  const after = evolveWhistle(model.whistle, event);
  const { id, title, address, text, previous } = model;
  return { id, revision: event.revision, title, address, text, previous, whistle: after };
}

function recordRaising(model: WorkListModel, event: Recorded<WhistleRaised>): WorkListModel {
  const { title, description, place, source, previous } = event.data;
  const text = [title, description, place.address, source?.reference].join('\n');
  return { ...evolve(model, event), title, address: place.address, text, previous };
}

async function load(
  tx: Kysely<WorkListTables>,
  streams: readonly string[],
): Promise<Map<string, WorkListModel>> {
  const ids = streams.map(whistle.idOf);
  const rows = await tx
    .selectFrom('whistles')
    .select(['id', 'revision', 'title', 'address', 'facts'])
    .where(oneOf(tx, 'id', ids))
    .execute();
  return new Map(
    rows.map(({ facts, ...row }) => [
      whistle.streamOf(row.id),
      { ...row, whistle: JSON.parse(facts) as Whistle },
    ]),
  );
}

async function save(
  tx: Kysely<WorkListTables>,
  changes: readonly Change<WorkListModel>[],
): Promise<void> {
  const whistles = changes.map(({ after }) => whistleRow(after));
  const summonses = changes.flatMap(({ before, after }) => changedSummonses(before, after));
  await upsertNumberedRows(tx, 'whistles', WHISTLE_NUMBERS, whistles);
  await upsertNumberedRows(tx, 'summonses', SUMMONS_NUMBERS, summonses);
  await saveTasks(tx, changes);
  const links = changes.flatMap(({ before, after }) => newLinks(before, after));
  await upsertRows(tx, 'whistle_links', ['whistle_id', 'link', 'other_id'], links);
  const unseen = changes.flatMap(({ before, after: { id, text } }) =>
    before || text === undefined ? [] : { id, text, code: id },
  );
  await searchIndexOf(tx, WHISTLE_SEARCH).add(tx, unseen);
}

/** Deletes what has been decided and writes what still waits; most whistles have neither. */
async function saveTasks(
  tx: Kysely<WorkListTables>,
  changes: readonly Change<WorkListModel>[],
): Promise<void> {
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
export const workLists: Projection<WorkListModel, WorkListTables, WhistleEvent> = {
  name: WORK_LISTS,
  version: 5,
  replaySafety:
    'Rows are replaced by what the whole stream says; events at or below the stored revision are ignored.',
  family: whistle,
  migrate: createTables,
  index: createIndexes,
  initial: (stream) => ({
    id: whistle.idOf(stream),
    revision: -1,
    title: '',
    address: '',
    whistle: noWhistle,
  }),
  revisionOf: ({ revision }) => revision,
  when: { ...handleAll(whistle, evolve), WhistleRaised: recordRaising },
  ignores: [],
  load,
  save,
};
