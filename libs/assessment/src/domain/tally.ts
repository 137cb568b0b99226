import type { ClockName } from '#whistle';
import { addToBin, type DurationSketch, emptySketch, quantilesMinutes } from './duration-sketch.js';
import { histogramOf } from './histogram.js';
import {
  type Contribution,
  measuresOf,
  type Measures,
  noCounts,
  SKETCHES,
  sketchOf,
} from './measures.js';
import { addNumbersIn } from './numbers-text.js';
import type { StreetStep } from './pending-marks.js';
import { mergeSketchText } from './sketch-text.js';

/** A running sum over summonses: counts in the order of `MEASURES`, sketches in that of `SKETCHES`. */
export interface Tally {
  readonly counts: number[];
  readonly sketches: readonly DurationSketch[];
}

/** How clocks came out. */
export interface OnTimeCounts {
  readonly onTime: number;
  readonly late: number;
  /** Clocks that have not stopped and were due by the cut-off: in the denominator, and not on time. */
  readonly overdue: number;
  /** Clocks that have not stopped and were not due by the cut-off, or stand still: in no rate. */
  readonly notYetDue: number;
  /** Denominator of the rate: on time, late and overdue, without excused and unlimited ones. */
  readonly due: number;
  /** `onTime / due`; null when nothing was due. */
  readonly onTimeRate: number | null;
}

/** Results of one clock over all summonses of a row. */
export interface ClockStatistics extends OnTimeCounts {
  /** Natural minutes by the steps of `HISTOGRAM_MINUTES`, over stopped clocks. */
  readonly histogram: readonly number[];
  /** Working minutes, over those whose limit is in working time. */
  readonly workingHistogram: readonly number[];
  /**
   * Natural minutes net of pauses, over stopped clocks: the lower order statistic (that at rank
   * ⌊q·(n−1)⌋), within 1 %; null when none has stopped.
   */
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  /**
   * The same in working minutes, over summonses whose limit is in working time (工作时, 工作日), as the
   * on-time rate is. Null when there is none.
   */
  readonly workingP50: number | null;
  readonly workingP90: number | null;
  readonly workingP95: number | null;
}

export interface Statistics {
  readonly measures: Measures;
  readonly clocks: Readonly<Record<ClockName, ClockStatistics>>;
  /** The street's own steps, by what it was asked for. */
  readonly street: Readonly<Record<StreetStep, OnTimeCounts>>;
  /** 派单准确率: first calls that stood ÷ first calls; null where there were none. */
  readonly dispatchAccuracy: number | null;
}

export const newTally = (): Tally => ({
  counts: noCounts(),
  sketches: SKETCHES.map(emptySketch),
});

export function addContribution(tally: Tally, { counts, bins }: Contribution): void {
  addCounts(tally, counts);
  bins.forEach((bin, clock) => {
    const sketch = tally.sketches[clock];
    if (sketch && bin !== null) addToBin(sketch, bin, 1);
  });
}

/** Adds stored sums: counts and sketches as texts. */
export function addSums(tally: Tally, counts: string, texts: readonly string[]): void {
  addNumbersIn(tally.counts, counts);
  tally.sketches.forEach((sketch, clock) => mergeSketchText(sketch, texts[clock] ?? ''));
}

/** Adds counts in the order of `MEASURES`, which may be negative. */
export function addCounts(tally: Tally, counts: readonly number[]): void {
  for (let index = 0; index < counts.length; index++)
    tally.counts[index] = (tally.counts[index] ?? 0) + (counts[index] ?? 0);
}

/** A quotient; null for a denominator of 0. */
export const rateOf = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : numerator / denominator;

type Percentiles = readonly [p50: number | null, p90: number | null, p95: number | null];

function percentilesOf({ sketches }: Tally, sketch: number): Percentiles {
  const found = quantilesMinutes(sketches[sketch] ?? emptySketch(), [0.5, 0.9, 0.95]);
  const [p50 = null, p90 = null, p95 = null] = found;
  return [p50, p90, p95];
}

function onTimeCounts(measures: Measures, name: ClockName | StreetStep): OnTimeCounts {
  const onTime = measures[`${name}OnTime`];
  const late = measures[`${name}Late`];
  const overdue = measures[`${name}Overdue`];
  const notYetDue = measures[`${name}NotYetDue`];
  const due = onTime + late + overdue;
  return { onTime, late, overdue, notYetDue, due, onTimeRate: rateOf(onTime, due) };
}

export function statisticsOf(tally: Tally): Statistics {
  const measures = measuresOf(tally.counts);
  const clock = (name: ClockName): ClockStatistics => {
    const sketch = (time: 'natural' | 'working') =>
      histogramOf(tally.sketches[sketchOf(name, time)] ?? emptySketch());
    const histograms = { histogram: sketch('natural'), workingHistogram: sketch('working') };
    const [p50, p90, p95] = percentilesOf(tally, sketchOf(name, 'natural'));
    const [workingP50, workingP90, workingP95] = percentilesOf(tally, sketchOf(name, 'working'));
    const percentiles = { p50, p90, p95, workingP50, workingP90, workingP95 };
    return { ...onTimeCounts(measures, name), ...histograms, ...percentiles };
  };
  return {
    measures,
    dispatchAccuracy: rateOf(measures.firstCallsStood, measures.firstCalls),
    clocks: {
      acknowledge: clock('acknowledge'),
      contact: clock('contact'),
      arrive: clock('arrive'),
      resolve: clock('resolve'),
    },
    street: {
      confirmArrival: onTimeCounts(measures, 'confirmArrival'),
      verify: onTimeCounts(measures, 'verify'),
      rate: onTimeCounts(measures, 'rate'),
    },
  };
}
