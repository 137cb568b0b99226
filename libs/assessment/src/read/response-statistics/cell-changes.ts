import { type Contribution, noCounts } from '../../domain/measures.js';
import { monthOf } from '#calendar';
import type { SummonsFact } from '../../domain/summons-fact.js';
import {
  type CellKey,
  cellOf,
  DIMENSIONS,
  type Grain,
  type Pair,
  PAIR_SEPARATOR,
  PAIRS,
  type Rollup,
} from './response-statistics.tables.js';

/** Adds `times` durations to a bin; `clock` is the index in `SKETCHES`. */
interface BinChange {
  readonly clock: number;
  readonly bin: number;
  readonly times: number;
}

/** Changes of one cell in a batch. */
export interface CellChange {
  readonly cell: string;
  readonly counts: number[];
  readonly bins: BinChange[];
}

/** Adds a number to a count; `measure` is the index in `MEASURES`. */
interface CountChange {
  readonly measure: number;
  readonly by: number;
}

/** The new contribution of a summons minus its old one: only what differs. */
interface Difference {
  readonly counts: readonly CountChange[];
  readonly bins: readonly BinChange[];
}

function binChanges(before: Contribution | undefined, after: Contribution): BinChange[] {
  const changes: BinChange[] = [];
  for (const [clock, bin] of after.bins.entries()) {
    const old = before?.bins[clock] ?? null;
    if (bin === old) continue;
    if (old !== null) changes.push({ clock, bin: old, times: -1 });
    if (bin !== null) changes.push({ clock, bin, times: 1 });
  }
  return changes;
}

function countChanges(before: Contribution | undefined, after: Contribution): CountChange[] {
  const changes: CountChange[] = [];
  for (let measure = 0; measure < after.counts.length; measure++) {
    const by = (after.counts[measure] ?? 0) - (before?.counts[measure] ?? 0);
    if (by !== 0) changes.push({ measure, by });
  }
  return changes;
}

const difference = (before: Contribution | undefined, after: Contribution): Difference => ({
  counts: countChanges(before, after),
  bins: binChanges(before, after),
});

const PAIR_ROLLUPS = Object.entries(PAIRS) as [Pair, (typeof PAIRS)[Pair]][];

/** Collects the changes of a batch, one entry per cell. */
export class CellChanges {
  readonly #changes = new Map<string, CellChange>();

  /** Replaces a summons's old contribution by the new one in all its cells. */
  add(fact: SummonsFact, before: Contribution | undefined, after: Contribution): void {
    const changed = difference(before, after);
    if (changed.bins.length === 0 && changed.counts.length === 0) return;
    const month = monthOf(fact.day);
    this.#addTo('all', '', fact.day, changed);
    for (const dimension of DIMENSIONS) this.#addTo(dimension, fact[dimension], fact.day, changed);
    for (const [rollup, [one, other]] of PAIR_ROLLUPS) {
      const value = `${fact[one]}${PAIR_SEPARATOR}${fact[other]}`;
      this.#addToCell({ rollup, grain: 'month', period: month, value }, changed);
    }
  }

  values(): CellChange[] {
    return [...this.#changes.values()];
  }

  #addTo(rollup: Rollup, value: string, day: string, changed: Difference): void {
    const of = (grain: Grain, period: string): CellKey => ({ rollup, grain, period, value });
    this.#addToCell(of('day', day), changed);
    this.#addToCell(of('month', monthOf(day)), changed);
  }

  #addToCell(key: CellKey, { counts, bins }: Difference): void {
    const cell = cellOf(key);
    let change = this.#changes.get(cell);
    if (!change) this.#changes.set(cell, (change = { cell, counts: noCounts(), bins: [] }));
    for (const { measure, by } of counts)
      change.counts[measure] = (change.counts[measure] ?? 0) + by;
    if (bins.length > 0) change.bins.push(...bins);
  }
}
