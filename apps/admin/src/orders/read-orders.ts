import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { AdminError } from '../admin-error.js';

/** A line of the file: its number, from 1, and its fields by their English names. */
export interface OrderLine {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
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

/** @throws AdminError naming the column */
function columnsOf(header: readonly string[]): string[] {
  const columns = header.map((title) => TITLES[title.trim()] ?? title.trim());
  const strange = columns.find((column) => !FIELDS.has(column));
  if (strange !== undefined) throw new AdminError('ORDER_COLUMN_UNKNOWN', `不认识的列“${strange}”`);
  const missing = REQUIRED.find((column) => !columns.includes(column));
  if (missing !== undefined) throw new AdminError('ORDER_COLUMN_MISSING', `缺少列“${missing}”`);
  return columns;
}

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string>>;
}

/**
 * The orders of a CSV file in UTF-8, titles in Chinese or English.
 * @throws AdminError ORDER_FILE_UNREADABLE, ORDER_COLUMN_UNKNOWN, ORDER_COLUMN_MISSING
 */
export async function* readOrders(file: string): AsyncGenerator<OrderLine> {
  const options = { bom: true, columns: columnsOf, info: true, skip_empty_lines: true } as const;
  const rows = createReadStream(file).on('error', (error) => parser.destroy(error));
  const parser = rows.pipe(parse({ ...options, relax_column_count: true }));
  try {
    for await (const { info, record } of parser as AsyncIterable<Parsed>)
      yield { line: info.lines, fields: record };
  } catch (error) {
    if (error instanceof AdminError) throw error;
    const known = error instanceof CsvError || (error as NodeJS.ErrnoException).code !== undefined;
    if (!known) throw error;
    throw new AdminError('ORDER_FILE_UNREADABLE', `${file} 无法读取：${(error as Error).message}`);
  }
}
