import { type Kysely, sql } from 'kysely';
import { oneOf } from '#read-store';
import type { SummonsStatus } from '../../domain/summons-clocks.js';
import type { ClockName, SummonsRole } from '../../domain/whistle.events.js';
import type { CardColour } from './work-lists.cards.js';
import { joinsOf } from './work-lists.indexes.js';
import { NEVER, type WorkListTables } from './work-lists.tables.js';

/** A department of a whistle, as the row of the whistle shows it. */
export interface ListedDepartment {
  /** Ordinal of its summons within the whistle, from 1. */
  readonly summons: number;
  readonly department: string;
  readonly role: SummonsRole;
  readonly status: SummonsStatus;
  readonly nextClock: ClockName | null;
  readonly nextDueAt: string | null;
  readonly overdue: boolean;
  readonly card: CardColour | null;
  readonly paused: boolean;
  /** Declined, and nobody has ruled on it. */
  readonly declined: boolean;
  readonly ratingWanted: boolean;
}

type Row = Omit<
  ListedDepartment,
  'nextDueAt' | 'overdue' | 'paused' | 'declined' | 'ratingWanted'
> & {
  readonly whistleId: string;
  readonly dueAt: string;
  readonly paused: number;
  readonly declined: number;
  readonly ratingWanted: number;
};

/** The departments of some whistles, of each in the order in which they were called. */
export async function listedDepartments(
  db: Kysely<WorkListTables>,
  whistleIds: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, readonly ListedDepartment[]>> {
  const { rows } = await sql<Row>`select s.whistle_id as "whistleId", s.no as "summons",
    s.department, s.role, s.status, s.next_clock as "nextClock", s.due_at as "dueAt", s.card,
    s.paused, s.declined, s.rating_wanted as "ratingWanted"
    from ${joinsOf(db).summonsesOfWhistle} where ${oneOf(db, 's.whistle_id', whistleIds)}
    order by s.whistle_id, s.no`.execute(db);
  const found = new Map<string, ListedDepartment[]>(whistleIds.map((id) => [id, []]));
  for (const row of rows) found.get(row.whistleId)?.push(toListed(row, now));
  return found;
}

function toListed(row: Row, now: string): ListedDepartment {
  const { summons, department, role, status, nextClock, dueAt, card } = row;
  return {
    summons,
    department,
    role,
    status,
    nextClock,
    nextDueAt: dueAt === NEVER ? null : dueAt,
    overdue: dueAt < now,
    card,
    paused: row.paused === 1,
    declined: row.declined === 1,
    ratingWanted: row.ratingWanted === 1,
  };
}
