import { OperatorError } from '#event-sourcing';
import { readTable } from './tables/read-table.js';
import { cellFaultReason, headerOf, isCellFault, refuseHeader, rowOf } from './tables/table-row.js';

/** A line of the file: its number, from 1, and its fields by their English names. */
export interface OrderLine {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** A line that cannot be an order in any district. */
export interface RefusedOrder {
  readonly line: number;
  readonly order: string;
  readonly code: string;
  readonly reason: string;
}

/** Column titles, in the words of hotlines, and the fields of Open311 that they are. */
const TITLES: Readonly<Record<string, string>> = {
  工单编号: 'order_id',
  服务代码: 'service_code',
  内容: 'description',
  地址: 'address_string',
  区划代码: 'address_id',
  纬度: 'lat',
  经度: 'long',
  姓名: 'last_name',
  电话: 'phone',
  图片: 'media_url',
};
const FIELDS = new Set([...Object.values(TITLES), 'first_name']);
const REQUIRED = ['order_id', 'service_code', 'description'];
/** A day of a large city. The whole file is checked in memory before any of it is taken in. */
const MOST_LINES = 200_000;

const shown = (column: string): string => {
  const title = Object.keys(TITLES).find((one) => TITLES[one] === column);
  return title === undefined ? column : `${title}（${column}）`;
};

/** @throws OperatorError naming the column */
function columnsOf(header: readonly string[]): readonly string[] {
  const titles = headerOf(header);
  const columns = titles.map((title) => TITLES[title] ?? title.toLowerCase());
  const strange = columns.findIndex((column) => !FIELDS.has(column));
  if (strange >= 0) {
    const title = titles[strange] === '' ? `第 ${strange + 1} 列没有列名` : `“${titles[strange]}”`;
    throw new OperatorError('ORDER_COLUMN_UNKNOWN', `不认识的列：${title}`);
  }
  const missing = REQUIRED.find((column) => !columns.includes(column));
  if (missing !== undefined)
    throw new OperatorError('ORDER_COLUMN_MISSING', `缺少“${shown(missing)}”列`);
  refuseHeader(columns.map(shown));
  return columns;
}

function orderOf(
  line: number,
  cells: readonly string[],
  columns: readonly string[],
): OrderLine | RefusedOrder {
  const row = rowOf(cells, columns.map(shown));
  const at = columns.indexOf('order_id');
  if (isCellFault(row))
    return { line, order: cells[at] ?? '', code: row.code, reason: cellFaultReason(row) };
  const empty = REQUIRED.find((column) => row[columns.indexOf(column)] === '');
  if (empty !== undefined)
    return { line, order: row[at] ?? '', code: 'FIELD_REQUIRED', reason: `${shown(empty)} 必填` };
  return { line, fields: Object.fromEntries(columns.map((column, i) => [column, row[i] ?? ''])) };
}

/**
 * The orders of a CSV file, titles in Chinese or English: all of it is read before anything is done.
 * @param encoding as `TextDecoder` names it; UTF-8 where absent
 * @throws OperatorError ORDER_COLUMN_UNKNOWN, ORDER_COLUMN_MISSING, HEADER_INVALID, FILE_EMPTY,
 *   FILE_TOO_LONG, and those of {@link readTable}
 */
export async function readOrders(
  file: string,
  encoding?: string,
): Promise<readonly (OrderLine | RefusedOrder)[]> {
  const orders: (OrderLine | RefusedOrder)[] = [];
  let columns: readonly string[] | undefined;
  const csv = encoding === undefined ? {} : { encoding };
  for await (const { line, cells } of readTable(file, csv, () => undefined)) {
    if (!columns) columns = columnsOf(cells);
    else if (cells.some((cell) => cell !== '')) orders.push(orderOf(line, cells, columns));
    if (orders.length > MOST_LINES)
      throw new OperatorError('FILE_TOO_LONG', `一次至多 ${MOST_LINES} 行，请分成几个文件`);
  }
  if (!columns) throw new OperatorError('FILE_EMPTY', '文件是空的');
  return orders;
}
