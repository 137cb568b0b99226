import type { Temper } from './responders.js';

/** In time, late, never: chances relative to one another. */
export type Odds = readonly [inTime: number, late: number, never: number];

/** How an organisation answers. */
export interface Diligence {
  readonly acknowledge: Odds;
  readonly arrive: Odds;
  readonly report: Odds;
  /** How much of a limit it uses when it is in time: 1 leaves the spread as it is. */
  readonly pace: number;
  /** Chance that the street does not accept its arrival. */
  readonly disputed: number;
  /** Chance that a report is sent back, each time. */
  readonly sentBack: number;
  /** Chances of 非常不满意 … 非常满意, relative to one another. */
  readonly satisfaction: readonly number[];
}

export const DILIGENCE: Readonly<Record<Temper, Diligence>> = {
  brisk: {
    acknowledge: [97, 3, 0],
    arrive: [96, 4, 0],
    report: [95, 5, 0],
    pace: 0.45,
    disputed: 0.01,
    sentBack: 0.04,
    satisfaction: [0.5, 1, 6, 32, 60],
  },
  steady: {
    acknowledge: [89, 10.7, 0.3],
    arrive: [90, 9.7, 0.3],
    report: [86, 13.5, 0.5],
    pace: 0.8,
    disputed: 0.03,
    sentBack: 0.1,
    satisfaction: [1, 4, 15, 45, 35],
  },
  slow: {
    acknowledge: [68, 31, 1],
    arrive: [70, 29, 1],
    report: [61, 37, 2],
    pace: 1,
    disputed: 0.05,
    sentBack: 0.18,
    satisfaction: [5, 12, 33, 35, 15],
  },
  absent: {
    acknowledge: [45, 40, 15],
    arrive: [60, 37, 3],
    report: [60, 36, 4],
    pace: 1,
    disputed: 0.06,
    sentBack: 0.15,
    satisfaction: [14, 24, 34, 20, 8],
  },
  'shows-up': {
    acknowledge: [95, 5, 0],
    arrive: [95, 5, 0],
    report: [38, 52, 10],
    pace: 0.7,
    disputed: 0.12,
    sentBack: 0.42,
    satisfaction: [18, 30, 30, 16, 6],
  },
};
