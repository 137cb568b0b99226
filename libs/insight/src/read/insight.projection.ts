import { type Kysely, sql } from 'kysely';
import { addToRows, type FoldedChange, type FoldedProjection, upsertRows } from '#read-store';
import { type KnownWhistle, type Unrelated, type WhistleEvent, whistleFold } from '#whistle';
import {
  caseOf,
  changedObligationsOf,
  IGNORES,
  newDepartmentsOf,
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

async function saveObligations(tx: Tx, owed: readonly Obligation[]): Promise<void> {
  const { rows } = await sql<LastBatchTable>`update last_batch set batch = batch + 1
    returning batch`.execute(tx);
  const batch = rows[0]?.batch ?? 0;
  const numbered = owed.map((one): ObligationsTable => Object.assign({ batch }, one));
  await upsertRows(tx, 'obligations', ['whistle_id', 'no'], numbered);
}

async function save(tx: Tx, changes: readonly FoldedChange<KnownWhistle>[]): Promise<void> {
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
export const insight: FoldedProjection<
  KnownWhistle,
  InsightTables,
  WhistleEvent,
  Unrelated<'obligations'>
> = {
  name: INSIGHT,
  version: 5,
  replaySafety:
    'Rows are replaced by what the whole stream says; sums take the difference to what was counted before, in the transaction of the checkpoint.',
  fold: whistleFold,
  ignores: IGNORES,
  tables: ['cases', 'obligations', 'last_batch', 'called', 'street_months', 'decline_days'],
  migrate: createTables,
  index: createIndexes,
  save,
};
