import type { Kysely } from 'kysely';
import { type Change, oneOf, type Projection, upsertRows } from '#read-store';
import { unpackWhistle, whistle, type WhistleEvent, type Unrelated } from '#whistle';
import {
  caseOf,
  changedObligationsOf,
  IGNORES,
  type Insight,
  newDepartmentsOf,
  noInsight,
  insightHandlers,
} from './insight-model.js';
import { createIndexes, createTables, type InsightTables } from './insight.tables.js';

export const INSIGHT = 'insight';

async function load(
  tx: Kysely<InsightTables>,
  streams: readonly string[],
): Promise<Map<string, Insight>> {
  const rows = await tx
    .selectFrom('cases')
    .select(['id', 'revision', 'title', 'address', 'longitude', 'latitude', 'packed'])
    .where(oneOf(tx, 'id', streams.map(whistle.idOf)))
    .execute();
  return new Map(
    rows.map(({ id, revision, packed, ...subject }) => [
      whistle.streamOf(id),
      { id, revision, subject, whistle: unpackWhistle(packed) },
    ]),
  );
}

async function save(tx: Kysely<InsightTables>, changes: readonly Change<Insight>[]): Promise<void> {
  const cases = changes.map(({ after }) => caseOf(after));
  await upsertRows(tx, 'cases', ['id'], cases);
  const owed = changes.flatMap(({ before, after }) => changedObligationsOf(before, after));
  if (owed.length > 0) await upsertRows(tx, 'obligations', ['whistle_id', 'no'], owed);
  const called = changes.flatMap(({ before, after }) =>
    newDepartmentsOf(before, after).map((department) => ({ whistle_id: after.id, department })),
  );
  if (called.length > 0) await upsertRows(tx, 'called', ['whistle_id', 'department'], called);
}

/** Cases and obligations from which the questions of insight are answered. */
export const insight: Projection<Insight, InsightTables, WhistleEvent, Unrelated<'obligations'>> = {
  name: INSIGHT,
  version: 3,
  replaySafety:
    'Rows are a function of their whistle’s events; events at or below its revision are ignored.',
  family: whistle,
  when: insightHandlers,
  ignores: IGNORES,
  migrate: createTables,
  index: createIndexes,
  initial: (stream) => noInsight(whistle.idOf(stream)),
  revisionOf: ({ revision }) => revision,
  load,
  save,
};
