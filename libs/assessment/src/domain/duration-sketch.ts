import { DDSketch } from '@datadog/sketches-js';
import { MINUTE_MS } from '#calendar';

/**
 * Durations as counts in logarithmic bins (DDSketch, Masson, Rim and Lee, VLDB 2019): any quantile
 * is within 1 % of an actual duration, whatever the shape of the distribution. Sketches merge, and
 * what was added can be taken away again exactly, which averages and t-digests cannot.
 */
export interface DurationSketch {
  /** Number of durations of 0, which have no logarithm. */
  zero: number;
  /** Bin of `counts[0]`. */
  first: number;
  /** One count per bin, without gaps; grows to both sides. */
  counts: number[];
}

/** A quantile differs from the exact one by at most this share of it. */
export const RELATIVE_ACCURACY = 0.01;

const { mapping } = new DDSketch({ relativeAccuracy: RELATIVE_ACCURACY });

/** The bin of durations of 0. */
export const ZERO_BIN = Number.MIN_SAFE_INTEGER;

export const emptySketch = (): DurationSketch => ({ zero: 0, first: 0, counts: [] });

/** The bin of a duration in milliseconds; bins are laid out over minutes. */
export const binOf = (ms: number): number => (ms > 0 ? mapping.key(ms / MINUTE_MS) : ZERO_BIN);

/** Extends `counts` to hold a bin. @returns its index */
function makeRoom(sketch: DurationSketch, bin: number): number {
  const { counts } = sketch;
  if (counts.length === 0) sketch.first = bin;
  if (bin < sketch.first) {
    sketch.counts = new Array<number>(sketch.first - bin).fill(0).concat(counts);
    sketch.first = bin;
  }
  const index = bin - sketch.first;
  while (sketch.counts.length <= index) sketch.counts.push(0);
  return index;
}

/** Adds `times` durations to a bin; a negative number removes them. Changes the sketch. */
export function addToBin(sketch: DurationSketch, bin: number, times: number): void {
  if (bin === ZERO_BIN) {
    sketch.zero += times;
    return;
  }
  const index = makeRoom(sketch, bin);
  sketch.counts[index] = (sketch.counts[index] ?? 0) + times;
}

/** Adds a duration in milliseconds. Changes the sketch. */
export const addDuration = (sketch: DurationSketch, ms: number, times = 1): void =>
  addToBin(sketch, binOf(ms), times);

/** Adds (or with -1 removes) all durations of `other`. Changes only `sketch`. */
export function mergeSketch(sketch: DurationSketch, other: DurationSketch, times = 1): void {
  sketch.zero += other.zero * times;
  if (other.counts.length === 0) return;
  makeRoom(sketch, other.first);
  makeRoom(sketch, other.first + other.counts.length - 1);
  const shift = other.first - sketch.first;
  other.counts.forEach((count, index) => {
    sketch.counts[index + shift] = (sketch.counts[index + shift] ?? 0) + count * times;
  });
}

/** How many durations it holds. */
export function sizeOf({ zero, counts }: DurationSketch): number {
  let size = zero;
  for (let index = 0; index < counts.length; index++) size += counts[index] ?? 0;
  return size;
}

/**
 * The durations in minutes at ascending quantiles (0–1): each that at rank ⌊q·(n−1)⌋ of the n in
 * order, which is DDSketch's own rule. All null for an empty sketch.
 */
export function quantilesMinutes(
  sketch: DurationSketch,
  quantiles: readonly number[],
): (number | null)[] {
  const { zero, first, counts } = sketch;
  const last = sizeOf(sketch) - 1;
  let seen = zero;
  let index = -1;
  return quantiles.map((q) => {
    if (last < 0) return null;
    while (seen <= q * last && index < counts.length - 1) seen += counts[++index] ?? 0;
    return index < 0 ? 0 : mapping.value(first + index);
  });
}
