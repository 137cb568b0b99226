import { MINUTE_MS } from '#calendar';
import { binOf, type DurationSketch } from './duration-sketch.js';

const [HOUR, DAY] = [60, 24 * 60];

/**
 * Upper bounds of the steps of a distribution, in minutes; the last step has none. They never change, so
 * that months can be laid over each other.
 */
export const HISTOGRAM_MINUTES = [
  ...[10, 30, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR],
  ...[DAY, 2 * DAY, 3 * DAY, 5 * DAY, 7 * DAY, 10 * DAY, 15 * DAY, 30 * DAY],
] as const;

const LAST_BINS = HISTOGRAM_MINUTES.map((minutes) => binOf(minutes * MINUTE_MS));

/**
 * How many durations are in each step: above the bound before, and not above its own; within the 1 % of the
 * sketch. One more than {@link HISTOGRAM_MINUTES}.
 */
export function histogramOf({ zero, first, counts }: DurationSketch): number[] {
  const steps = new Array<number>(LAST_BINS.length + 1).fill(0);
  steps[0] = zero;
  let step = 0;
  for (let index = 0; index < counts.length; index++) {
    while (step < LAST_BINS.length && first + index > (LAST_BINS[step] ?? 0)) step++;
    steps[step] = (steps[step] ?? 0) + (counts[index] ?? 0);
  }
  return steps;
}
