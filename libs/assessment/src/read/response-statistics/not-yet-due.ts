import type { Kysely } from 'kysely';
import { firstDayOf, lastDayOf, monthOf } from '#calendar';
import { openSummonses } from './kept-open-summonses.js';
import {
  cellRange,
  describeCell,
  type Dimension,
  keyOf,
  type Rollup,
  rollupOf,
  type Span,
  type StatisticsTables,
} from './response-statistics.tables.js';

/** What corrections can be told apart by. */
export type Apart = Dimension | 'role' | 'day' | 'month';

/** Facts dispatched from one day to another, both included. */
export interface CorrectionQuestion {
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly from: string;
  readonly to: string;
  readonly by: readonly Apart[];
}

/** What the sums of cells count too much or too little at a cut-off, in the order of `MEASURES`. */
export interface Correction {
  readonly keys: Readonly<Partial<Record<Apart, string>>>;
  readonly counts: readonly number[];
}

/** Whole months are in cells of months, anything else in those of days. */
function spanOf({ from, to, by }: CorrectionQuestion): Span {
  const [first, last] = [monthOf(from), monthOf(to)];
  const whole = from <= firstDayOf(first) && to >= lastDayOf(last);
  return whole && !by.includes('day')
    ? { grain: 'month', from: first, to: last }
    : { grain: 'day', from, to };
}

/** @throws Error where no cells are kept for it */
function cellsFor({ by }: CorrectionQuestion, { grain }: Span): Rollup {
  const rollup = rollupOf(by, grain);
  if (!rollup) throw new Error(`no cells by ${by.join()} and ${grain}`);
  return rollup;
}

/**
 * What has to be added to cells at a cut-off: they count every clock that runs as fallen due. One for each
 * cell with something that is open and not yet due.
 */
export async function correctionsAt(
  view: Kysely<StatisticsTables>,
  question: CorrectionQuestion,
): Promise<Correction[]> {
  const span = spanOf(question);
  const { first, end } = cellRange(cellsFor(question, span), span);
  const open = await openSummonses(view, question.cutOff);
  const corrections: Correction[] = [];
  for (const cell of open.cells) {
    if (cell < first || cell >= end) continue;
    const described = describeCell(keyOf(cell));
    const keys = Object.fromEntries(question.by.map((apart) => [apart, described[apart] ?? '']));
    corrections.push({ keys, counts: open.correctionOf(cell)?.slice() ?? [] });
  }
  return corrections;
}
