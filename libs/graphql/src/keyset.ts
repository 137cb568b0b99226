import {
  type Connection,
  decodeCursor,
  encodeCursor,
  type Freshness,
  type KeyPart,
} from './connection.js';
import { inputError } from './input-error.js';

/** Sort key and tie-breaker of the row after which a page begins. */
export interface Cursor {
  readonly key: string;
  readonly tie: number | string;
}

/** A row of a list sorted by key and tie-breaker. */
export interface Keyed {
  readonly sort_key: string;
  readonly sort_tie: Cursor['tie'];
}

/** Decodes the cursor that a client sends back; refuses a cursor of another sort order. */
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

/** The requested page, and how fresh its rows are. */
interface Page {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly freshness: Freshness;
}

/**
 * A Relay connection of one page of rows.
 * @param rows the rows of the page, and one more if there are more
 * @param keyOf the cursor's content: where the page after a row begins
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

/** {@link pageOf} for a list sorted by key; its cursors are valid for one sort order only. */
export const connectionOf = <Row extends Keyed, Node>(
  rows: readonly Row[],
  page: Page & { readonly sort: string },
  node: (row: Row) => Node,
): Connection<Node> =>
  pageOf(rows, page, ({ sort_key, sort_tie }) => [page.sort, sort_key, sort_tie], node);
