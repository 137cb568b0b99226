import type { Kysely } from 'kysely';
import { type FoldedChange, type FoldedProjection, upsertRows } from '#read-store';
import { type KnownWhistle, type Unrelated, type WhistleEvent, whistleFold } from '#whistle';
import { caseOf, changedObligationsOf, IGNORES, newDepartmentsOf } from './insight-model.js';
import { createIndexes, createTables, type InsightTables } from './insight.tables.js';

export const INSIGHT = 'insight';

async function save(
  tx: Kysely<InsightTables>,
  changes: readonly FoldedChange<KnownWhistle>[],
): Promise<void> {
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
export const insight: FoldedProjection<
  KnownWhistle,
  InsightTables,
  WhistleEvent,
  Unrelated<'obligations'>
> = {
  name: INSIGHT,
  version: 4,
  replaySafety: 'Rows are replaced by what the whole stream says.',
  fold: whistleFold,
  ignores: IGNORES,
  tables: ['cases', 'obligations', 'called'],
  migrate: createTables,
  index: createIndexes,
  save,
};
