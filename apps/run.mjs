#!/usr/bin/env node
/**
 * The only entry point, on a machine that has nothing but Node and npm: installs what is missing,
 * builds what changed, then runs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import { build, fail, install, npm, root } from './setup.mjs';

function run(command, args, env = {}) {
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return signal ? 1 : (status ?? 1);
}

/** The gate: each step is an npm script, so that any of them can be run alone. */
const GATE = ['check', 'test:e2e', 'bench:quick'];
/** What of it reads the sources only, the longest first: side by side, before the unit specs. */
const READERS = ['lint', 'format', 'types', 'borders', 'dead-code', 'schema'];

function runGate(scripts) {
  for (const script of scripts) {
    const begun = Date.now();
    console.error(`\n── npm run ${script}`);
    const status = run(npm, ['run', '--silent', script]);
    if (status !== 0) fail(`\n✗ npm run ${script}`);
    tellTime(script, begun);
  }
}

const tellTime = (script, begun) =>
  console.error(`✓ npm run ${script} (${Math.round((Date.now() - begun) / 1_000)} s)`);

function test() {
  runGate(GATE);
  console.error('\n✓ npm test');
}

/** An npm script whose output is shown as a whole once it has ended. @returns whether it passed */
async function passes(script) {
  const begun = Date.now();
  const child = spawn(npm, ['run', '--silent', script], { cwd: root });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const [status] = await once(child, 'close');
  process.stderr.write(Buffer.concat(said));
  if (status === 0) tellTime(script, begun);
  else console.error(`✗ npm run ${script}`);
  return status === 0;
}

async function check() {
  const waiting = [...READERS];
  const passed = [];
  const lane = async () => {
    for (let script = waiting.shift(); script; script = waiting.shift())
      passed.push(await passes(script));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  if (passed.includes(false)) process.exit(1);
  runGate(['test:unit']);
}

function jest(args, env = {}) {
  const script = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  return run(process.execPath, [script, '-c', 'test/jest.config.js', ...args], env);
}

const UNIT = ['libs', 'apps', 'test/architecture'];

/** The specs that show what commands lead to; those of `read` and `write` take long and show no more. */
function specsThatDecide() {
  const specs = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.spec.ts') && !/[\\/](read|write)[\\/]/.test(name))
    .map((name) => join('libs', name));
  return specs.filter((spec) =>
    /specification|-scene/.test(readFileSync(join(root, spec), 'utf8')),
  );
}

/**
 * The unit specs. What their commands led to is held against schema/slices.md afterwards; with
 * `--write` it is written there, from the specs of the domain alone.
 */
function unit(args) {
  const decisions = mkdtempSync(join(tmpdir(), 'shaodao-decisions-'));
  try {
    const specs = args.includes('--write') ? ['--runTestsByPath', ...specsThatDecide()] : UNIT;
    const writing = args.includes('--write') && { WRITE_SAMPLES: 'yes' };
    const status = jest(specs, { DECISIONS_DIR: decisions, ...writing });
    return status || run(process.execPath, [join(root, SLICES), decisions, ...args]);
  } finally {
    rmSync(decisions, { recursive: true });
  }
}

/** When and where the unit specs are run by `npm run test:days`; each time zone on a day of its own. */
const UNIT_DAYS = [
  ['2026-12-31T23:30:00+08:00', 'America/New_York'],
  ['2027-01-01T07:59:00+08:00', 'Asia/Shanghai'],
  ['2028-02-29T10:00:00+08:00', 'Pacific/Kiritimati'],
  ['2026-10-10T00:01:00+08:00', 'UTC'],
];

/** The first-day specs and the unit specs on days that are not today. */
function days() {
  if (jest(['test/days'], { DAYS: 'all' }) !== 0) fail('\n✗ test/days');
  for (const [at, TZ] of UNIT_DAYS) {
    console.error(`\n── ${at} ${TZ}`);
    const env = {
      TZ,
      CLOCK_AHEAD_MS: String(Date.parse(at) - Date.now()),
      NODE_OPTIONS: `--import ${join(root, 'test', 'support', 'travel.mjs')}`,
    };
    if (jest(UNIT, env) !== 0) fail(`\n✗ ${at} ${TZ}`);
  }
  console.error('\n✓ npm run test:days');
}

/** Plays what the page is held against, and prints what was found. */
function consoleChecks(args) {
  rmSync(join(root, 'test', 'browser', 'found'), { recursive: true, force: true });
  const specs = args.length > 0 ? args : ['test/browser', 'test/console-checks'];
  const status = jest(['--runInBand', ...specs]);
  const print = (what) =>
    run(process.execPath, [join(root, `dist/test/console-checks/print-${what}.js`)]);
  return print('screens') || print('checks') || status;
}

const ENTRIES = {
  start: 'dist/apps/api/src/main.js',
  worker: 'dist/apps/worker/src/main.js',
  admin: 'dist/apps/admin/src/main.js',
  schema: 'dist/apps/api/src/print-schema.js',
  bench: 'dist/test/load/bench.js',
  load: 'dist/test/load/municipality/load.js',
  abuse: 'dist/test/load/abuse/abuse.js',
  reliability: 'dist/test/reliability/reliability.js',
};
const SLICES = 'dist/apps/api/src/print-slices.js';
/** Commands that also need the packages of the tests. */
const WITH_TESTS = [
  'test',
  'check',
  'unit',
  'days',
  'jest',
  'console-checks',
  'bench',
  'load',
  'abuse',
  'reliability',
];
/** Commands that run specs. */
const WITH_SPECS = ['unit', 'days', 'jest', 'console-checks'];
const TASKS = [
  ...Object.keys(ENTRIES),
  'test',
  'check',
  'unit',
  'days',
  'jest',
  'console-checks',
  'setup',
  'compile',
];

const [, , what, ...rest] = process.argv;
if (!TASKS.includes(what)) fail(`用法：node apps/run.mjs ${TASKS.join('|')}`);
// An image has its own installation steps.
if (what !== 'compile') await install(WITH_TESTS.includes(what));
await build(WITH_SPECS.includes(what));
if (what === 'test') test();
else if (what === 'check') await check();
else if (what === 'unit') process.exit(unit(rest));
else if (what === 'days') days();
else if (what === 'jest') process.exit(jest(rest));
else if (what === 'console-checks') process.exit(consoleChecks(rest));
else if (ENTRIES[what]) {
  process.argv = [process.argv[0], join(root, ENTRIES[what]), ...rest];
  await import(new URL(`../${ENTRIES[what]}`, import.meta.url));
}
