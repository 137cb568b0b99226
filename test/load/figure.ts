/** One figure of the bench: a ratio against a baseline that was measured in the same run. */
export interface Figure {
  readonly name: string;
  /** Measured over baseline, or an absolute amount where `baseline` is null. */
  readonly value: number;
  /** For example `≥ 0.5`. Never asserted: a person reads it. */
  readonly goal: string;
  readonly what: string;
  /** With its unit. */
  readonly measured: string;
  readonly baseline: string;
}

/** How large a run is. */
export interface Scale {
  readonly quick: boolean;
  /** Rounds per figure; the median is taken. */
  readonly rounds: number;
  /** Whistles in the large history. */
  readonly whistles: number;
  /** Seconds of load per measurement over HTTP. */
  readonly seconds: number;
  /** Folder for everything that a run writes; removed at the end. */
  readonly folder: string;
  /** Progress for the person who waits. */
  readonly log: (message: string) => void;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value at a quantile of unsorted samples (nearest rank). */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

interface Comparison {
  readonly name: string;
  readonly goal: string;
  readonly what: string;
  readonly unit: string;
  /** Both in the same unit; what they measure runs turn by turn, so that drift hits both. */
  readonly measured: (round: number) => Promise<number>;
  readonly baseline: (round: number) => Promise<number>;
}

/** Runs both sides in turn and takes the median of the rounds' ratios. */
export async function compare(comparison: Comparison, rounds: number): Promise<Figure> {
  const { name, goal, what, unit } = comparison;
  const measured: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round++) {
    baseline.push(await comparison.baseline(round));
    measured.push(await comparison.measured(round));
  }
  const value = median(measured.map((amount, round) => amount / (baseline[round] ?? Number.NaN)));
  const shown = (amounts: number[]) =>
    `${Math.round(median(amounts)).toLocaleString('en')} ${unit}`;
  return { name, value, goal, what, measured: shown(measured), baseline: shown(baseline) };
}

/** Runs a task and returns how many of something it did per second. */
export async function perSecond(count: number, task: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await task();
  return count / (Number(process.hrtime.bigint() - start) / 1e9);
}

/** At most `width` at a time. */
export async function inFlight(
  width: number,
  count: number,
  task: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
