import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { Bench } from './bench-run.js';
import type { Scale } from './figure.js';
import { reportOf, warningOf } from './figures-table.js';
import { FIGURES } from './figures/index.js';
import { lookAtMachine } from './machine.js';

const USAGE = `npm run bench -- [options]   figures of the engine, each against a baseline of the same run
  --quick          small amounts, one round (some two minutes; otherwise about an hour)
  --only NAME      this figure, and those measured with it; several times for several
  --whistles N     in the large history (1000000; 2000 when quick)
  --json FILE      keeps the run, written anew after each measurement
  --continue       leaves out what stands in that file already
  --folder DIR     where histories are written; kept, and used by the next run (a temporary one)`;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    only: { type: 'string', multiple: true },
    whistles: { type: 'string' },
    continue: { type: 'boolean', default: false },
    folder: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => console.error(line);

function scaleIn(histories: string): Omit<Scale, 'log'> {
  const { quick, whistles } = options;
  return {
    quick,
    rounds: quick ? 1 : 3,
    whistles: Number(whistles ?? (quick ? 2_000 : 1_000_000)),
    seconds: quick ? 2 : 8,
    folder: join(histories, 'work'),
    histories,
  };
}

function asked() {
  const { only } = options;
  const unknown = only?.filter((name) => !FIGURES.some(({ names }) => names.includes(name))) ?? [];
  if (unknown.length > 0)
    throw new RangeError(
      `no figure ${unknown.join(', ')}; there are ${FIGURES.flatMap(({ names }) => names).join(', ')}`,
    );
  return FIGURES.filter(({ names }) => !only || names.some((name) => only.includes(name)));
}

/** Where histories are: the folder that was named, which is kept, or one that is removed. */
async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const kept = options.folder;
  if (kept !== undefined) {
    mkdirSync(kept, { recursive: true });
    return use(resolve(kept));
  }
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-bench-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(folder: string): Promise<void> {
  const measurements = asked();
  const machine = await lookAtMachine();
  if (warningOf(machine) !== '') say(warningOf(machine));
  const bench = new Bench({ scale: scaleIn(folder), machine, json: options.json, say });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => bench.breakOff());
  if (options.continue) bench.resume();
  for (const measurement of measurements) await bench.measure(measurement, measurements);
  console.log(reportOf(bench.run));
  // A goal that is missed is no failure; a figure that could not be measured is.
  if (bench.run.measurements.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
}

if (options.help) console.log(USAGE);
else await withFolder(run);
