import type { Contribution } from '../../domain/measures.js';
import { monthOf } from '#calendar';
import type { SummonsFact } from '../../domain/summons-fact.js';
import {
  cellOf,
  type Dimension,
  DIMENSIONS,
  hasSketches,
  type Pair,
  PAIR_SEPARATOR,
  PAIRS,
  type Rollup,
} from './response-statistics.tables.js';

/** Adds `times` durations to a bin; `sketch` is the index in `SKETCHES`. */
interface BinChange {
  readonly sketch: number;
  readonly bin: number;
  readonly times: number;
}

/** The new contribution of a summons minus its old one: only what differs. */
interface Difference {
  /**
   * Pairs of an index in `MEASURES` and a number to add. Numbers side by side: a batch holds them until its
   * cells are written, and an object for each would be most of what it holds.
   */
  readonly counts: readonly number[];
  readonly bins: readonly BinChange[];
}

/** What a batch changes in one cell. */
export interface CellChange {
  readonly cell: string;
  readonly hasSketches: boolean;
  readonly differences: Difference[];
}

/** What cells a summons is counted in. */
type Described = Pick<SummonsFact, Dimension | 'role' | 'day'>;

function binChanges(before: Contribution | undefined, after: Contribution): BinChange[] {
  const changes: BinChange[] = [];
  for (const [sketch, bin] of after.bins.entries()) {
    const old = before?.bins[sketch] ?? null;
    if (bin === old) continue;
    if (old !== null) changes.push({ sketch, bin: old, times: -1 });
    if (bin !== null) changes.push({ sketch, bin, times: 1 });
  }
  return changes;
}

function countChanges(before: Contribution | undefined, after: Contribution): number[] {
  const changes: number[] = [];
  for (let measure = 0; measure < after.counts.length; measure++) {
    const by = (after.counts[measure] ?? 0) - (before?.counts[measure] ?? 0);
    if (by !== 0) changes.push(measure, by);
  }
  return changes;
}

const PAIR_ROLLUPS = Object.keys(PAIRS) as Pair[];

/** Of the cells of a summons, in the order of {@link cellsOf}. */
const ROLLUP_OF_CELL: readonly Rollup[] = [
  ...(['all', ...DIMENSIONS] as const).flatMap((rollup) => [rollup, rollup]),
  ...PAIR_ROLLUPS,
];

/** All cells that a summons is counted in. */
export function cellsOf(fact: Described): string[] {
  const { day: period } = fact;
  const cells: string[] = [];
  const month = monthOf(period);
  for (const rollup of ['all', ...DIMENSIONS] as const) {
    const value = rollup === 'all' ? '' : fact[rollup];
    cells.push(cellOf({ rollup, grain: 'day', period, value }));
    cells.push(cellOf({ rollup, grain: 'month', period: month, value }));
  }
  for (const rollup of PAIR_ROLLUPS)
    cells.push(cellOf({ rollup, grain: 'month', period: month, value: pairOf(rollup, fact) }));
  return cells;
}

function pairOf(rollup: Pair, fact: Described): string {
  const [one, other] = PAIRS[rollup];
  return `${fact[one]}${PAIR_SEPARATOR}${fact[other]}`;
}

/** Collects the changes of a batch, one entry per cell. */
export class CellChanges {
  readonly #changes = new Map<string, CellChange>();

  /** Replaces a summons's old contribution by the new one in all its cells. */
  add(fact: SummonsFact, before: Contribution | undefined, after: Contribution): void {
    const difference = { counts: countChanges(before, after), bins: binChanges(before, after) };
    if (difference.bins.length === 0 && difference.counts.length === 0) return;
    for (const [index, cell] of cellsOf(fact).entries()) {
      const known = this.#changes.get(cell);
      if (known) known.differences.push(difference);
      else {
        const rollup = ROLLUP_OF_CELL[index] ?? 'all';
        const change = { cell, hasSketches: hasSketches(rollup), differences: [difference] };
        this.#changes.set(cell, change);
      }
    }
  }

  /** What changed, by cell. */
  values(): CellChange[] {
    return [...this.#changes.values()];
  }
}
