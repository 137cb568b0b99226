import { type Kysely, type RawBuilder, sql } from 'kysely';
import { conditionFor } from '#read-store';
import type { WhistleLevel } from '../../domain/whistle.events.js';
import type { SummonsStatus } from '../../domain/summons-clocks.js';
import type { WhistleStage } from '../../domain/whistle.state.js';
import { countRows, type Keyed, type KeysetList, type PageRequest, readPage } from './keyset.js';
import type { CardColour } from './work-lists.cards.js';
import { type Joins, joinsOf } from './work-lists.indexes.js';
import { NEVER, WHISTLE_SEARCH, type WorkListTables } from './work-lists.tables.js';

export const WHISTLE_STATUSES = ['open', 'closed', 'withdrawn', 'merged'] as const;
export type WhistleStatus = (typeof WHISTLE_STATUSES)[number];

export const STREET_SORTS = { due: 'w.due_at', raised: 'w.raised_at', changed: 'w.changed_at' };
export type StreetSort = keyof typeof STREET_SORTS;

/** Conditions that must all hold. Times are ISO 8601 UTC. */
export interface StreetFilter {
  readonly statuses?: readonly WhistleStatus[] | undefined;
  /** Of open whistles only: what is over waits for nobody. */
  readonly stages?: readonly WhistleStage[] | undefined;
  /** Of the department that leads, of several after each other the latest. */
  readonly leadStatuses?: readonly SummonsStatus[] | undefined;
  readonly kind?: string | undefined;
  readonly level?: WhistleLevel | undefined;
  /** A class code or the beginning of one: a main class finds its sub-classes. */
  readonly category?: string | undefined;
  /** Summoned to it, now or before. */
  readonly department?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly card?: CardColour | undefined;
  /** Exclusive. */
  readonly dueBefore?: string | undefined;
  readonly raisedFrom?: string | undefined;
  /** Exclusive. */
  readonly raisedTo?: string | undefined;
}

/** A whistle as its street's list shows it. */
export interface StreetWorkItem {
  readonly whistleId: string;
  readonly status: WhistleStatus;
  readonly stage: WhistleStage;
  readonly kind: string;
  readonly level: WhistleLevel;
  readonly category: string;
  readonly title: string;
  readonly address: string;
  /** WGS 84. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly street: string;
  readonly raisedBy: string;
  readonly raisedAt: string;
  /** The most urgent of its due times; null when nothing is due. */
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly changedAt: string;
  readonly openSummonses: number;
  /** The worst card shown: of its departments, of the street's own steps, of its own clocks. */
  readonly card: CardColour | null;
  readonly revision: number;
}

export interface StreetWorkListRequest extends PageRequest {
  /** Of one street; of the whole district where absent, and then only what is open. */
  readonly street: string | undefined;
  readonly filter: StreetFilter;
  readonly sort: StreetSort;
  /** ISO 8601 UTC: what is overdue. */
  readonly now: string;
}

type Row = Omit<StreetWorkItem, 'dueAt' | 'overdue'> & Keyed & { readonly dueAt: string };

const COLUMNS = sql`w.id as "whistleId", w.status, w.stage, w.kind, w.level, w.category, w.title, w.address,
  w.longitude, w.latitude, w.card, w.street, w.raised_by as "raisedBy", w.raised_at as "raisedAt", w.due_at as "dueAt",
  w.changed_at as "changedAt", w.open_summonses as "openSummonses", w.revision`;

/** A page of a street's whistles, and one item more where there are more. */
export async function streetWorkList(
  db: Kysely<WorkListTables>,
  request: StreetWorkListRequest,
): Promise<readonly (StreetWorkItem & Keyed)[]> {
  const rows = await readPage<Row, WorkListTables>(db, listOf(db, request), request);
  return rows.map((row) => toItem(row, request.now));
}

/** How many whistles such pages have in all; null where they are too many to count. */
export const countStreetWork = (
  db: Kysely<WorkListTables>,
  request: StreetWorkListRequest,
): Promise<number | null> => countRows(db, listOf(db, request), request.text);

function listOf(
  db: Kysely<WorkListTables>,
  { street, filter, sort, now }: StreetWorkListRequest,
): KeysetList {
  const joins = joinsOf(db);
  // The literal lets the partial indexes of what is open be used.
  const scope = street === undefined ? sql`w.status = 'open'` : sql`w.street = ${street}`;
  return {
    columns: COLUMNS,
    from: sql`whistles w`,
    fromFound: joins.foundWhistles,
    search: { of: WHISTLE_SEARCH, no: 'w.no' },
    conditions: [scope, ...conditionsOf(filter, now, joins)],
    ranges: { column: 'w.status', values: street === undefined ? ['open'] : statusesOf(filter) },
    sort: { key: STREET_SORTS[sort], tie: 'w.no' },
  };
}

/** The whistle as its street's list shows it; undefined where it is not there (yet). */
export async function streetWorkItem(
  db: Kysely<WorkListTables>,
  whistleId: string,
  now: string,
): Promise<StreetWorkItem | undefined> {
  const { rows } =
    await sql<Row>`select ${COLUMNS} from whistles w where w.id = ${whistleId}`.execute(db);
  return rows[0] && toItem(rows[0], now);
}

function toItem<R extends Omit<Row, keyof Keyed>>(row: R, now: string) {
  const dueAt = row.dueAt === NEVER ? null : row.dueAt;
  return { ...row, dueAt, overdue: row.dueAt < now };
}

function statusesOf({ statuses = WHISTLE_STATUSES, stages }: StreetFilter) {
  return stages ? statuses.filter((status) => status === 'open') : statuses;
}

function conditionsOf(filter: StreetFilter, now: string, joins: Joins): RawBuilder<unknown>[] {
  const { stages, leadStatuses, kind, level, category, department, card } = filter;
  const summoned = (id: string) => sql`exists (
    select 1 from ${joins.summonsesOfWhistle} where s.whistle_id = w.id and s.department = ${id})`;
  const leading = (statuses: readonly SummonsStatus[]) => sql`(
    select s.status from ${joins.summonsesOfWhistle} where s.whistle_id = w.id and s.role = 'lead'
    order by s.no desc limit 1) in (${sql.join(statuses)})`;
  return [
    conditionFor(stages, (values) => sql`w.stage in (${sql.join(values)})`),
    conditionFor(leadStatuses, leading),
    conditionFor(kind, (value) => sql`w.kind = ${value}`),
    conditionFor(level, (value) => sql`w.level = ${value}`),
    conditionFor(category, (value) => sql`substr(w.category, 1, ${value.length}) = ${value}`),
    conditionFor(department, summoned),
    conditionFor(card, (value) => sql`w.card = ${value}`),
    ...timeConditionsOf(filter, now),
  ].flat();
}

function timeConditionsOf(filter: StreetFilter, now: string): RawBuilder<unknown>[][] {
  const { overdue, dueBefore, raisedFrom, raisedTo } = filter;
  return [
    conditionFor(overdue, (value) => (value ? sql`w.due_at < ${now}` : sql`w.due_at >= ${now}`)),
    conditionFor(dueBefore, (value) => sql`w.due_at < ${value}`),
    conditionFor(raisedFrom, (value) => sql`w.raised_at >= ${value}`),
    conditionFor(raisedTo, (value) => sql`w.raised_at < ${value}`),
  ];
}
