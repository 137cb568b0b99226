import { type Contribution, noCounts } from '../../domain/measures.js';
import { monthOf } from '#calendar';
import type { SummonsFact } from '../../domain/summons-fact.js';
import {
  type CellKey,
  cellOf,
  DIMENSIONS,
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
  /** Sums of days, which also belong to the month. */
  readonly #days: { readonly key: CellKey; readonly change: CellChange }[] = [];

  /** Replaces a summons's old contribution by the new one in all its cells. */
  add(fact: SummonsFact, before: Contribution | undefined, after: Contribution): void {
    const changed = difference(before, after);
    if (changed.bins.length === 0 && changed.counts.length === 0) return;
    this.#addToDay('all', '', fact.day, changed);
    for (const dimension of DIMENSIONS)
      this.#addToDay(dimension, fact[dimension], fact.day, changed);
    const period = monthOf(fact.day);
    for (const [rollup, [one, other]] of PAIR_ROLLUPS) {
      const value = `${fact[one]}${PAIR_SEPARATOR}${fact[other]}`;
      addTo(this.#of({ rollup, grain: 'month', period, value }), changed);
    }
  }

  /** What changed, by cell; months are made of their days, so that a batch adds each change up once. */
  values(): CellChange[] {
    for (const { key, change } of this.#days.splice(0)) {
      const month = this.#of({ ...key, grain: 'month', period: monthOf(key.period) });
      for (let measure = 0; measure < change.counts.length; measure++)
        month.counts[measure] = (month.counts[measure] ?? 0) + (change.counts[measure] ?? 0);
      for (const bin of change.bins) month.bins.push(bin);
    }
    return [...this.#changes.values()];
  }

  #addToDay(rollup: Rollup, value: string, period: string, changed: Difference): void {
    const key: CellKey = { rollup, grain: 'day', period, value };
    const known = this.#changes.size;
    const change = this.#of(key);
    if (this.#changes.size > known) this.#days.push({ key, change });
    addTo(change, changed);
  }

  #of(key: CellKey): CellChange {
    const cell = cellOf(key);
    let change = this.#changes.get(cell);
    if (!change) this.#changes.set(cell, (change = { cell, counts: noCounts(), bins: [] }));
    return change;
  }
}

function addTo(change: CellChange, { counts, bins }: Difference): void {
  for (const { measure, by } of counts) change.counts[measure] = (change.counts[measure] ?? 0) + by;
  for (const bin of bins) change.bins.push(bin);
}
