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
  /** Tables in the order of the loops, for walking the list's own index. */
  readonly from: RawBuilder<unknown>;
  /** The same, from a table `found(no)` of rows that a search has found. */
  readonly fromFound: RawBuilder<unknown>;
  /** What is searched, and the number of its rows in this list. */
  readonly search: { readonly of: Searched; readonly no: string };
  readonly conditions: readonly RawBuilder<unknown>[];
  /** Equal or one of: each value is a range of the index, and the ranges are merged in order. */
  readonly ranges: { readonly column: string; readonly values: readonly string[] };
  readonly sort: { readonly key: string; readonly tie: string };
}

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
  const arms = armsOf(list, request, plan);
  const body = { sqlite: unionOf, postgres: unionOfPages }[dialectOf(db)](arms, order);
  const { rows } = await sql<Row>`${plan.found}${body} ${order}`.execute(db);
  return rows;
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

function armsOf(list: KeysetList, request: PageRequest, plan: Plan): readonly Sql[] {
  const { column, values } = list.ranges;
  const ref = sql.ref(column);
  const arms = plan.few
    ? [sql`${ref} in (${sql.join(values)})`]
    : values.map((value) => sql`${ref} = ${value}`);
  const conditions = [...list.conditions, ...afterCursor(list, request)];
  if (plan.condition) conditions.push(plan.condition);
  const from = plan.few ? list.fromFound : list.from;
  const { key, tie } = list.sort;
  const columns = sql`${list.columns}, ${sql.ref(key)} as sort_key, ${sql.ref(tie)} as sort_tie`;
  return arms.map(
    (arm) =>
      sql`select ${columns} from ${from} where ${sql.join([arm, ...conditions], sql` and `)}`,
  );
}

function afterCursor(list: KeysetList, { cursor, descending }: PageRequest) {
  if (!cursor) return [];
  const { key, tie } = list.sort;
  const beyond = descending ? sql`<` : sql`>`;
  return [sql`(${sql.ref(key)}, ${sql.ref(tie)}) ${beyond} (${cursor.key}, ${cursor.tie})`];
}
