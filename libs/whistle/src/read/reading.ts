import type { Position } from '#event-sourcing';
import { type Connection, decodeCursor, encodeCursor, type Freshness, inputError } from '#graphql';
import type { ReadStore } from '#read-store';
import type { Kysely } from 'kysely';
import type { Cursor, Keyed } from './work-lists/keyset.js';
import { WORK_LISTS } from './work-lists/work-lists.projection.js';
import type { WorkListTables } from './work-lists/work-lists.tables.js';

/** How long a query waits for the position it was given before it answers with what there is. */
export const PATIENCE_MS = 2_000;

/** Tables of a read model, and how fresh they are. */
export interface Reading<Tables> {
  readonly db: Kysely<Tables>;
  readonly freshness: Freshness;
}

/**
 * The tables of a read model, once it is at the position or patience has run out.
 * @throws ReadStoreError `PROJECTION_NOT_READY` until it has been built once
 */
export async function tablesOf<Tables>(
  store: ReadStore,
  projection: string,
  afterPosition: Position | undefined,
): Promise<Reading<Tables>> {
  const reached =
    afterPosition === undefined ||
    (await store.waitFor(projection, afterPosition, { timeoutMs: PATIENCE_MS }));
  // Read before the rows: an answer may be fresher than it says, never staler.
  const position = (await store.checkpoint(projection)) ?? null;
  return { db: await store.live<Tables>(projection), freshness: { position, reached } };
}

/** The work lists' tables, see {@link tablesOf}. */
export const workListTables = (
  store: ReadStore,
  afterPosition: Position | undefined,
): Promise<Reading<WorkListTables>> => tablesOf(store, WORK_LISTS, afterPosition);

/** The cursor that a client sends back; a cursor of another sort order is refused. */
export const cursorOf = (after: string | null | undefined, sort: string): Cursor | undefined =>
  typedCursor(after, sort, 'number');

/** As {@link cursorOf}, for lists whose ties are broken by a text. */
export const textCursorOf = (after: string | null | undefined, sort: string): Cursor | undefined =>
  typedCursor(after, sort, 'string');

function typedCursor(
  after: string | null | undefined,
  sort: string,
  type: 'number' | 'string',
): Cursor | undefined {
  if (after === null || after === undefined) return undefined;
  const [order, key, tie] = decodeCursor(after);
  if (order === sort && typeof key === 'string' && isTie(tie) && typeof tie === type)
    return { key, tie };
  throw inputError('after', 'CURSOR_INVALID', '游标无效，或属于另一种排序');
}

const isTie = (tie: unknown): tie is Cursor['tie'] => ['number', 'string'].includes(typeof tie);

/** Rows of a page and one more, where there are more, as a Relay connection. */
export function connectionOf<Row extends Keyed, Node>(
  rows: readonly Row[],
  page: {
    readonly first: number;
    readonly after?: string | null | undefined;
    readonly sort: string;
    readonly freshness: Freshness;
  },
  node: (row: Row) => Node,
): Connection<Node> {
  const edges = rows.slice(0, page.first).map((row) => ({
    cursor: encodeCursor([page.sort, row.sort_key, row.sort_tie]),
    node: node(row),
  }));
  const pageInfo = {
    hasNextPage: rows.length > page.first,
    hasPreviousPage: typeof page.after === 'string',
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, freshness: page.freshness };
}
