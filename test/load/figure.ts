import { median } from './median.js';
import { type CpuPerOperation, cpuWhile, medianCpu, perOperation } from './thread-cpu.js';

/** One figure of the bench: a ratio against a baseline that was measured in the same run, or an amount. */
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
  /** Of what was measured, then of the baseline; where threads can be told apart. */
  readonly cpu?: readonly CpuPerOperation[];
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
  /** Folder for what a measurement writes; removed after it. */
  readonly folder: string;
  /** Folder of the histories, which measurements share. */
  readonly histories: string;
  /** Progress for the person who waits. */
  readonly log: (message: string) => void;
}

export { median };

/** The value at a quantile of unsorted samples (nearest rank). */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

/** One side of a round: an amount, and what an operation cost where that is known. */
export interface Sample {
  readonly amount: number;
  readonly cpu?: CpuPerOperation;
}

type Side = (round: number) => Promise<number | Sample>;

interface Comparison {
  readonly name: string;
  readonly goal: string;
  readonly what: string;
  readonly unit: string;
  /** Both in the same unit; what they measure runs turn by turn, so that drift hits both. */
  readonly measured: Side;
  readonly baseline: Side;
  /** Digits after the point of what is shown; none unless given. */
  readonly digits?: number;
}

const sampleOf = (side: number | Sample): Sample =>
  typeof side === 'number' ? { amount: side } : side;

/** The median of what each side's operation cost, sides without any left out. */
export function cpuOf(...sides: (readonly Sample[])[]): readonly CpuPerOperation[] {
  return sides.flatMap((samples) => {
    const known = samples.flatMap(({ cpu }) => cpu ?? []);
    const [first] = known;
    return first ? [{ operation: first.operation, ms: medianCpu(known.map(({ ms }) => ms)) }] : [];
  });
}

/** An amount for people. */
export const shown = (amount: number, unit: string, digits = 0): string =>
  `${amount.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`;

/** Runs both sides in turn and takes the median of the rounds' ratios. */
export async function compare(comparison: Comparison, rounds: number): Promise<Figure> {
  const { name, goal, what, unit, digits } = comparison;
  const measured: Sample[] = [];
  const baseline: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    baseline.push(sampleOf(await comparison.baseline(round)));
    measured.push(sampleOf(await comparison.measured(round)));
  }
  const ratios = measured.map(({ amount }, at) => amount / (baseline[at]?.amount ?? Number.NaN));
  const middle = (side: readonly Sample[]) =>
    shown(median(side.map(({ amount }) => amount)), unit, digits);
  return {
    name,
    value: median(ratios),
    goal,
    what,
    measured: middle(measured),
    baseline: middle(baseline),
    cpu: cpuOf(measured, baseline),
  };
}

/** Runs a task and returns how many of something it did per second. */
export async function perSecond(count: number, task: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await task();
  return count / (Number(process.hrtime.bigint() - start) / 1e9);
}

const A_THOUSAND = 1_000;

/** As {@link perSecond} in this process, with the processor time of a thousand of them. */
export async function sampled(
  count: number,
  things: string,
  task: () => Promise<unknown>,
): Promise<Sample> {
  const { result, ms } = await cpuWhile(process.pid, () => perSecond(count, task));
  const cpu = { operation: `1 000 ${things}`, ms: perOperation(ms, count / A_THOUSAND) };
  return { amount: result, cpu };
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
