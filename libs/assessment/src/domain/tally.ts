import { CLOCK_NAMES, type ClockName } from '#whistle';
import { addToBin, type DurationSketch, emptySketch, quantilesMinutes } from './duration-sketch.js';
import { type Contribution, measuresOf, type Measures, noCounts } from './measures.js';
import { mergeSketchText } from './sketch-text.js';

/** A running sum over summonses: counts in the order of `MEASURES`, a sketch per clock. */
export interface Tally {
  readonly counts: number[];
  readonly sketches: readonly DurationSketch[];
}

/** How one clock came out over all summonses of a row. */
export interface ClockStatistics {
  readonly onTime: number;
  readonly late: number;
  /** Limits still running or missed without a stop: in the denominator, and not on time. */
  readonly open: number;
  /** Those that count for the rate: on time, late and open. Excused and unlimited ones do not. */
  readonly due: number;
  /** `onTime / due`; null when nothing was due. */
  readonly onTimeRate: number | null;
  /**
   * Natural minutes net of pauses, over stopped clocks: the lower order statistic (that at rank
   * ⌊q·(n−1)⌋), within 1 %; null when none has stopped.
   */
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
}

export interface Statistics {
  readonly measures: Measures;
  readonly clocks: Readonly<Record<ClockName, ClockStatistics>>;
}

export const newTally = (): Tally => ({
  counts: noCounts(),
  sketches: CLOCK_NAMES.map(emptySketch),
});

export function addContribution(tally: Tally, { counts, bins }: Contribution): void {
  addCounts(tally, counts);
  bins.forEach((bin, clock) => {
    const sketch = tally.sketches[clock];
    if (sketch && bin !== null) addToBin(sketch, bin, 1);
  });
}

/** Adds stored sums: counts, and sketches as texts. */
export function addSums(tally: Tally, counts: readonly number[], texts: readonly string[]): void {
  addCounts(tally, counts);
  tally.sketches.forEach((sketch, clock) => mergeSketchText(sketch, texts[clock] ?? ''));
}

function addCounts(tally: Tally, counts: readonly number[]): void {
  for (let index = 0; index < counts.length; index++)
    tally.counts[index] = (tally.counts[index] ?? 0) + (counts[index] ?? 0);
}

/** A quotient; null when there is nothing to divide by, never 0 or 1 by default. */
export const rateOf = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : numerator / denominator;

export function statisticsOf(tally: Tally): Statistics {
  const measures = measuresOf(tally.counts);
  const clock = (name: ClockName): ClockStatistics => {
    const sketch = tally.sketches[CLOCK_NAMES.indexOf(name)] ?? emptySketch();
    const onTime = measures[`${name}OnTime`];
    const late = measures[`${name}Late`];
    const open = measures[`${name}Open`];
    const due = onTime + late + open;
    const [p50, p90, p95] = quantilesMinutes(sketch, [0.5, 0.9, 0.95]);
    const percentiles = { p50: p50 ?? null, p90: p90 ?? null, p95: p95 ?? null };
    return { onTime, late, open, due, onTimeRate: rateOf(onTime, due), ...percentiles };
  };
  return {
    measures,
    clocks: {
      acknowledge: clock('acknowledge'),
      contact: clock('contact'),
      arrive: clock('arrive'),
      resolve: clock('resolve'),
    },
  };
}
