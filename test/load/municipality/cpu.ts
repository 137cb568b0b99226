import { readdirSync, readFileSync } from 'node:fs';

/** Processor time that a process and those it started have used, in milliseconds. Linux only. */
export interface CpuTime {
  /** Of all threads. */
  readonly total: number;
  /** By thread: `pid/tid`. */
  readonly threads: ReadonlyMap<string, number>;
}

/** The kernel counts in these, whatever its own clock runs at (proc(5)). */
const MS_A_TICK = 10;

/** Fields of a stat file from the third on: the second is a name that may hold spaces. */
function statOf(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** `utime` and `stime` are the 14th and 15th field. */
const usedBy = (stat: readonly string[]): number =>
  (Number(stat[11]) + Number(stat[12])) * MS_A_TICK;

const processes = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** What may be gone before it is read. */
function ifThere<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

function childrenOf(parent: number): number[] {
  return processes().filter((pid) =>
    ifThere(() => Number(statOf(`/proc/${pid}/stat`)[1]) === parent, false),
  );
}

/** `cutime` and `cstime`, the 16th and 17th field: a database server's closed connections, say. */
const ofEndedChildren = (pid: number): number =>
  ifThere(() => {
    const stat = statOf(`/proc/${pid}/stat`);
    return (Number(stat[13]) + Number(stat[14])) * MS_A_TICK;
  }, 0);

/** Processor time of a process, its threads and its children so far. */
export function cpuTimeOf(pid: number): CpuTime {
  const { threads, total } = cpuTimeOfAll([pid, ...childrenOf(pid)]);
  return { threads, total: total + ofEndedChildren(pid) };
}

/** Processor time of this process alone, whatever it has started. */
export const ownCpuTime = (): CpuTime => cpuTimeOfAll([process.pid]);

/** Nanoseconds where the kernel keeps them (`schedstat`), or else whole ticks. */
const usedByThread = (path: string): number =>
  ifThere(
    () => Number(readFileSync(`${path}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    usedBy(statOf(`${path}/stat`)),
  );

/** Processor time of the living threads of some processes. */
export function cpuTimeOfAll(pids: readonly number[]): CpuTime {
  const threads = new Map<string, number>();
  for (const pid of pids)
    for (const tid of ifThere(() => readdirSync(`/proc/${pid}/task`), []))
      ifThere(
        () => threads.set(`${pid}/${tid}`, usedByThread(`/proc/${pid}/task/${tid}`)),
        undefined,
      );
  return { total: [...threads.values()].reduce((sum, ms) => sum + ms, 0), threads };
}

export interface CpuUse {
  readonly totalMs: number;
  /** Of the thread that used most: one thread is never faster than one core. */
  readonly busiestMs: number;
}

/** What was used between two readings. */
export function cpuUsed(before: CpuTime, after: CpuTime): CpuUse {
  const used = [...after.threads].map(([thread, ms]) => ms - (before.threads.get(thread) ?? 0));
  return { totalMs: after.total - before.total, busiestMs: Math.max(0, ...used) };
}
