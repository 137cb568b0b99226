import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Figure, Scale } from './figure.js';
import type { Measurement } from './figures/index.js';
import { isMet, type Measured, type Run } from './figures-table.js';
import { isBusy, type Machine, noiseOf, othersBusy } from './machine.js';
import { withRoster } from './thread-cpu.js';

const CHILD = new URL('./measure.child.js', import.meta.url);
const LOOK_MS = 300;
/** After this a measurement is ended and said to have failed. */
const MOST_MINUTES = { quick: 5, full: 90 };

/** What a measurement's process tells. */
interface Told {
  readonly figures?: readonly Figure[];
  readonly failure?: string;
}

interface BenchOptions {
  readonly scale: Omit<Scale, 'log'>;
  readonly machine: Machine;
  readonly json: string | undefined;
  readonly say: (line: string) => void;
}

/** File of a run's folder in which measured threads enter their names. */
const rosterIn = (folder: string): string => join(folder, 'threads');

/** Runs measurements one after the other, each in a process of its own, and keeps what they came to. */
export class Bench {
  readonly run: Run;
  readonly #start = performance.now();
  #child: ChildProcess | undefined;
  #over = false;

  constructor(private readonly options: BenchOptions) {
    const { machine, scale } = options;
    this.run = {
      startedAt: new Date().toISOString(),
      machine,
      warning: noiseOf(machine),
      scale: { quick: scale.quick, whistles: scale.whistles },
      measurements: [],
      figures: [],
    };
  }

  /** Takes over what stands in the file; what failed there is measured again. */
  resume(): void {
    const { json, scale } = this.options;
    if (json === undefined || !existsSync(json)) return;
    const before = JSON.parse(readFileSync(json, 'utf8')) as Run;
    if (before.scale.quick !== scale.quick || before.scale.whistles !== scale.whistles)
      throw new RangeError(`${json} is of a run of another size`);
    this.run.warning = [before.warning, this.run.warning].filter((one) => one !== '').join('\n');
    this.run.figures.push(...before.figures);
    this.run.measurements.push(...before.measurements.filter(({ failure }) => !failure));
  }

  /** Measures, unless it stands in the run already; a failure is noted and nothing else. */
  async measure(measurement: Measurement, all: readonly Measurement[]): Promise<void> {
    const { names } = measurement;
    const known = this.run.figures.map(({ name }) => name);
    if (this.#over || names.every((name) => known.includes(name))) return;
    const busy = await othersBusy(LOOK_MS);
    this.#announce(names, `${all.indexOf(measurement) + 1}/${all.length}`, busy);
    const start = performance.now();
    const { folder } = this.options.scale;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const told = await this.#told(names[0] ?? '');
    rmSync(folder, { recursive: true, force: true });
    const seconds = Math.round((performance.now() - start) / 1_000);
    this.#note({ names, seconds, othersBusy: busy }, told);
    this.#keep();
  }

  #announce(names: readonly string[], place: string, busy: number): void {
    const minutes = ((performance.now() - this.#start) / 60_000).toFixed(1);
    const loud = isBusy(busy) ? `, OTHERS USE ${Math.round(busy * 100)} % OF THE CORES` : '';
    this.options.say(`… ${place} ${names.join(', ')} (${minutes} min so far${loud})`);
  }

  #note(measured: Measured, { figures = [], failure }: Told): void {
    const { measurements, figures: all } = this.run;
    for (const figure of figures) all.push({ ...figure, met: isMet(figure.value, figure.goal) });
    measurements.push({ ...measured, ...(failure !== undefined && { failure }) });
    if (failure !== undefined) this.options.say(`✗ ${measured.names.join(', ')}: ${failure}`);
  }

  /** Ends what is being measured; nothing more is begun. */
  breakOff(): void {
    this.#over = true;
    this.#kill();
  }

  #keep(): void {
    const { json } = this.options;
    if (json !== undefined) writeFileSync(json, `${JSON.stringify(this.run, null, 2)}\n`);
  }

  async #told(name: string): Promise<Told> {
    const { scale } = this.options;
    // A group of its own, so that servers it has started end with it.
    const child = fork(CHILD, [name, JSON.stringify(scale)], {
      env: { ...process.env, ...withRoster(rosterIn(scale.folder)) },
      detached: true,
    });
    this.#child = child;
    let told: Told | undefined;
    child.on('message', (message) => (told = message as Told));
    const minutes = scale.quick ? MOST_MINUTES.quick : MOST_MINUTES.full;
    const late = setTimeout(() => this.#kill(), minutes * 60_000);
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    clearTimeout(late);
    this.#kill();
    this.#child = undefined;
    return told ?? { failure: `its process ended with ${signal ?? code}` };
  }

  /** The process and what it has started; a server outlives a measurement that failed. */
  #kill(): void {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // All have ended by themselves.
    }
  }
}
