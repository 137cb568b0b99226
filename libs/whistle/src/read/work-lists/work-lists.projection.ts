import type { Recorded } from '#event-sourcing';
import { type Change, oneOf, type Projection, upsertRows } from '#read-store';
import type { Kysely } from 'kysely';
import { evolveFacts, noFacts, type WhistleFacts } from '../../domain/summons-facts.js';
import {
  WHISTLE_STREAM_PREFIX,
  type WhistleEvent,
  type WhistleRaised,
} from '../../domain/whistle.events.js';
import { onEveryWhistleEvent } from '../../domain/whistle-event-types.js';
import { upcast } from '../../domain/whistle.upcast.js';
import { searchIndexOf } from './search-index.js';
import { changedSummonses, whistleRow, type WorkListModel } from './work-lists.rows.js';
import { createIndexes, createTables, type WorkListTables } from './work-lists.tables.js';

export const WORK_LISTS = 'work-lists';

function folded(model: WorkListModel, event: Recorded<WhistleEvent>): WorkListModel {
  const facts = evolveFacts(model.facts, upcast(event) as Recorded<WhistleEvent>);
  const { id, title, address, text } = model;
  return { id, revision: event.revision, title, address, text, facts };
}

function raised(model: WorkListModel, event: Recorded<WhistleRaised>): WorkListModel {
  const { title, description, place, source } = (upcast(event) as typeof event).data;
  const text = [title, description, place.address, source?.reference, model.id].join('\n');
  return { ...folded(model, event), title, address: place.address, text };
}

async function load(
  tx: Kysely<WorkListTables>,
  streams: readonly string[],
): Promise<Map<string, WorkListModel>> {
  const ids = streams.map((stream) => stream.slice(WHISTLE_STREAM_PREFIX.length));
  const rows = await tx
    .selectFrom('whistles')
    .select(['id', 'revision', 'title', 'address', 'facts'])
    .where(oneOf(tx, 'id', ids))
    .execute();
  return new Map(
    rows.map(({ facts, ...row }) => [
      WHISTLE_STREAM_PREFIX + row.id,
      { ...row, facts: JSON.parse(facts) as WhistleFacts },
    ]),
  );
}

async function save(
  tx: Kysely<WorkListTables>,
  changes: readonly Change<WorkListModel>[],
): Promise<void> {
  const whistles = changes.map(({ after }) => whistleRow(after));
  const summonses = changes.flatMap(({ before, after }) => changedSummonses(before, after));
  await upsertRows(tx, 'whistles', ['id'], whistles);
  await upsertRows(tx, 'summonses', ['whistle_id', 'no'], summonses);
  const unseen = changes.flatMap(({ before, after: { id, text } }) =>
    before || text === undefined ? [] : { id, text },
  );
  await searchIndexOf(tx).add(tx, unseen);
}

/** The work lists of streets and departments, what is overdue, and the search over them. */
export const workLists: Projection<WorkListModel, WorkListTables, WhistleEvent> = {
  name: WORK_LISTS,
  version: 2,
  replaySafety:
    'Rows are replaced by what the whole stream says; events at or below the stored revision are ignored.',
  streamPrefixes: [WHISTLE_STREAM_PREFIX],
  migrate: createTables,
  index: createIndexes,
  initial: (stream) => ({
    id: stream.slice(WHISTLE_STREAM_PREFIX.length),
    revision: -1,
    title: '',
    address: '',
    facts: noFacts,
  }),
  revisionOf: ({ revision }) => revision,
  when: { ...onEveryWhistleEvent(folded), WhistleRaised: raised },
  load,
  save,
};
