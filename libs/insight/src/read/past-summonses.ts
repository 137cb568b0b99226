import type { Kysely, Selectable } from 'kysely';
import type { DatedSummons } from '../domain/dated-summons.js';
import { MOST_PAST } from '../domain/risk-book.js';
import type { InsightTables, ObligationsTable } from './insight.tables.js';

/** The columns of {@link DatedSummons}. */
export const DATED_COLUMNS = [
  'department',
  'kind',
  'summoned_at',
  'reported_at',
  'confirmed_at',
  'released_at',
  'due_at',
  'paused_ms',
  'paused_since',
] as const;

type DatedRow = Pick<Selectable<ObligationsTable>, (typeof DATED_COLUMNS)[number]>;

const timeOf = (at: string | null): number | null => (at === null ? null : Date.parse(at));

export const datedSummons = (row: DatedRow): DatedSummons => ({
  department: row.department,
  kind: row.kind,
  summonedAt: Date.parse(row.summoned_at),
  reportedAt: timeOf(row.reported_at),
  confirmedAt: timeOf(row.confirmed_at),
  releasedAt: timeOf(row.released_at),
  dueAt: timeOf(row.due_at),
  // PostgreSQL sends whole numbers of 64 bits as text.
  pausedMs: Number(row.paused_ms),
  pausedSince: timeOf(row.paused_since),
});

/** Summonses dispatched from one time up to another, the latest {@link MOST_PAST} of them. */
export async function summonsesBetween(
  db: Kysely<InsightTables>,
  from: string,
  to: string,
): Promise<DatedSummons[]> {
  const rows = await db
    .selectFrom('obligations')
    .select(DATED_COLUMNS)
    .where('summoned_at', '>=', from)
    .where('summoned_at', '<', to)
    .orderBy('summoned_at', 'desc')
    .limit(MOST_PAST)
    .execute();
  return rows.map(datedSummons);
}
