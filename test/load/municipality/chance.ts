import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Neighbouring seeds begin alike: the first draws are thrown away. */
const WARM_UP = 16;

/** A seeded source: the same seed and key give the same draws on every machine. */
export class Chance {
  readonly #generator;

  constructor(seed: number, key: number) {
    this.#generator = xoroshiro128plus(Math.imul(seed ^ 0x9e3779b9, 2 * key + 1) ^ key);
    for (let draw = 0; draw < WARM_UP; draw += 1) this.unit();
  }

  /** From 0 up to, not including, 1. */
  unit(): number {
    return uniformFloat64(this.#generator);
  }

  /** Both ends included. */
  int(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  happens(probability: number): boolean {
    return this.unit() < probability;
  }

  /** @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    const found = list[this.int(0, Math.max(0, list.length - 1))];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** Milliseconds between two bounds; short waits are more frequent than long ones. */
  wait(least: number, most: number): number {
    return Math.round(least + (most - least) * this.unit() ** 3);
  }
}
