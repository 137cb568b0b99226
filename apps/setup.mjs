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
const SOURCES = ['apps', 'libs', 'test'];

/** The web page: a workspace of its own, built by Vite. */
const PAGE = join(root, 'apps', 'console');
const BUILT_PAGE = join(root, 'dist', 'console');
/** What is built or installed otherwise than by compiling file for file. */
const APART = [PAGE, BUILT_PAGE];

function* filesIn(folder, apart = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (apart.includes(path)) continue;
    if (entry.isDirectory()) yield* filesIn(path, apart);
    else yield relative(root, path);
  }
}

/** Paths from the root; a folder that is not there (an image has no tests) is left out. */
const sources = () =>
  SOURCES.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => [...filesIn(join(root, folder), APART)])
    .sort();

function fingerprint(files, also = ['.swcrc', 'package-lock.json']) {
  const hash = createHash('sha256');
  for (const path of [...files, ...also])
    hash
      .update(`${path} ${statSync(join(root, path)).size} `)
      .update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

const targetOf = (file) => join(root, 'dist', file.replace(/\.ts$/, '.js'));

async function compile(file, transformFile) {
  const target = targetOf(file);
  mkdirSync(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return copyFileSync(join(root, file), target);
  const { code, map } = await transformFile(join(root, file), { cwd: root });
  const name = target.split(/[\\/]/).at(-1);
  writeFileSync(target, `${code}//# sourceMappingURL=${name}.map\n`);
  writeFileSync(`${target}.map`, map ?? '{}');
}

/** What earlier sources left behind. Nothing else is removed: it may be running. */
function removeLeftOver(sourceFiles) {
  const wanted = new Set(sourceFiles.map(targetOf));
  for (const file of filesIn(join(root, 'dist'), APART)) {
    const path = join(root, file);
    if (/\.[cm]?js(on)?(\.map)?$/.test(path) && !wanted.has(path.replace(/\.map$/, '')))
      rmSync(path, { force: true });
  }
}

const isUpToDate = (stamp, now) => existsSync(stamp) && readFileSync(stamp, 'utf8') === now;

async function compileAll(files, stamp, now) {
  const { transformFile } = await import('@swc/core');
  try {
    await Promise.all(files.map((file) => compile(file, transformFile)));
  } catch (error) {
    fail(`编译失败：${error instanceof Error ? error.message : error}`);
  }
  writeFileSync(stamp, now);
}

/** Whether Vite built the page without a fault; what it says is told only of a fault. */
function bundle() {
  const vite = join(modules, 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build'], { cwd: PAGE });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: 1, said: String(error) }));
    child.on('close', (status) => resolve({ status, said: Buffer.concat(said).toString() }));
  });
}

/** Builds the page where its sources or the packages changed. */
async function buildPage() {
  if (!existsSync(PAGE)) return;
  const files = [...filesIn(PAGE, [join(PAGE, 'node_modules')])].sort();
  const stamp = join(root, 'dist', '.page');
  const now = fingerprint(files, ['package-lock.json']);
  if (isUpToDate(stamp, now) && existsSync(BUILT_PAGE)) return;
  rmSync(stamp, { force: true });
  const { status, said } = await bundle();
  if (status !== 0) fail(`网页构建失败：\n${said}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

/**
 * Compiles what changed since the last build into `dist`: all of the service, or nothing; the page
 * likewise; then the specs, where they are to be run.
 */
export async function build(withSpecs) {
  const isSpec = (file) => file.endsWith('.spec.ts');
  const all = sources();
  const service = all.filter((file) => !isSpec(file));
  const stamp = join(root, 'dist', '.fingerprint');
  const now = fingerprint(service);
  if (!isUpToDate(stamp, now)) {
    rmSync(stamp, { force: true });
    await compileAll(service, stamp, now);
    removeLeftOver(all);
  }
  await buildPage();
  if (!withSpecs) return;
  const specs = all.filter(isSpec);
  const specStamp = join(root, 'dist', '.specs');
  const specsNow = fingerprint(specs);
  if (!isUpToDate(specStamp, specsNow)) await compileAll(specs, specStamp, specsNow);
}
