import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Cursor, Keyed } from '#graphql';
import { dialectOf } from '#read-store';
import type { Searched } from '../search/search-index.js';
import { searchIndexOf } from '../search/search-index.js';
import { phrasesOf } from '../search/search-text.js';

export type { Cursor, Keyed };

export interface PageRequest {
  readonly first: number;
  readonly cursor?: Cursor | undefined;
  readonly descending: boolean;
  readonly text?: string | undefined;
}

/** A list sorted by a column that an index has after the scope and the status. */
export interface KeysetList {
  readonly columns: RawBuilder<unknown>;
  /** The table whose index is walked. */
  readonly from: RawBuilder<unknown>;
  /** What each of its rows is joined with: exactly one row, so that counting can do without. */
  readonly join?: { readonly with: RawBuilder<unknown>; readonly on: RawBuilder<unknown> };
  /** The same, from a table `found(no)` of rows that a search has found. */
  readonly fromFound: RawBuilder<unknown>;
  /** What is searched, and the number of its rows in this list. */
  readonly search: { readonly of: Searched; readonly no: string };
  readonly conditions: readonly RawBuilder<unknown>[];
  /** Equal or one of: each value is a range of the index, and the ranges are merged in order. */
  readonly ranges: { readonly column: string; readonly values: readonly string[] };
  readonly sort: { readonly key: string; readonly tie: string };
}

/** Rows of a list are counted up to this many. */
export const MOST_COUNTED = 10_000;

/** Up to this many matches are sorted; with more, the list is walked: a page is soon full. */
const FEW = 10_000;

/** A page of a list, and one row more where there are more. Costs no more than its rows. */
export async function readPage<Row extends Keyed, T>(
  db: Kysely<T>,
  list: KeysetList,
  request: PageRequest,
): Promise<readonly Row[]> {
  if (list.ranges.values.length === 0) return [];
  const plan = await planFor(db, list, request.text);
  if (plan === 'nothing') return [];
  const order = orderOf(request);
  const { key, tie } = list.sort;
  const arms = armsOf(list, plan, {
    columns: sql`${list.columns}, ${sql.ref(key)} as sort_key, ${sql.ref(tie)} as sort_tie`,
    conditions: afterCursor(list, request),
    joined: true,
  });
  const body = { sqlite: unionOf, postgres: unionOfPages }[dialectOf(db)](arms, order);
  const { rows } = await sql<Row>`${plan.found}${body} ${order}`.execute(db);
  return rows;
}

/**
 * How many rows a list has, exactly; null where there are more than {@link MOST_COUNTED}. Rows of the
 * index are counted, or matches of a search.
 */
export async function countRows<T>(
  db: Kysely<T>,
  list: KeysetList,
  text: string | undefined,
): Promise<number | null> {
  if (list.ranges.values.length === 0) return 0;
  const plan = await planFor(db, list, text);
  if (plan === 'nothing') return 0;
  const arms = armsOf(list, plan, { columns: sql`1 as one`, conditions: [] });
  return countOf(db, unionOf(arms), plan.found);
}

/** The number of rows that are selected; null where there are more than {@link MOST_COUNTED}. */
export async function countOf<T>(
  db: Kysely<T>,
  rows: RawBuilder<unknown>,
  found: RawBuilder<unknown> = sql``,
): Promise<number | null> {
  const counted = sql<{ n: number | string }>`${found}select count(*) as n
    from (select 1 from (${rows}) as listed limit ${MOST_COUNTED + 1}) as counted`;
  const n = Number((await counted.execute(db)).rows[0]?.n ?? 0);
  return n > MOST_COUNTED ? null : n;
}

interface Plan {
  /** `with found …`, or nothing. */
  readonly found: RawBuilder<unknown>;
  readonly few: boolean;
  readonly condition?: RawBuilder<unknown>;
}

async function planFor<T>(
  db: Kysely<T>,
  { search: { of, no } }: KeysetList,
  text: string | undefined,
): Promise<Plan | 'nothing'> {
  if (text === undefined) return { found: sql``, few: false };
  const phrases = phrasesOf(text);
  if (phrases.length === 0) return 'nothing';
  const found = searchIndexOf(db, of).matching(phrases);
  const probe = sql<{ n: number }>`select count(*) as n
    from (${found} limit ${FEW + 1}) as probe`;
  const n = (await probe.execute(db)).rows[0]?.n ?? 0;
  if (n > FEW) return { found: sql``, few: false, condition: sql`${sql.ref(no)} in (${found})` };
  return {
    found: sql`with found(no) as materialized (${found}) `,
    few: true,
    condition: sql`${sql.ref(no)} = found.no`,
  };
}

type Sql = RawBuilder<unknown>;

function orderOf({ descending, first }: PageRequest): Sql {
  const direction = descending ? sql`desc` : sql`asc`;
  return sql`order by sort_key ${direction}, sort_tie ${direction} limit ${first + 1}`;
}

/** SQLite reads the ranges of such a union side by side. */
const unionOf = (arms: readonly Sql[]): Sql => sql.join(arms, sql` union all `);

/** PostgreSQL would read and sort them whole: each gives a page, and the first of those is the page. */
const unionOfPages = (arms: readonly Sql[], order: Sql): Sql =>
  arms.length === 1 ? unionOf(arms) : unionOf(arms.map((arm) => sql`(${arm} ${order})`));

interface Selected {
  readonly columns: Sql;
  readonly conditions: readonly Sql[];
  /** Whether columns of the joined table are selected. */
  readonly joined?: boolean;
}

function armsOf(
  list: KeysetList,
  plan: Plan,
  { columns, conditions, joined = false }: Selected,
): readonly Sql[] {
  const join = joined || plan.few || plan.condition ? list.join : undefined;
  const walked = join ? sql`${list.from} ${join.with}` : list.from;
  const from = plan.few ? list.fromFound : walked;
  const all = [join?.on, ...list.conditions, ...conditions, plan.condition];
  const present = all.filter((one) => one !== undefined);
  return rangesOf(list, plan).map(
    (range) =>
      sql`select ${columns} from ${from} where ${sql.join([range, ...present], sql` and `)}`,
  );
}

function rangesOf({ ranges: { column, values } }: KeysetList, { few }: Plan): readonly Sql[] {
  const ref = sql.ref(column);
  return few
    ? [sql`${ref} in (${sql.join(values)})`]
    : values.map((value) => sql`${ref} = ${value}`);
}

function afterCursor(list: KeysetList, { cursor, descending }: PageRequest) {
  if (!cursor) return [];
  const { key, tie } = list.sort;
  const beyond = descending ? sql`<` : sql`>`;
  return [sql`(${sql.ref(key)}, ${sql.ref(tie)}) ${beyond} (${cursor.key}, ${cursor.tie})`];
}
