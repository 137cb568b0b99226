import { hash } from 'node:crypto';
import { type CellFault, isCellFault, rowOf } from '../tables/table-row.js';
import { listOf, type Mapping, stepOf, type Value } from './mapping.js';
import { isTimeFault, type RowPart, type RowTimeFault, rowTimes } from './row-times.js';
import type { Units } from './units.js';
import {
  type Cells,
  Columns,
  compileColumn,
  compileJoin,
  compileRules,
  compileValue,
  type CompileOptions,
  type CellReader,
} from './values.js';

/** A row as the mapping understands it. */
export interface ReadRow {
  readonly line: number;
  readonly case: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** What happened, and when: more than one time where steps have times of their own. */
  readonly parts: readonly RowPart[];
  /** Which entry of `steps` takes it; -1 for none. */
  readonly rule: number;
  readonly unit: string;
  readonly street: string;
  /** Same for two rows of the same content, in whatever order the columns are. */
  readonly digest: string;
  readonly cells: Cells;
}

/** Why a row cannot be read. */
export type RowFault =
  CellFault | RowTimeFault | { readonly code: 'CASE_MISSING'; readonly detail: string };
export type RowFaultCode = RowFault['code'];

export const isRowFault = (read: ReadRow | RowFault): read is RowFault => 'code' in read;

/** Reads rows of one table by one mapping. */
export interface RowReader {
  readonly columns: Columns;
  read(line: number, cells: readonly string[]): ReadRow | RowFault;
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

/** Collects the other organisations of a row: those called besides the lead, and replacements. */
function othersNamed(
  { whistle, steps }: Mapping,
  compiling: CompileOptions,
  units: Units,
): (cells: Cells, rule: number) => void {
  const compile = (value: Value, pointer: string) => compileValue(value, compiling, pointer);
  const called = (['assisting', 'informed'] as const).map((name) =>
    compile(whistle[name] ?? '', `/whistle/${name}`),
  );
  const ofSteps = steps.map(({ then }, i) =>
    then.map((step, j) => compile(stepOf(step).unit ?? '', `/steps/${i}/then/${j}/unit`)),
  );
  return (cells, rule) => {
    if (rule < 0) return;
    for (const read of called) units.idsOf('dept', read(cells));
    for (const read of ofSteps[rule] ?? []) units.idOf('dept', read(cells));
  };
}

/** The functions that read a row's cells by the mapping. */
function readings(mapping: Mapping, columns: Columns, units: Units) {
  const compiling = { columns, ignoreCase: mapping.ignoreCase ?? true };
  const unit = compileColumn(mapping.columns.unit, compiling, '/columns/unit');
  const street = compileValue(mapping.whistle.street, compiling, '/whistle/street');
  return {
    caseOf: compileJoin(listOf(mapping.columns.case), columns, '/columns/case', '/'),
    ruleOf: compileRules(mapping.steps, compiling),
    unitOf: ((cells) => units.idOf('dept', unit(cells))) as CellReader,
    streetOf: ((cells) => units.idOf('street', street(cells))) as CellReader,
    collectOthers: othersNamed(mapping, compiling, units),
    digestOf: digester(columns),
  };
}

export interface RowReaderOptions {
  readonly mapping: Mapping;
  readonly units: Units;
  /** Later times are refused as in the future; none is where undefined. */
  readonly latest: number | undefined;
}

/**
 * Prepares the reading of a table with these columns.
 * @throws OperatorError COLUMN_MISSING and others where mapping and table do not fit
 */
export function rowReader(
  { mapping, units, latest }: RowReaderOptions,
  header: readonly string[],
): RowReader {
  const columns = new Columns(header);
  const of = readings(mapping, columns, units);
  const times = rowTimes(mapping, columns, latest);
  const empty = new Set(mapping.csv?.empty ?? []);
  return {
    columns,
    read(line, raw) {
      const full = rowOf(raw, columns.names);
      if (isCellFault(full)) return full;
      const cells = empty.size === 0 ? full : full.map((cell) => (empty.has(cell) ? '' : cell));
      const key = of.caseOf(cells);
      if (key === '') return { code: 'CASE_MISSING', detail: '' };
      const rule = of.ruleOf(cells);
      const timed = times.read(cells, rule);
      if (isTimeFault(timed)) return timed;
      of.collectOthers(cells, rule);
      const named = { unit: of.unitOf(cells), street: of.streetOf(cells) };
      return { line, case: key, ...timed, rule, ...named, digest: of.digestOf(cells), cells };
    },
  };
}
