import { type Kysely, type RawBuilder, sql } from 'kysely';
import { conditionFor } from '#read-store';
import { SUMMONS_STATUSES, type SummonsStatus } from '../../domain/summons-clocks.js';
import type {
  ClockName,
  SummonsRole,
  SupervisionStep,
  WhistleLevel,
} from '../../domain/whistle.events.js';
import { countRows, type Keyed, type KeysetList, type PageRequest, readPage } from './keyset.js';
import type { WhistleStatus } from './street-work-list.js';
import type { CardColour } from './work-lists.cards.js';
import { joinsOf } from './work-lists.indexes.js';
import { NEVER, WHISTLE_SEARCH, type WorkListTables } from './work-lists.tables.js';

export const DEPARTMENT_SORTS = {
  due: 's.due_at',
  summoned: 's.summoned_at',
  changed: 's.changed_at',
};
export type DepartmentSort = keyof typeof DEPARTMENT_SORTS;

/** Conditions that must all hold. */
export interface DepartmentFilter {
  readonly statuses?: readonly SummonsStatus[] | undefined;
  readonly role?: SummonsRole | undefined;
  readonly kind?: string | undefined;
  readonly street?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly card?: CardColour | undefined;
  /** Exclusive. */
  readonly dueBefore?: string | undefined;
}

/** A summons as its department's list shows it. */
export interface SummonsItem {
  readonly whistleId: string;
  /** Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  readonly department: string;
  readonly role: SummonsRole;
  readonly status: SummonsStatus;
  readonly paused: boolean;
  /** Declined, and nobody has ruled on it. */
  readonly declined: boolean;
  readonly card: CardColour | null;
  /** The highest rung of supervision so far. */
  readonly supervision: SupervisionStep | null;
  readonly kind: string;
  readonly level: WhistleLevel;
  readonly category: string;
  readonly street: string;
  readonly title: string;
  readonly address: string;
  /** WGS 84. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly whistleStatus: WhistleStatus;
  readonly summonedAt: string;
  /** Settled, and its street has yet to rate it. */
  readonly ratingWanted: boolean;
  /** The clock that is due next; null when none runs. */
  readonly nextClock: ClockName | null;
  readonly nextDueAt: string | null;
  /** The due time reaches holidays not yet published. */
  readonly provisional: boolean;
  readonly overdue: boolean;
  readonly changedAt: string;
}

export interface DepartmentWorkListRequest extends PageRequest {
  readonly department: string;
  readonly filter: DepartmentFilter;
  readonly sort: DepartmentSort;
  /** ISO 8601 UTC: what is overdue. */
  readonly now: string;
}

/** A row as the database gives it. */
export type SummonsItemRow = Omit<
  SummonsItem,
  'nextDueAt' | 'overdue' | 'paused' | 'declined' | 'provisional' | 'ratingWanted'
> & {
  readonly nextDueAt: string;
  readonly declined: number;
  readonly paused: number;
  readonly provisional: number;
  readonly ratingWanted: number;
};

/** Of `summonses s` and its `whistles w`. */
export const SUMMONS_COLUMNS = sql`s.whistle_id as "whistleId", s.no as "summons", s.department,
  s.role, s.status, s.paused, s.declined, s.card, s.supervision, s.kind, w.level, w.category, s.street, w.title, w.address,
  w.longitude, w.latitude, w.status as "whistleStatus", s.summoned_at as "summonedAt",
  s.rating_wanted as "ratingWanted", s.next_clock as "nextClock",
  s.due_at as "nextDueAt", s.provisional, s.changed_at as "changedAt"`;

/** A page of a department's summonses, and one item more where there are more. */
export async function departmentWorkList(
  db: Kysely<WorkListTables>,
  request: DepartmentWorkListRequest,
): Promise<readonly (SummonsItem & Keyed)[]> {
  const list = listOf(db, request);
  const rows = await readPage<SummonsItemRow & Keyed, WorkListTables>(db, list, request);
  return rows.map((row) => toSummonsItem(row, request.now));
}

/** How many summonses such pages have in all; null where they are too many to count. */
export const countDepartmentWork = (
  db: Kysely<WorkListTables>,
  request: DepartmentWorkListRequest,
): Promise<number | null> => countRows(db, listOf(db, request), request.text);

function listOf(
  db: Kysely<WorkListTables>,
  { department, filter, sort, now }: DepartmentWorkListRequest,
): KeysetList {
  const { itsWhistle, foundWhistles, summonsesOfWhistle } = joinsOf(db);
  return {
    columns: SUMMONS_COLUMNS,
    from: sql`summonses s`,
    join: { with: itsWhistle, on: sql`w.id = s.whistle_id` },
    fromFound: sql`${foundWhistles} cross join ${summonsesOfWhistle}`,
    search: { of: WHISTLE_SEARCH, no: 'w.no' },
    conditions: [sql`s.department = ${department}`, ...conditionsOf(filter, now)],
    ranges: { column: 's.status', values: filter.statuses ?? SUMMONS_STATUSES },
    sort: { key: DEPARTMENT_SORTS[sort], tie: 's.row' },
  };
}

/** The summonses of a whistle as department lists show them; of one department, where given. */
export async function summonsItems(
  db: Kysely<WorkListTables>,
  of: { readonly whistleId: string; readonly department?: string },
  now: string,
): Promise<readonly SummonsItem[]> {
  const mine = conditionFor(of.department, (id) => sql` and s.department = ${id}`)[0] ?? sql``;
  const { itsWhistle, summonsesOfWhistle } = joinsOf(db);
  const { rows } = await sql<SummonsItemRow>`select ${SUMMONS_COLUMNS}
    from ${summonsesOfWhistle} ${itsWhistle}
    where w.id = s.whistle_id and s.whistle_id = ${of.whistleId}${mine} order by s.no`.execute(db);
  return rows.map((row) => toSummonsItem(row, now));
}

export function toSummonsItem<R extends SummonsItemRow>(row: R, now: string) {
  return {
    ...row,
    paused: row.paused === 1,
    declined: row.declined === 1,
    provisional: row.provisional === 1,
    ratingWanted: row.ratingWanted === 1,
    nextDueAt: row.nextDueAt === NEVER ? null : row.nextDueAt,
    overdue: row.nextDueAt < now,
  };
}

function conditionsOf(filter: DepartmentFilter, now: string): RawBuilder<unknown>[] {
  const { role, kind, street, overdue, card, dueBefore } = filter;
  return [
    conditionFor(role, (value) => sql`s.role = ${value}`),
    conditionFor(kind, (value) => sql`s.kind = ${value}`),
    conditionFor(street, (value) => sql`s.street = ${value}`),
    conditionFor(card, (value) => sql`s.card = ${value}`),
    conditionFor(dueBefore, (value) => sql`s.due_at < ${value}`),
    conditionFor(overdue, (value) => (value ? sql`s.due_at < ${now}` : sql`s.due_at >= ${now}`)),
  ].flat();
}
