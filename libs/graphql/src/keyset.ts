import {
  type Connection,
  decodeCursor,
  encodeCursor,
  type Freshness,
  type KeyPart,
} from './connection.js';
import { inputError } from './input-error.js';

/** Sort key and tie-breaker of the row that a page begins after. */
export interface Cursor {
  readonly key: string;
  readonly tie: number | string;
}

/** A row of a list that is read by its sort key. */
export interface Keyed {
  readonly sort_key: string;
  readonly sort_tie: Cursor['tie'];
}

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

/** A page as it was asked for, and how fresh its rows are. */
interface Page {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly freshness: Freshness;
}

/**
 * A Relay connection of the rows of a page.
 * @param rows those of the page, and one more where there are more
 * @param keyOf what the cursor of a row says: where the page after it begins
 */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  { first, after, freshness }: Page,
  keyOf: (row: Row) => readonly KeyPart[],
  node: (row: Row) => Node,
): Connection<Node> {
  const edges = rows
    .slice(0, first)
    .map((row) => ({ cursor: encodeCursor(keyOf(row)), node: node(row) }));
  const pageInfo = {
    hasNextPage: rows.length > first,
    hasPreviousPage: typeof after === 'string',
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, freshness };
}

/** {@link pageOf} a list that is read by its sort key; cursors hold for their sort order only. */
export const connectionOf = <Row extends Keyed, Node>(
  rows: readonly Row[],
  page: Page & { readonly sort: string },
  node: (row: Row) => Node,
): Connection<Node> =>
  pageOf(rows, page, ({ sort_key, sort_tie }) => [page.sort, sort_key, sort_tie], node);
