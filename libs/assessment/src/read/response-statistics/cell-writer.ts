import type { Kysely } from 'kysely';
import { oneOf, upsertRows } from '#read-store';
import { addToBin, type DurationSketch } from '../../domain/duration-sketch.js';
import { noCounts, SKETCHES } from '../../domain/measures.js';
import { addNumbersIn, numbersText } from '../../domain/numbers-text.js';
import { parseSketch, sketchText } from '../../domain/sketch-text.js';
import type { CellChange } from './cell-changes.js';
import { type CellsTable, type StatisticsTables } from './response-statistics.tables.js';

type Tx = Kysely<StatisticsTables>;

async function cellsNow(tx: Tx, cells: readonly string[]): Promise<Map<string, CellsTable>> {
  const rows = await tx
    .selectFrom('cells')
    .selectAll()
    .where(oneOf(tx, 'cell', cells))
    .execute();
  return new Map(rows.map((row) => [row.cell, row]));
}

function countsAfter({ differences }: CellChange, text: string | undefined): string {
  const sums = noCounts();
  if (text !== undefined) addNumbersIn(sums, text);
  for (const { counts } of differences)
    for (let at = 0; at < counts.length; at += 2) {
      const measure = counts[at] ?? 0;
      sums[measure] = (sums[measure] ?? 0) + (counts[at + 1] ?? 0);
    }
  return numbersText(sums);
}

/** Only the sketches that changed are read and written. */
function sketchesAfter(change: CellChange, text: string | undefined): string {
  if (!change.hasSketches) return '';
  const texts = text === undefined ? SKETCHES.map(() => '') : text.split(' ');
  const changed: DurationSketch[] = [];
  for (const { bins } of change.differences)
    for (const { sketch, bin, times } of bins)
      addToBin((changed[sketch] ??= parseSketch(texts[sketch] ?? '')), bin, times);
  changed.forEach((sketch, index) => (texts[index] = sketchText(sketch)));
  return texts.join(' ');
}

function rowAfter(change: CellChange, row: CellsTable | undefined): CellsTable {
  const counts = countsAfter(change, row?.counts);
  return { cell: change.cell, counts, sketches: sketchesAfter(change, row?.sketches) };
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
