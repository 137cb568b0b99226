import { cpSync, mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { tokenOf } from '../../support/district.js';
import { removeFolder, temporaryFolder } from '../../support/served.js';
import { lookAtMachine, noiseOf } from '../machine.js';
import { historyOf } from '../served-district.js';
import { Attacked, Attacker } from './attacked.js';
import { ATTACKS } from './attacks.js';
import { look, type Seen } from './other-client.js';

const USAGE = `npm run abuse -- [options]   one client against the others: while one client does its worst, another
reads a page of its work list; its p95 may not be above twice what it is when all is quiet, nor an answer fail
  --only TEXT      attacks whose name has it; several times for several
  --seconds N      of each attack (12), and half of it quiet between them
  --whistles N     of the district (10000)
  --folder DIR     keeps the district there for the next run
  --profiles DIR   writes a profile of the main thread there: 2n of the nth attack, odd ones of the quiet between`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    seconds: { type: 'string', default: '12' },
    whistles: { type: 'string', default: '10000' },
    folder: { type: 'string' },
    profiles: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [seconds, whistles] = [Number(options.seconds), Number(options.whistles)];

const MOST = 2;
/** Below this a ratio tells of the clock and not of the service, in milliseconds. */
const NOISE_MS = 10;
/** What was begun is finished, and limits that count by time give back. */
const REST_MS = 3_000;
const HEAD = 'attack|quiet|others|p95 ×|failed|stop ms|main|all|memory MiB|answers|met'.split('|');

const row = (cells: readonly unknown[]): string => `| ${cells.join(' | ')} |`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;

function isMet(quiet: Seen, during: Seen): boolean {
  return during.p95 <= MOST * Math.max(quiet.p95, NOISE_MS) && during.failed === 0;
}

interface Sides {
  readonly attacked: Attacked;
  readonly other: string;
  readonly attacking: string;
}

const quietly = ({ attacked, other }: Sides) =>
  attacked.spentDuring(() => look(attacked.served.url, other, 500 * seconds));

/** One attack, from its beginning to the quiet after it. */
async function attack(sides: Sides, name: string, before: Seen) {
  const { attacked, other, attacking } = sides;
  const { url } = attacked.served;
  const memory = attacked.memoryMiB;
  const attacker = new Attacker(name, url, attacking);
  await delay(1_000);
  const { result: during, spent } = await attacked.spentDuring(() =>
    look(url, other, 1_000 * seconds),
  );
  const after = attacked.memoryMiB;
  const answers = await attacker.stop();
  await delay(REST_MS);
  const { result: next } = await quietly(sides);
  const quiet = before.with(next);
  const met = isMet(quiet, during);
  const busy = [spent.blockedMs.toFixed(0), percent(spent.main), percent(spent.all)];
  const ratio = (during.p95 / quiet.p95).toFixed(1);
  const seen = [quiet.text, during.text, ratio, during.failed];
  console.log(
    row([name, ...seen, ...busy, `${memory} → ${after}`, answers, met ? 'yes' : '**no**']),
  );
  return { met, next };
}

/** Carries out all attacks that were asked for. @returns the names of those that are not met */
async function attackAll(sides: Sides): Promise<readonly string[]> {
  const only = options.only ?? [''];
  const names = [...ATTACKS.keys()].filter((name) => only.some((text) => name.includes(text)));
  if (names.length === 0) throw new RangeError(`no such attack; there are ${[...ATTACKS.keys()]}`);
  const { attacked, other } = sides;
  await look(attacked.served.url, other, 3_000);
  const { result: first, spent } = await quietly(sides);
  let before = first;
  console.log(
    `quiet: main ${percent(spent.main)}, longest stop ${spent.blockedMs.toFixed(0)} ms\n`,
  );
  console.log(`${row(HEAD)}\n${row(HEAD.map(() => '---'))}`);
  const missed: string[] = [];
  for (const name of names) {
    const { met, next } = await attack(sides, name, before);
    if (!met) missed.push(name);
    before = next;
  }
  console.log(`\n${names.length - missed.length} of ${names.length} met`);
  return missed;
}

async function run(folder: string): Promise<void> {
  const machine = await lookAtMachine();
  const scale = { quick: false, rounds: 1, seconds, whistles, folder, histories: folder };
  const history = await historyOf({ ...scale, log: (line) => console.error(line) }, whistles);
  // Attackers write too.
  const dataDir = temporaryFolder();
  cpSync(history, dataDir, { recursive: true });
  if (options.profiles !== undefined) mkdirSync(options.profiles, { recursive: true });
  const attacked = await Attacked.serve(dataDir, options.profiles);
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${whistles} whistles`);
  if (noiseOf(machine)) console.log(noiseOf(machine));
  console.log(
    'quiet, others: p50 / p95 / max of a page of the work list, in ms; stop: the longest',
  );
  console.log('time for which the main thread answered nobody; main, all: cores that were used\n');
  try {
    const { url } = attacked.served;
    const [other, attacking] = [await tokenOf(url, 'centre'), await tokenOf(url, 'street')];
    const missed = await attackAll({ attacked, other, attacking });
    if (missed.length > 0) process.exitCode = 1;
    for (const name of missed) console.log(`not met: ${name}`);
  } finally {
    await attacked.served.stop();
    removeFolder(dataDir);
  }
}

if (options.help) console.log(USAGE);
else if (options.folder === undefined) {
  const folder = temporaryFolder();
  await run(folder).finally(() => removeFolder(folder));
} else await run(options.folder);
