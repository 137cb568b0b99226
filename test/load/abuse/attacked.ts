import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { serveApi, type Served } from '../../support/served.js';
import { cpuTimeOfAll } from '../municipality/cpu.js';

const WATCHED = new URL('./watched.child.js', import.meta.url).href;
const ATTACKER = new URL('./attacker.child.js', import.meta.url).pathname;
const ENV = { DEMO: 'false', AUTOMATIONS: 'false', LOG_LEVEL: 'warn', TOKEN_TTL_SECONDS: '86400' };
const LOOK_MS = 20;
const LONGEST_STOP_MS = 5_000;

/** What a service was busy with between two looks. */
export interface Spent {
  /** Processor time of its main thread, as a share of a core. */
  readonly main: number;
  /** Of all its threads, as a share of a core. */
  readonly all: number;
  /** The longest time for which the main thread answered nobody, in milliseconds. */
  readonly blockedMs: number;
}

/** A served district whose main thread is watched. */
export class Attacked {
  #looks = 0;

  private constructor(
    readonly served: Served,
    private readonly file: string,
  ) {}

  /** @param profiles folder for a profile of each task, or undefined */
  static async serve(dataDir: string, profiles: string | undefined): Promise<Attacked> {
    const file = join(dataDir, `watch-${process.pid}`);
    const watching = { NODE_OPTIONS: `--import=${WATCHED}`, ABUSE_WATCH: file };
    const profiling = profiles === undefined ? {} : { ABUSE_PROFILES: profiles };
    const served = await serveApi({ dataDir, env: { ...ENV, ...watching, ...profiling } });
    return new Attacked(served, file);
  }

  get memoryMiB(): number {
    const status = readFileSync(`/proc/${this.#pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
  }

  /** What the service spent while a task ran. */
  async spentDuring<T>(task: () => Promise<T>): Promise<{ readonly result: T; spent: Spent }> {
    await this.#longestBlock();
    const [before, begun] = [cpuTimeOfAll([this.#pid]), performance.now()];
    const result = await task();
    const ms = performance.now() - begun;
    const after = cpuTimeOfAll([this.#pid]);
    const main = `${this.#pid}/${this.#pid}`;
    const ofMain = (after.threads.get(main) ?? 0) - (before.threads.get(main) ?? 0);
    const all = (after.total - before.total) / ms;
    return { result, spent: { main: ofMain / ms, all, blockedMs: await this.#longestBlock() } };
  }

  get #pid(): number {
    return this.served.process.pid ?? 0;
  }

  /** Since the last time it was asked. */
  async #longestBlock(): Promise<number> {
    this.served.process.kill('SIGUSR2');
    this.#looks += 1;
    for (;;) {
      const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n') : [];
      const line = lines[this.#looks - 1];
      if (line !== undefined && lines.length > this.#looks) return Number(line);
      await delay(LOOK_MS);
    }
  }
}

/** One attack, in a process of its own. */
export class Attacker {
  readonly #process: ChildProcess;
  #told = '';

  constructor(name: string, url: string, token: string) {
    this.#process = spawn(process.execPath, [ATTACKER, name, url, token]);
    this.#process.stdout?.on('data', (chunk) => (this.#told += String(chunk)));
    this.#process.stderr?.on('data', (chunk) => (this.#told += String(chunk)));
  }

  /** Ends it. @returns how it was answered, as it tells it itself */
  async stop(): Promise<string> {
    const attacker = this.#process;
    attacker.kill('SIGTERM');
    if (attacker.exitCode === null)
      await Promise.race([once(attacker, 'close'), delay(LONGEST_STOP_MS)]);
    attacker.kill('SIGKILL');
    return this.#told.trim();
  }
}
