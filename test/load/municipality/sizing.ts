import { cpus, totalmem } from 'node:os';

import type { EventStore } from '#event-store';
import { openLogForReading } from '#runtime';

import { namedThreads, perOperation } from '../thread-cpu.js';
import { checkLog } from './check-log.js';
import { checkReads, type District, untilCaughtUp } from './check-reads.js';
import type { MemberCost, ProfileCost } from './cost.js';
import { type CpuTime, cpuTimeOf, cpuUsed, ownCpuTime } from './cpu.js';
import { type Deployment, deploy } from './deployment.js';
import type { Told } from './ledger.js';
import type { Member } from './member.js';
import { type LoadOptions, type Profile, PROFILES } from './options.js';
import { Municipality } from './play.js';
import { sizingTable } from './sizing-table.js';
import { townOf } from './town.js';

const LOAD = 'load';
const WARM_UP = 300;
/** Enough that nobody ever waits for the next blow. */
const AT_ONCE = 1_000_000;
const MOST_WHISTLES = 1_500;
const MOST_SECONDS = 120;

type Reading = ReadonlyMap<string, CpuTime>;

const readAll = (members: readonly Member[]): Reading => {
  const known = members.flatMap(({ name, pid }) =>
    pid === undefined ? [] : [[name, cpuTimeOf(pid)] as const],
  );
  return new Map([...known, [LOAD, ownCpuTime()]]);
};

function costs(before: Reading, after: Reading, whistles: number): MemberCost[] {
  return [...after].map(([name, time]) => {
    const earlier = before.get(name) ?? { total: 0, threads: new Map<string, number>() };
    const { totalMs, busiestMs } = cpuUsed(earlier, time);
    const threads = perOperation(namedThreads(earlier.threads, time.threads), whistles);
    return { name, totalMs: totalMs / whistles, busiestMs: busiestMs / whistles, threads };
  });
}

function townOn({ urls, tokenSecret }: Deployment, options: LoadOptions, whistles: number) {
  const bounds = { compress: AT_ONCE, whistles, seconds: MOST_SECONDS };
  return new Municipality({ ...options, ...bounds, urls, tokenSecret, town: townOf() });
}

async function check(district: District, told: Told): Promise<void> {
  const [written, read] = [await checkLog(district.log, told), await checkReads(district)];
  const faults = [...written.faults, ...read.faults];
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** The read models' work is part of the cost: it is waited for. */
async function costOn(
  on: Deployment,
  log: EventStore,
  options: LoadOptions & { readonly warmUp: number },
): Promise<ProfileCost> {
  const district = { stores: on.stores, log };
  await townOn(on, options, options.warmUp).play();
  await untilCaughtUp(district);
  const [cpuBefore, sizeBefore] = [readAll(on.members), await on.sizes()];
  const whistles = Math.min(options.whistles, MOST_WHISTLES);
  const ledger = await townOn(on, options, whistles).play();
  const loader = readAll([]);
  await untilCaughtUp(district);
  const [cpuAfter, sizeAfter] = [readAll(on.members), await on.sizes()];
  await check(district, ledger);
  const logGrowth = (sizeAfter.log ?? NaN) - (sizeBefore.log ?? NaN);
  return {
    profile: on.profile,
    what: on.what,
    summary: ledger.summary,
    members: costs(cpuBefore, cpuAfter, whistles).filter(({ name }) => name !== LOAD),
    loader: costs(cpuBefore, loader, whistles)[0] as MemberCost,
    logBytes: Number.isNaN(logGrowth) ? undefined : logGrowth / whistles,
    readBytes: (sizeAfter.reads - sizeBefore.reads) / whistles,
  };
}

/** The machine that everything ran on, in words. */
const machine = (): string =>
  `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.version}`;

/** What a whistle costs on one profile, after so many that nobody counts; all it says was written is checked. */
export async function costOfProfile(
  profile: Profile,
  options: LoadOptions,
  warmUp = WARM_UP,
): Promise<ProfileCost> {
  const deployment = await deploy(profile, townOf());
  const log = await openLogForReading(deployment.stores);
  try {
    return await costOn(deployment, log, { ...options, warmUp });
  } finally {
    await log.close();
    await deployment.stop();
  }
}

/** Measures profile by profile and prints the table as Markdown. */
export async function printSizing(
  options: LoadOptions,
  say: (line: string) => void,
): Promise<void> {
  const measured: ProfileCost[] = [];
  for (const profile of options.profiles.length > 0 ? options.profiles : PROFILES) {
    say(`… ${profile}`);
    measured.push(await costOfProfile(profile, options));
  }
  console.log(sizingTable(measured, { machine: machine(), perDay: options.perDay }));
}
