import { hash } from 'node:crypto';
import type { Cells } from './columns.js';
import { Columns } from './columns.js';
import { compileRules } from './conditions.js';
import { listOf, type Mapping } from './mapping.js';
import { organisationId } from './organisation-id.js';
import { timeParser } from './time-parser.js';
import { compileColumn, compileJoin, compileValue, type Read } from './values.js';

/** A row as the mapping understands it. */
export interface ReadRow {
  readonly line: number;
  readonly case: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Which entry of `steps` takes it; -1 for none. */
  readonly rule: number;
  readonly unit: string;
  readonly street: string;
  /** Same for two rows of the same content, in whatever order the columns are. */
  readonly digest: string;
  readonly cells: Cells;
}

/** Why a row cannot even be looked at. */
export type RowFault = 'CASE_MISSING' | 'TIME_INVALID' | 'CELL_COUNT';

export const isFault = (read: ReadRow | RowFault): read is RowFault => typeof read === 'string';

/** Reads rows of one table by one mapping. */
export interface RowReader {
  readonly columns: Columns;
  read(line: number, cells: readonly string[]): ReadRow | RowFault;
  timeOf(cells: Cells): string;
}

/** Cells missing at the end or in excess, where they hold nothing, are what spreadsheets leave behind. */
function fitted(cells: readonly string[], width: number): string[] | undefined {
  if (cells.length === width) return [...cells];
  if (cells.length < width) return undefined;
  return cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : undefined;
}

function digester(columns: Columns): (cells: Cells) => string {
  const order = columns.names.map((name, index) => ({ name, index }));
  order.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index));
  return (cells) => {
    const filled = order.filter(({ index }) => cells[index]);
    const text = JSON.stringify(filled.map(({ name, index }) => [name, cells[index]]));
    return hash('sha256', text).slice(0, 32);
  };
}

function timeColumn({ columns: { time } }: Mapping) {
  return typeof time === 'string' ? { column: time } : time;
}

/** Names of all units and streets by their ids, as first seen. */
export type Names = Map<string, string>;

/** The mapping's readings of a row's cells. */
function readings(mapping: Mapping, columns: Columns, names: Names) {
  const { ignoreCase = true } = mapping;
  const compiling = { columns, ignoreCase };
  const time = timeColumn(mapping);
  const unit = compileColumn(mapping.columns.unit, compiling, '/columns/unit');
  const street = compileValue(mapping.whistle.street, compiling, '/whistle/street');
  return {
    caseOf: compileJoin(listOf(mapping.columns.case), columns, '/columns/case', '/'),
    timeOf: compileJoin(listOf(time.column), columns, '/columns/time'),
    parseTime: timeParser(time),
    ruleOf: compileRules(mapping.steps, compiling),
    unitOf: organisationOf('dept', unit, ignoreCase, names),
    streetOf: organisationOf('street', street, ignoreCase, names),
    digestOf: digester(columns),
  };
}

/**
 * Prepares the reading of a table with these columns.
 * @throws AdminError COLUMN_MISSING and others where mapping and table do not fit
 */
export function rowReader(mapping: Mapping, header: readonly string[], names: Names): RowReader {
  const columns = new Columns(header);
  const of = readings(mapping, columns, names);
  const empty = new Set(mapping.csv?.empty ?? []);
  return {
    columns,
    timeOf: of.timeOf,
    read(line, raw) {
      const full = fitted(raw, columns.names.length);
      if (!full) return 'CELL_COUNT';
      const cells = empty.size === 0 ? full : full.map((cell) => (empty.has(cell) ? '' : cell));
      const [key, at] = [of.caseOf(cells), of.parseTime(of.timeOf(cells))];
      if (key === '') return 'CASE_MISSING';
      if (at === undefined) return 'TIME_INVALID';
      const meaning = {
        rule: of.ruleOf(cells),
        unit: of.unitOf(cells),
        street: of.streetOf(cells),
      };
      return { line, case: key, at, ...meaning, digest: of.digestOf(cells), cells };
    },
  };
}

/** The id of the unit or street that a row names, entered under the name it is first seen by. */
function organisationOf(
  prefix: 'dept' | 'street',
  read: Read,
  ignoreCase: boolean,
  names: Names,
): Read {
  const known = new Map<string, string>();
  return (cells) => {
    const name = read(cells);
    if (name === '') return '';
    let id = known.get(name);
    if (id === undefined) {
      id = organisationId(prefix, name, ignoreCase);
      known.set(name, id);
      if (!names.has(id)) names.set(id, name);
    }
    return id;
  };
}
