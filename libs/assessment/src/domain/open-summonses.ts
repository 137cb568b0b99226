import { CLOCK_NAMES } from '#whistle';
import { ALL_DUE, type JudgedFact } from './judged-counts.js';
import { correctionOf } from './measures.js';

/** A summons with something that is not yet due, and the names of the cells that count it. */
export interface OpenSummons {
  readonly id: string;
  readonly fact: JudgedFact;
  readonly cells: readonly string[];
}

interface Entry extends OpenSummons {
  /** The first time at which its counts change. */
  readonly next: string;
  /** What cells count too much or too little for it, in the order of `MEASURES`. */
  readonly correction: readonly number[];
}

interface Sum {
  summonses: number;
  readonly counts: number[];
}

/** The first of its times that is not before the cut-off; undefined where none is. */
function nextOf(fact: JudgedFact, cutOff: string): string | undefined {
  const dues = CLOCK_NAMES.map((clock) => fact[`${clock}Due`]);
  let next: string | undefined;
  for (const time of [...dues, ...fact.pending.map(({ at }) => at)])
    if (time !== null && time >= cutOff && (next === undefined || time < next)) next = time;
  return next;
}

/**
 * What is open and not yet due at a cut-off (数据截止), and by how much cells are wrong for it: they count
 * every clock that runs as fallen due. A cut-off that moves on costs no more than what falls due meanwhile.
 */
export class OpenSummonses {
  readonly #entries = new Map<string, Entry>();
  readonly #sums = new Map<string, Sum>();
  #cutOff: string;

  /** @param cutOff ISO 8601 UTC */
  constructor(cutOff: string) {
    this.#cutOff = cutOff;
  }

  get cutOff(): string {
    return this.#cutOff;
  }

  /** What has to be added to the counts of a cell; undefined where nothing. */
  correctionOf(cell: string): readonly number[] | undefined {
    return this.#sums.get(cell)?.counts;
  }

  /** Every cell that has to be corrected. */
  get cells(): Iterable<string> {
    return this.#sums.keys();
  }

  /** A summons as it now is; kept only while something of it is not yet due. */
  enter({ id, fact, cells }: OpenSummons): void {
    this.leave(id);
    const next = nextOf(fact, this.#cutOff);
    if (next === undefined) return;
    const correction = correctionOf(fact, { at: this.#cutOff, from: ALL_DUE });
    const entry = { id, fact, cells, next, correction };
    this.#entries.set(id, entry);
    this.#add(entry, 1);
  }

  /** Nothing of it is open any more. */
  leave(id: string): void {
    const entry = this.#entries.get(id);
    if (entry && this.#entries.delete(id)) this.#add(entry, -1);
  }

  /** @param cutOff not before the one that it has */
  moveTo(cutOff: string): void {
    if (cutOff === this.#cutOff) return;
    this.#cutOff = cutOff;
    for (const entry of this.#entries.values()) if (entry.next < cutOff) this.enter(entry);
  }

  #add({ cells, correction }: Entry, times: 1 | -1): void {
    for (const cell of cells) {
      const sum = this.#sums.get(cell) ?? { summonses: 0, counts: correction.map(() => 0) };
      sum.summonses += times;
      if (sum.summonses === 0) this.#sums.delete(cell);
      else this.#sums.set(cell, sum);
      for (let measure = 0; measure < correction.length; measure++)
        sum.counts[measure] = (sum.counts[measure] ?? 0) + (correction[measure] ?? 0) * times;
    }
  }
}
