import { OperatorError, shorten } from '#event-sourcing';
import { listOf, type Lookup, type Names, type StepRule, type Value } from './mapping.js';

/** The cells of a row, trimmed, by index of their column. */
export type Cells = readonly string[];

const MOST_SHOWN = 20;

/** Names of a table's columns. Blanks around a name are ignored, and its case where it stays unique. */
export class Columns {
  readonly names: readonly string[];

  constructor(header: readonly string[]) {
    this.names = header.map((name) => name.trim());
  }

  find(name: string): number | undefined {
    const exact = this.#all((n) => n === name);
    const found = exact.length > 0 ? exact : this.#all((n) => sameName(n, name));
    return found.length === 1 ? found[0] : undefined;
  }

  /**
   * Index of a column that the mapping names at a JSON pointer.
   * @throws OperatorError COLUMN_MISSING or COLUMN_AMBIGUOUS
   */
  require(name: string, pointer: string): number {
    const index = this.find(name);
    if (index !== undefined) return index;
    const several = this.#all((n) => sameName(n, name)).length > 1;
    if (several)
      throw new OperatorError('COLUMN_AMBIGUOUS', `文件中有多个“${name}”列（映射 ${pointer}）`);
    const shown = shorten(this.names.slice(0, MOST_SHOWN).join('、'), 300);
    const message = `文件中没有“${name}”列（映射 ${pointer}）；文件的列是：${shown}`;
    throw new OperatorError('COLUMN_MISSING', message);
  }

  #all(condition: (name: string) => boolean): number[] {
    return this.names.flatMap((name, index) => (condition(name) ? [index] : []));
  }
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

/** What a value of the mapping gives for a row. */
export type CellReader = (cells: Cells) => string;

export interface CompileOptions {
  readonly columns: Columns;
  readonly ignoreCase: boolean;
}

/** Letter case and width are ignored unless the mapping says otherwise. */
export const foldCase = (text: string, ignoreCase: boolean): string =>
  ignoreCase ? text.normalize('NFKC').toLowerCase() : text;

const PLACE = /\{\{|\{([^{}]*)\}/g;

function template(text: string, columns: Columns, pointer: string): CellReader {
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
function firstOf(indexes: readonly number[]): CellReader {
  return (cells) => {
    for (const index of indexes) if (cells[index]) return cells[index];
    return '';
  };
}

function lookup(
  value: Lookup,
  { columns, ignoreCase }: CompileOptions,
  pointer: string,
): CellReader {
  const from = listOf(value.from).map((name) => columns.require(name, `${pointer}/from`));
  const first = firstOf(from);
  const map = new Map(
    Object.entries(value.map ?? {}).map(([key, to]) => [foldCase(key, ignoreCase), to]),
  );
  const missing = template(value.default ?? '', columns, `${pointer}/default`);
  const other = value.otherwise;
  const otherwise = other === undefined ? first : template(other, columns, `${pointer}/otherwise`);
  return (cells) => {
    const found = first(cells);
    if (found === '') return map.get('') ?? missing(cells);
    return map.get(foldCase(found, ignoreCase)) ?? otherwise(cells);
  };
}

/** A value of the mapping as a function of a row. */
export function compileValue(value: Value, compiling: CompileOptions, pointer: string): CellReader {
  const read =
    typeof value === 'string'
      ? template(value, compiling.columns, pointer)
      : lookup(value, compiling, pointer);
  return (cells) => read(cells).trim();
}

/** As {@link compileValue}, for places where plain text is the name of a column. */
export function compileColumn(
  value: string | Lookup,
  compiling: CompileOptions,
  pointer: string,
): CellReader {
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
): CellReader {
  if (names.length === 0) throw new OperatorError('MAPPING_INVALID', `映射文件有误：${pointer}`);
  const indexes = names.map((name) => columns.require(name, pointer));
  const [only] = indexes;
  if (indexes.length === 1 && only !== undefined) return (cells) => cells[only] ?? '';
  return (cells) => {
    const values = indexes.map((index) => cells[index] ?? '');
    return values.every((value) => value === '') ? '' : values.join(separator).trim();
  };
}

export type RowCondition = (cells: Cells) => boolean;

const REGEXP_SIGNS = /[.*+?^${}()|[\]\\]/g;

/** `*` stands for any text. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(REGEXP_SIGNS, '\\$&').replaceAll('\\*', '[^]*')}$`, 'u');

function condition(index: number, values: Names, ignoreCase: boolean): RowCondition {
  const wanted = listOf(values).map((value) => foldCase(value.trim(), ignoreCase));
  const exact = new Set(wanted.filter((value) => !value.includes('*')));
  const patterns = wanted.filter((value) => value.includes('*')).map(wildcard);
  return (cells) => {
    const cell = foldCase(cells[index] ?? '', ignoreCase);
    return exact.has(cell) || patterns.some((pattern) => pattern.test(cell));
  };
}

/**
 * Whether conditions all hold, by column; always where there are none.
 * @throws OperatorError COLUMN_MISSING
 */
export function compileWhen(
  when: StepRule['when'] | undefined,
  compiling: CompileOptions,
  pointer: string,
): RowCondition {
  const conditions = Object.entries(when ?? {}).map(([name, values]) =>
    condition(columnOf(compiling.columns, name, pointer), values, compiling.ignoreCase),
  );
  return (cells) => conditions.every((holds) => holds(cells));
}

/** JSON pointers write `~` and `/` in a key as `~0` and `~1` (RFC 6901). */
const columnOf = (columns: Columns, name: string, pointer: string): number =>
  columns.require(name, `${pointer}/when/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);

/** Index of the first rule whose conditions all hold; -1 where a row is unmapped. */
export function compileRules(
  rules: readonly StepRule[],
  compiling: CompileOptions,
): (cells: Cells) => number {
  const holds = rules.map(({ when }, i) => compileWhen(when, compiling, `/steps/${i}`));
  return (cells) => holds.findIndex((matches) => matches(cells));
}
