#!/usr/bin/env node
/**
 * The one way in, on a machine that has nothing but Node and npm: installs what is missing, builds
 * what changed, then runs. Uses only what Node itself ships, because nothing else may be there yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function fail(message) {
  console.error(message);
  process.exit(1);
}

function run(command, args, options = {}) {
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: ['inherit', options.quiet ? 2 : 'inherit', 'inherit'],
    env: { ...process.env, ...options.env },
  });
  return signal ? 1 : (status ?? 1);
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** npm writes what it installed into a hidden lock file: compare it with ours, package by package. */
function isInstalled() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const present = readJson(hidden).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, os, cpu }]) =>
      path === '' || optional || os || cpu || present[path]?.version === version,
  );
}

/** A native module built for another Node does not load: build it again. */
function nativeLoads() {
  try {
    const Database = createRequire(join(root, 'package.json'))('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`哨到需要 Node 20.19 或更高版本，当前是 ${process.versions.node}。`);
  if (!isInstalled()) {
    console.error('正在安装依赖（首次约需两分钟）… installing dependencies');
    const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    if (run(npm, flags, { quiet: true }) !== 0) fail('依赖安装失败：npm ci');
  }
  if (!nativeLoads() && run(npm, ['rebuild', 'better-sqlite3'], { quiet: true }) !== 0)
    fail('better-sqlite3 无法编译：需要 C++ 编译器与 Python 3');
}

const SOURCES = ['apps', 'libs', 'test/load', 'test/support'];

function* sourcesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesIn(path);
    else if (!entry.name.endsWith('.spec.ts')) yield path;
  }
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((folder) => [...sourcesIn(join(root, folder))]);
  for (const path of [...files, join(root, '.swcrc'), join(root, 'package-lock.json')].sort())
    hash.update(`${relative(root, path)} ${statSync(path).size} `).update(readFileSync(path));
  return hash.digest('hex');
}

function build() {
  const stamp = join(root, 'dist', '.fingerprint');
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const args = [...SOURCES, '-d', 'dist', '--copy-files', '--quiet'];
  if (run(process.execPath, [swc, ...args], { quiet: true }) !== 0) fail('编译失败');
  writeFileSync(stamp, now);
}

/** The gate: each step is an npm script of its own, so that any of them can be run alone. */
const GATE = ['check', 'test:e2e', 'bench:quick'];

function test() {
  for (const script of GATE) {
    console.error(`\n── npm run ${script}`);
    const status = run(npm, ['run', '--silent', script]);
    if (status !== 0) fail(`\n✗ npm run ${script}`);
  }
  console.error('\n✓ npm test');
}

// Jest runs ES modules only under these flags.
const JEST_OPTIONS = '--experimental-vm-modules --no-warnings';

function jest(args, env = {}) {
  const options = [JEST_OPTIONS, env.NODE_OPTIONS].filter(Boolean).join(' ');
  const script = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  return run(process.execPath, [script, '-c', 'test/jest.config.js', ...args], {
    env: { ...env, NODE_OPTIONS: options },
  });
}

/** When and where the unit specs are run by `npm run test:days`; each time zone on a day of its own. */
const UNIT_DAYS = [
  ['2026-12-31T23:30:00+08:00', 'America/New_York'],
  ['2027-01-01T07:59:00+08:00', 'Asia/Shanghai'],
  ['2028-02-29T10:00:00+08:00', 'Pacific/Kiritimati'],
  ['2026-10-10T00:01:00+08:00', 'UTC'],
];

/** Whatever people do on the first day, and the unit specs, on days that are not today. */
function days() {
  if (jest(['test/days'], { DAYS: 'all' }) !== 0) fail('\n✗ test/days');
  for (const [at, TZ] of UNIT_DAYS) {
    console.error(`\n── ${at} ${TZ}`);
    const env = {
      TZ,
      CLOCK_AHEAD_MS: String(Date.parse(at) - Date.now()),
      NODE_OPTIONS: `--import ${join(root, 'test', 'support', 'travel.mjs')}`,
    };
    if (jest(['libs', 'apps', 'test/architecture'], env) !== 0) fail(`\n✗ ${at} ${TZ}`);
  }
  console.error('\n✓ npm run test:days');
}

const [, , what, ...rest] = process.argv;
install();
build();
const entries = {
  start: 'dist/apps/api/src/main.js',
  worker: 'dist/apps/worker/src/main.js',
  admin: 'dist/apps/admin/src/main.js',
  schema: 'dist/apps/api/src/print-schema.js',
  bench: 'dist/test/load/bench.js',
  load: 'dist/test/load/municipality/load.js',
};
if (what === 'test') test();
else if (what === 'days') days();
else if (what === 'jest') process.exit(jest(rest));
else if (entries[what]) {
  process.argv = [process.argv[0], join(root, entries[what]), ...rest];
  await import(new URL(`../${entries[what]}`, import.meta.url));
} else if (what !== 'setup') {
  fail(
    `用法: node apps/run.mjs ${[...Object.keys(entries), 'test', 'days', 'jest', 'setup'].join('|')}`,
  );
}
