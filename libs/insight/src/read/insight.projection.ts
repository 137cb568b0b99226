import type { Kysely } from 'kysely';
import { type Change, oneOf, type Projection, upsertRows } from '#read-store';
import { whistle, type WhistleEvent } from '#whistle';
import { IGNORES, type Insight, none, when } from './insight-model.js';
import {
  type CasesTable,
  createIndexes,
  createTables,
  type InsightTables,
  type ObligationsTable,
} from './insight.tables.js';

export const INSIGHT = 'insight';

async function load(
  tx: Kysely<InsightTables>,
  streams: readonly string[],
): Promise<Map<string, Insight>> {
  const ids = streams.map(whistle.idOf);
  const ofThese = oneOf(tx, 'whistle_id', ids);
  const cases = await tx
    .selectFrom('cases')
    .selectAll()
    .where(oneOf(tx, 'id', ids))
    .execute();
  const owed = await tx
    .selectFrom('obligations')
    .selectAll()
    .where(ofThese)
    .orderBy('no')
    .execute();
  const called = await tx.selectFrom('called').selectAll().where(ofThese).execute();
  const [owedBy, calledBy] = [grouped(owed), grouped(called)];
  const modelOf = (row: CasesTable): Insight => ({
    whistle: row,
    obligations: (owedBy.get(row.id) ?? []).map(asNumbers),
    called: (calledBy.get(row.id) ?? []).map(({ department }) => department),
  });
  return new Map(cases.map((row) => [whistle.streamOf(row.id), modelOf(row)]));
}

function grouped<Row extends { readonly whistle_id: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const byWhistle = new Map<string, Row[]>();
  for (const row of rows) {
    const others = byWhistle.get(row.whistle_id);
    if (others) others.push(row);
    else byWhistle.set(row.whistle_id, [row]);
  }
  return byWhistle;
}

/** PostgreSQL gives a bigint as text. */
const asNumbers = (row: ObligationsTable): ObligationsTable => ({
  ...row,
  paused_ms: Number(row.paused_ms),
});

async function save(tx: Kysely<InsightTables>, changes: readonly Change<Insight>[]): Promise<void> {
  const cases = changes.map(({ after }) => after.whistle);
  await upsertRows(tx, 'cases', ['id'], cases);
  const owed = changes.flatMap(({ before, after }) =>
    after.obligations.filter((one, index) => one !== before?.obligations[index]),
  );
  if (owed.length > 0) await upsertRows(tx, 'obligations', ['whistle_id', 'no'], owed);
  const called = changes.flatMap(({ before, after }) =>
    after.called
      .filter((department) => !before?.called.includes(department))
      .map((department) => ({ whistle_id: after.whistle.id, department })),
  );
  if (called.length > 0) await upsertRows(tx, 'called', ['whistle_id', 'department'], called);
}

/** What repeats, what stays undone, who declines and what will be late are read from. */
export const insight: Projection<Insight, InsightTables, WhistleEvent, (typeof IGNORES)[number]> = {
  name: INSIGHT,
  version: 2,
  replaySafety:
    'Rows are a function of their whistle’s events; events at or below its revision are ignored.',
  family: whistle,
  when,
  ignores: IGNORES,
  migrate: createTables,
  index: createIndexes,
  initial: (stream) => none(whistle.idOf(stream)),
  revisionOf: ({ whistle }) => whistle.revision,
  load,
  save,
};
