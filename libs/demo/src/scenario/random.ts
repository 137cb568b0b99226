import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** First draws that are discarded, because neighbouring seeds begin alike. */
const WARM_UP = 16;

/** A seeded source: the same seed and key give the same draws on every machine. */
export class Random {
  readonly #generator;

  /** @param key each whistle has a generator of its own, so that changing one does not change others */
  constructor(seed: number, key: number) {
    this.#generator = xoroshiro128plus(Math.imul(seed ^ 0x9e3779b9, 2 * key + 1) ^ key);
    for (let i = 0; i < WARM_UP; i++) uniformFloat64(this.#generator);
  }

  /** Both ends included. */
  int(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  between(from: number, to: number): number {
    return from + uniformFloat64(this.#generator) * (to - from);
  }

  chance(probability: number): boolean {
    return uniformFloat64(this.#generator) < probability;
  }

  /** @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    const found = list[this.int(0, Math.max(0, list.length - 1))];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** Index into a list of weights. */
  weighted(weights: readonly number[]): number {
    let left = this.between(
      0,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
    const found = weights.findIndex((weight) => (left -= weight) < 0);
    return found < 0 ? weights.length - 1 : found;
  }

  /** An element, by its weight. */
  pickByWeight<T extends { readonly weight: number }>(list: readonly T[]): T {
    const found = list[this.weighted(list.map(({ weight }) => weight))];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }
}
