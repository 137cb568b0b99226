import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { PROJECTIONS } from '#runtime';

import { type Figure, median, type Scale } from '../figure.js';
import { historyOf } from '../served-district.js';

const PROBE = new URL('../rebuild-probe.js', import.meta.url).pathname;
const MILLION = 1_000_000;
const EVENTS_PER_WHISTLE = 8;

interface Probed {
  readonly perSecond: number;
  readonly megabytes: number;
}

async function probe(what: string, dataDir: string): Promise<Probed> {
  const args = ['--expose-gc', PROBE, what, dataDir];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return JSON.parse(stdout) as Probed;
}

const thousands = (amount: number): string => Math.round(amount).toLocaleString('en');

/** Every projection is rebuilt by itself; the slowest one is the figure. */
export async function rebuilds({
  folder,
  quick,
  rounds,
  whistles: scaleWhistles,
}: Scale): Promise<readonly Figure[]> {
  // The quick form only keeps the figure alive: every projection is rebuilt, of a short history.
  const whistles = quick ? scaleWhistles / 4 : MILLION / EVENTS_PER_WHISTLE;
  const dataDir = await historyOf(folder, whistles);
  const slowest: { ratio: number; parse: number; rebuild: number }[] = [];
  const memory: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const parse = (await probe('parse', dataDir)).perSecond;
    const built = [];
    for (const { name } of PROJECTIONS) built.push(await probe(name, dataDir));
    const rebuild = Math.min(...built.map(({ perSecond }) => perSecond));
    slowest.push({ ratio: rebuild / parse, parse, rebuild });
    memory.push(Math.max(...built.map(({ megabytes }) => megabytes)));
  }
  return [
    {
      name: 'rebuild-vs-parse',
      value: median(slowest.map(({ ratio }) => ratio)),
      goal: '≥ 0.25',
      what: 'rebuild of the slowest projection vs reading and parsing the same log',
      measured: `${thousands(median(slowest.map(({ rebuild }) => rebuild)))} events/s`,
      baseline: `${thousands(median(slowest.map(({ parse }) => parse)))} events/s`,
    },
    {
      name: 'rebuild-memory-mb',
      value: Math.max(...memory),
      goal: '≤ 300',
      what: `resident memory above idle of a rebuild of ${thousands(whistles * EVENTS_PER_WHISTLE)} events, the hungriest projection`,
      measured: `${thousands(Math.max(...memory))} MB`,
      baseline: 'idle',
    },
  ];
}
