import { type Kysely, sql } from 'kysely';
import type { Cursor, Keyed } from '../work-lists/keyset.js';
import {
  SUMMONS_COLUMNS,
  type SummonsItem,
  type SummonsItemRow,
  toSummonsItem,
} from '../work-lists/department-work-list.js';
import { when } from '../work-lists/street-work-list.js';
import { joinsOf } from '../work-lists/work-lists.indexes.js';
import { NEVER, type WorkListTables } from '../work-lists/work-lists.tables.js';

/** A summons whose next due time has passed while its clock runs. */
export interface OverdueSummons extends SummonsItem {
  /** Natural minutes since the due time, whole. */
  readonly minutesOverdue: number;
}

export interface OverdueRequest {
  readonly department?: string | undefined;
  readonly street?: string | undefined;
  readonly first: number;
  readonly cursor?: Cursor | undefined;
  /** ISO 8601 UTC. */
  readonly now: string;
}

const MINUTE = 60_000;

/**
 * The longest overdue first, and one more where there are more. What stands still is not overdue
 * (GLPI 24481), nor what the department has reported and the street has yet to look at.
 */
export async function overdueSummonses(
  db: Kysely<WorkListTables>,
  { department, street, first, cursor, now }: OverdueRequest,
): Promise<readonly (OverdueSummons & Keyed)[]> {
  const conditions = [
    // Says the same as the next one, in the words of the indexes that hold running clocks only.
    sql`s.due_at < ${sql.lit(NEVER)}`,
    sql`s.due_at < ${now}`,
    ...when(department, (id) => sql`s.department = ${id}`),
    ...when(street, (id) => sql`s.street = ${id}`),
    ...when(cursor, ({ key, tie }) => sql`(s.due_at, s.row) > (${key}, ${tie})`),
  ];
  const { rows } = await sql<SummonsItemRow & Keyed>`select ${SUMMONS_COLUMNS},
    s.due_at as sort_key, s.row as sort_tie
    from summonses s ${joinsOf(db).itsWhistle} where w.id = s.whistle_id and ${sql.join(conditions, sql` and `)}
    order by s.due_at, s.row limit ${first + 1}`.execute(db);
  return rows.map((row) => {
    const item: SummonsItem & Keyed = toSummonsItem(row, now);
    const minutesOverdue = Math.floor((Date.parse(now) - Date.parse(row.nextDueAt)) / MINUTE);
    return { ...item, minutesOverdue };
  });
}
