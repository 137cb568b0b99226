import { type Kysely, sql } from 'kysely';
import { addToRows, type Change, oneOf, type Projection, upsertRows } from '#read-store';
import { unpackWhistle, whistle, type WhistleEvent, type Unrelated } from '#whistle';
import {
  caseOf,
  changedObligationsOf,
  IGNORES,
  type Insight,
  newDepartmentsOf,
  noInsight,
  insightHandlers,
  type Obligation,
} from './insight-model.js';
import { changedDeclineDays, newStreetMonths } from './insight-tallies.js';
import {
  createIndexes,
  createTables,
  type InsightTables,
  type LastBatchTable,
  type ObligationsTable,
} from './insight.tables.js';

export const INSIGHT = 'insight';

type Tx = Kysely<InsightTables>;

async function load(tx: Tx, streams: readonly string[]): Promise<Map<string, Insight>> {
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

async function saveObligations(tx: Tx, owed: readonly Obligation[]): Promise<void> {
  const { rows } = await sql<LastBatchTable>`update last_batch set batch = batch + 1
    returning batch`.execute(tx);
  const batch = rows[0]?.batch ?? 0;
  const numbered = owed.map((one): ObligationsTable => Object.assign({ batch }, one));
  await upsertRows(tx, 'obligations', ['whistle_id', 'no'], numbered);
}

async function save(tx: Tx, changes: readonly Change<Insight>[]): Promise<void> {
  const cases = changes.map(({ after }) => caseOf(after));
  await upsertRows(tx, 'cases', ['id'], cases);
  const owed = changes.flatMap(({ before, after }) => changedObligationsOf(before, after));
  if (owed.length > 0) await saveObligations(tx, owed);
  const called = changes.flatMap(({ before, after }) =>
    newDepartmentsOf(before, after).map((department) => ({ whistle_id: after.id, department })),
  );
  if (called.length > 0) await upsertRows(tx, 'called', ['whistle_id', 'department'], called);
  const blown = newStreetMonths(changes);
  if (blown.length > 0) await addToRows(tx, 'street_months', ['month', 'street'], blown);
  const days = changedDeclineDays(changes);
  if (days.length > 0) await addToRows(tx, 'decline_days', ['day', 'department'], days);
}

/** Cases and obligations from which the questions of insight are answered. */
export const insight: Projection<Insight, InsightTables, WhistleEvent, Unrelated<'obligations'>> = {
  name: INSIGHT,
  version: 4,
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
