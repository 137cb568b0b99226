/**
 * Installs what is missing and builds what changed. Uses only what Node itself ships until the
 * installation is done, because nothing else may be there yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const modules = join(root, 'node_modules');

export function fail(message) {
  console.error(message);
  process.exit(1);
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * The packages of the lock file that must be installed: those of the service, or also those of the
 * tests.
 */
function wantedPackages(everything) {
  const { packages } = readJson(join(root, 'package-lock.json'));
  return Object.entries(packages).filter(
    ([path, { optional, os, cpu, dev, devOptional }]) =>
      path !== '' && !optional && !os && !cpu && (everything || !(dev || devOptional)),
  );
}

/** npm writes what it installed into a hidden lock file: compare it with ours, package by package. */
function isInstalled(wanted) {
  const hidden = join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const present = readJson(hidden).packages;
  return wanted.every(([path, { version }]) => present[path]?.version === version);
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

const TELL_EVERY_MS = 5_000;
/** Checks between two lines while compiling, which has no progress to count. */
const TELL_COMPILING_EVERY = 6;

/** Says how far the installation is, as npm itself is silent for minutes. */
function tellProgress(wanted) {
  const startedAt = Date.now();
  let compiling = 0;
  return setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    const there = wanted.filter(([path]) => existsSync(join(root, path, 'package.json'))).length;
    if (there < wanted.length)
      console.error(`  ${seconds} 秒：已取得 ${there}/${wanted.length} 个依赖包`);
    else if (compiling++ % TELL_COMPILING_EVERY === 0)
      console.error(`  ${seconds} 秒：依赖包已齐，正在编译 better-sqlite3（约需一两分钟）`);
  }, TELL_EVERY_MS);
}

function runNpm(args) {
  const child = spawn(npm, args, { cwd: root, stdio: ['ignore', 2, 'inherit'] });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (status) => resolve(status ?? 1));
  });
}

async function runTelling(args, wanted) {
  const telling = tellProgress(wanted);
  const status = await runNpm(args);
  clearInterval(telling);
  return status;
}

/** @param {boolean} everything also the packages of tests, checks and benches */
export async function install(everything) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`哨到需要 Node 20.19 或更高版本，当前是 ${process.versions.node}。`);
  const wanted = wantedPackages(everything);
  if (!isInstalled(wanted)) {
    console.error(
      `正在安装 ${wanted.length} 个依赖包，首次约需一至三分钟… installing dependencies`,
    );
    const dev = everything ? '--include=dev' : '--omit=dev';
    const flags = ['ci', dev, '--no-audit', '--no-fund', '--loglevel=error'];
    if ((await runTelling(flags, wanted)) !== 0) fail('依赖安装失败：npm ci');
  }
  if (!nativeLoads() && (await runTelling(['rebuild', 'better-sqlite3'], [])) !== 0)
    fail('better-sqlite3 无法编译：需要 C++ 编译器与 Python 3');
}

/** What a service is made of, and what tests and benches run beside it. */
const SOURCES = [
  ...['apps', 'libs', 'test/load', 'test/support', 'test/reliability'],
  ...['test/access', 'test/import', 'test/inputs', 'test/intake'],
];

function* sourcesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesIn(path);
    else if (!entry.name.endsWith('.spec.ts')) yield path;
  }
}

/** Paths from the root; a folder that is not there (an image has no tests) is left out. */
const sources = () =>
  SOURCES.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => [...sourcesIn(join(root, folder))])
    .map((path) => relative(root, path))
    .sort();

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const path of [...files, '.swcrc', 'package-lock.json'])
    hash
      .update(`${path} ${statSync(join(root, path)).size} `)
      .update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

async function compile(file, transformFile) {
  const target = join(root, 'dist', file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return copyFileSync(join(root, file), target);
  const { code, map } = await transformFile(join(root, file), { cwd: root });
  const name = target.split(/[\\/]/).at(-1);
  writeFileSync(target, `${code}//# sourceMappingURL=${name}.map\n`);
  writeFileSync(`${target}.map`, map ?? '{}');
}

/** Compiles what changed since the last build into `dist`, all or nothing. */
export async function build() {
  const stamp = join(root, 'dist', '.fingerprint');
  const files = sources();
  const now = fingerprint(files);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const { transformFile } = await import('@swc/core');
  try {
    await Promise.all(files.map((file) => compile(file, transformFile)));
  } catch (error) {
    fail(`编译失败：${error instanceof Error ? error.message : error}`);
  }
  writeFileSync(stamp, now);
}
