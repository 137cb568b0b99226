import { cpus, loadavg, totalmem } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** The machine of a run, and what else it was doing as the run began. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  readonly platform: string;
  /** Of the last 1, 5 and 15 minutes (`uptime`); all 0 on Windows. */
  readonly loadAverage: readonly number[];
  /** Share of all cores that others used in the second before the first figure, 0 to 1. */
  readonly othersBusy: number;
}

const LOOK_MS = 1_000;
const MOST_BUSY = 0.1;
/** A core. */
const MOST_LOAD_A_CORE = 0.5;

function times(): { readonly busy: number; readonly all: number } {
  const [idle, all] = cpus().reduce(
    ([idle, all], { times: of }) => [
      idle + of.idle,
      all + of.user + of.nice + of.sys + of.irq + of.idle,
    ],
    [0, 0],
  );
  return { busy: all - idle, all };
}

/** Share of all cores that is used while this process does nothing. */
export async function othersBusy(milliseconds = LOOK_MS): Promise<number> {
  const before = times();
  await delay(milliseconds);
  const after = times();
  return (after.busy - before.busy) / Math.max(1, after.all - before.all);
}

export async function lookAtMachine(): Promise<Machine> {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    loadAverage: loadavg().map((load) => Number(load.toFixed(2))),
    othersBusy: await othersBusy(),
  };
}

/** Whether so large a share of the cores was in other hands that figures are not to be trusted. */
export const isBusy = (share: number): boolean => share > MOST_BUSY;

/** Why figures of this run are not to be trusted, in words; empty where the machine was quiet. */
export function noiseOf({ loadAverage: [load = 0], cores, othersBusy: busy }: Machine): string {
  const reasons = [
    isBusy(busy) && `others used ${Math.round(busy * 100)} % of its cores`,
    load > MOST_LOAD_A_CORE * cores && `its load was ${load} on ${cores} cores`,
  ].filter((reason) => reason !== false);
  if (reasons.length === 0) return '';
  return `THE MACHINE WAS NOT QUIET as this run began: ${reasons.join(', ')}. Trust ratios little and rates less.`;
}
