import type { Kysely } from 'kysely';
import { oneOf, upsertRows } from '#read-store';
import { addToBin } from '../../domain/duration-sketch.js';
import { MEASURES } from '../../domain/measures.js';
import { parseSketch, sketchText } from '../../domain/sketch-text.js';
import type { CellChange } from './cell-changes.js';
import {
  type CellsTable,
  SKETCH_COLUMNS,
  type StatisticsTables,
} from './response-statistics.tables.js';

type Tx = Kysely<StatisticsTables>;

async function cellsNow(tx: Tx, cells: readonly string[]): Promise<Map<string, CellsTable>> {
  const rows = await tx
    .selectFrom('cells')
    .selectAll()
    .where('cell', 'in', oneOf(tx, cells))
    .execute();
  return new Map(rows.map((row) => [row.cell, row]));
}

function sketchesAfter(change: CellChange, row: CellsTable | undefined): string[] {
  return SKETCH_COLUMNS.map((column, clock) => {
    const text = row?.[column] ?? '';
    const own = change.bins.filter((bin) => bin.clock === clock);
    if (own.length === 0) return text;
    const sketch = parseSketch(text);
    for (const { bin, times } of own) addToBin(sketch, bin, times);
    return sketchText(sketch);
  });
}

function rowAfter(change: CellChange, row: CellsTable | undefined): CellsTable {
  const counts = MEASURES.map((measure, index) => [
    measure,
    (row?.[measure] ?? 0) + (change.counts[index] ?? 0),
  ]);
  const sketches = sketchesAfter(change, row).map((text, clock) => [SKETCH_COLUMNS[clock], text]);
  return {
    cell: change.cell,
    ...change.key,
    ...Object.fromEntries([...counts, ...sketches]),
  } as CellsTable;
}

/** Adds a batch's changes to their cells: one query and one statement. */
export async function writeCells(tx: Tx, changes: readonly CellChange[]): Promise<void> {
  if (changes.length === 0) return;
  const now = await cellsNow(
    tx,
    changes.map(({ cell }) => cell),
  );
  const rows = changes.map((change) => rowAfter(change, now.get(change.cell)));
  await upsertRows(tx, 'cells', ['cell'], rows);
}
