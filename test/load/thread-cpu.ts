import { existsSync, readFileSync } from 'node:fs';

import { median } from './median.js';
import { cpuTimeOfAll } from './municipality/cpu.js';

/**
 * Milliseconds of processor time by thread. `main`, `projections`, `writer` and `questions` are the
 * product's, `helpers` are V8's and libuv's (garbage, compilation, files); any other has the name of
 * its script.
 */
export type ThreadCpu = Readonly<Record<string, number>>;

/** What one operation cost the process that served it. */
export interface CpuPerOperation {
  /** For example `raise`. */
  readonly operation: string;
  readonly ms: ThreadCpu;
}

const HELPERS = 'helpers';
const SCRIPTS: Readonly<Record<string, string>> = {
  'worker.thread.js': 'projections',
  'sqlite-writer.thread.js': 'writer',
  // The pool's own script, which loads that of the questions.
  'worker.js': 'questions',
};

const ROSTER = new URL('./thread-roster.child.js', import.meta.url);

const { THREAD_ROSTER = '' } = process.env;

/** Environment of a process whose threads are to be known by name; the file is passed on from process to process. */
export const withRoster = (file = THREAD_ROSTER): Record<string, string> =>
  file === '' ? {} : { NODE_OPTIONS: `--import=${ROSTER.href}`, THREAD_ROSTER: file };

function namesOfThreads(): ReadonlyMap<number, string> {
  const there = existsSync(THREAD_ROSTER);
  const lines = there ? readFileSync(THREAD_ROSTER, 'utf8').trim().split('\n') : [];
  const entries = lines.map((line): [number, string] => {
    const [tid = '', script = ''] = line.split(' ');
    return [Number(tid), SCRIPTS[script] ?? script];
  });
  return new Map(entries);
}

type Times = ReadonlyMap<string, number>;

/** Processor time used between two readings by `pid/tid`, summed up by name of thread. */
export function namedThreads(before: Times, after: Times): ThreadCpu {
  const names = namesOfThreads();
  const used: Record<string, number> = {};
  for (const [key, ms] of names.size > 0 ? after : []) {
    const name = names.get(Number(key.split('/')[1])) ?? HELPERS;
    used[name] = (used[name] ?? 0) + ms - (before.get(key) ?? 0);
  }
  return used;
}

/** Processor time that each thread of a process has used while a task ran, and the task's result. */
export async function cpuWhile<T>(
  pid: number,
  task: () => Promise<T>,
): Promise<{ readonly result: T; readonly ms: ThreadCpu }> {
  const before = cpuTimeOfAll([pid]).threads;
  const result = await task();
  return { result, ms: namedThreads(before, cpuTimeOfAll([pid]).threads) };
}

export const perOperation = (ms: ThreadCpu, operations: number): ThreadCpu =>
  Object.fromEntries(Object.entries(ms).map(([thread, used]) => [thread, used / operations]));

/** Thread by thread the median of several rounds. */
export function medianCpu(rounds: readonly ThreadCpu[]): ThreadCpu {
  const threads = [...new Set(rounds.flatMap((ms) => Object.keys(ms)))];
  const middle = (thread: string) => median(rounds.map((ms) => ms[thread] ?? 0));
  return Object.fromEntries(threads.map((thread) => [thread, middle(thread)]));
}
