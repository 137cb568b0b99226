import type { Chance } from './chance.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Relative frequency of blows by local hour, 0–23: office hours, and an evening of noise and stalls. */
const HOURS = [3, 2, 1, 1, 1, 2, 4, 8, 12, 13, 12, 9, 6, 7, 10, 11, 10, 9, 8, 8, 7, 6, 5, 4];
/** By day from Monday, who finds what the weekend left. */
const WEEKDAYS = [1.3, 1.1, 1.05, 1, 1.05, 0.6, 0.55];

const mean = (weights: readonly number[]): number =>
  weights.reduce((sum, weight) => sum + weight, 0) / weights.length;

const relative = (weights: readonly number[], index: number): number =>
  (weights[index % weights.length] ?? 0) / mean(weights);

/** How many times the mean of a week is blown at a moment: milliseconds since Monday, 0 o'clock. */
export function intensityAt(moment: number): number {
  return (
    relative(WEEKDAYS, Math.floor(moment / DAY)) * relative(HOURS, Math.floor(moment / HOUR) % 24)
  );
}

/** Intensity of the busiest hour of the week. */
export const BUSIEST =
  (Math.max(...WEEKDAYS) / mean(WEEKDAYS)) * (Math.max(...HOURS) / mean(HOURS));

/**
 * Moments of blows from a moment on, endless: a Poisson process whose mean over a week is `perDay` a
 * day, in the shape of days and weeks. All in milliseconds since Monday, 0 o'clock.
 */
export function* blows(chance: Chance, perDay: number, from: number): Generator<number> {
  const most = (perDay * BUSIEST) / DAY;
  for (let moment = from; ;) {
    moment -= Math.log(1 - chance.unit()) / most;
    if (chance.happens(intensityAt(moment) / BUSIEST)) yield moment;
  }
}

/** Reads `1T08:30`: day of the week from 1 for Monday, local time. Undefined for anything else. */
export function momentOf(text: string): number | undefined {
  const [, day, hour, minute] = /^([1-7])T([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  return (Number(day) - 1) * DAY + Number(hour) * HOUR + Number(minute) * 60_000;
}
