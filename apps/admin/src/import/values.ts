import { AdminError } from '../admin-error.js';
import type { Cells, Columns } from './columns.js';
import { listOf, type Lookup, type Value } from './mapping.js';

/** What a value of the mapping gives for a row. */
export type Read = (cells: Cells) => string;

export interface Compiling {
  readonly columns: Columns;
  readonly ignoreCase: boolean;
}

/** Letter case and width are no difference where the mapping does not insist. */
export const folded = (text: string, ignoreCase: boolean): string =>
  ignoreCase ? text.normalize('NFKC').toLowerCase() : text;

const PLACE = /\{\{|\{([^{}]*)\}/g;

function template(text: string, columns: Columns, pointer: string): Read {
  const parts: (string | number)[] = [];
  let last = 0;
  for (const match of text.matchAll(PLACE)) {
    parts.push(text.slice(last, match.index));
    const name = match[1];
    parts.push(name === undefined ? '{' : columns.require(name, pointer));
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  const only = parts.length === 1 ? text : undefined;
  if (only !== undefined) return () => only;
  return (cells) =>
    parts.map((part) => (typeof part === 'string' ? part : (cells[part] ?? ''))).join('');
}

/** The value of the first of these columns that is not empty; empty where all are. */
function firstOf(indexes: readonly number[]): Read {
  return (cells) => {
    for (const index of indexes) if (cells[index]) return cells[index];
    return '';
  };
}

function lookup(value: Lookup, { columns, ignoreCase }: Compiling, pointer: string): Read {
  const from = listOf(value.from).map((name) => columns.require(name, `${pointer}/from`));
  const first = firstOf(from);
  const map = new Map(
    Object.entries(value.map ?? {}).map(([key, to]) => [folded(key, ignoreCase), to]),
  );
  const missing = template(value.default ?? '', columns, `${pointer}/default`);
  const other = value.otherwise;
  const otherwise = other === undefined ? first : template(other, columns, `${pointer}/otherwise`);
  return (cells) => {
    const found = first(cells);
    if (found === '') return map.get('') ?? missing(cells);
    return map.get(folded(found, ignoreCase)) ?? otherwise(cells);
  };
}

/** A value of the mapping as a function of a row. */
export function compileValue(value: Value, compiling: Compiling, pointer: string): Read {
  const read =
    typeof value === 'string'
      ? template(value, compiling.columns, pointer)
      : lookup(value, compiling, pointer);
  return (cells) => read(cells).trim();
}

/** As {@link compileValue}, for places where plain text is the name of a column. */
export function compileColumn(value: string | Lookup, compiling: Compiling, pointer: string): Read {
  if (typeof value !== 'string') return compileValue(value, compiling, pointer);
  return firstOf([compiling.columns.require(value, pointer)]);
}

const SEPARATOR = ' ';

/** The values of several columns, joined; empty where all are. */
export function compileJoin(
  names: readonly string[],
  columns: Columns,
  pointer: string,
  separator: string = SEPARATOR,
): Read {
  if (names.length === 0) throw new AdminError('MAPPING_INVALID', `映射文件有误：${pointer}`);
  const indexes = names.map((name) => columns.require(name, pointer));
  const [only] = indexes;
  if (indexes.length === 1 && only !== undefined) return (cells) => cells[only] ?? '';
  return (cells) => {
    const values = indexes.map((index) => cells[index] ?? '');
    return values.every((value) => value === '') ? '' : values.join(separator).trim();
  };
}
