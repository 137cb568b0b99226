import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { removeFolder, temporaryFolder } from '../support/served.js';
import { DistrictAtWork, type Heard, LIST, told, until } from './district-at-work.js';
import { Faults, type Outcome, type Part } from './part.js';
import { noMounting } from './small-disk.js';

const MAIN = resolve('dist/apps/api/src/main.js');
const NOBODY = 65_534;
const LANES = 4;

/** What a process on a folder came to within some seconds: ended with a line, or is still there. */
interface Started {
  readonly code: number | null;
  readonly said: string;
}

/** Starts the service on a folder that it may not be able to use, under another account where wanted. */
async function started(dataDir: string, uid?: number): Promise<Started> {
  const account = uid === undefined ? {} : { uid, gid: uid };
  const env = { ...process.env, NODE_OPTIONS: '', DEMO: 'false', PORT: '0', DATA_DIR: dataDir };
  const child = spawn(process.execPath, [MAIN], { env, ...account });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += String(chunk)));
  const exited = once(child, 'exit');
  const tells = () => child.exitCode !== null || /ready:|trying again/.test(said);
  await until(tells, 120_000);
  const { exitCode: code } = child;
  child.kill('SIGKILL');
  await exited;
  return { code, said };
}

/** Refused, and the last line is a code and what is wrong; or waited for, aloud. */
function expectTold({ code, said }: Started, what: string, faults: Faults): void {
  const isRefused = code === 1 && /^错误 [A-Za-z_]+：/.test(said.trim().split('\n').at(-1) ?? '');
  const isWaiting = code === null && said.includes('trying again');
  faults.expect(isRefused || isWaiting, `${what}: exit code ${code}, ${said.slice(-500)}`);
}

function skipReason(): string | undefined {
  if (noMounting() !== undefined)
    return 'a read-only folder and another account need root on Linux';
  const isOpen = (folder: string): boolean =>
    folder === dirname(folder) || ((statSync(folder).mode & 1) !== 0 && isOpen(dirname(folder)));
  return isOpen(resolve('.')) ? undefined : 'the account nobody cannot enter this clone';
}

const skippedBy = (skipped: string): Outcome => ({ rounds: 0, found: '', faults: [], skipped });

/** Starts on folders that cannot be used. */
async function unusable(): Promise<Outcome> {
  const skipped = skipReason();
  if (skipped !== undefined) return skippedBy(skipped);
  const root = temporaryFolder();
  chmodSync(root, 0o755);
  const faults = new Faults();
  const folder = join(root, 'data');
  const district = await DistrictAtWork.found(folder);
  try {
    await district.start();
    await district.stop();
    expectTold(await started(folder, NOBODY), 'the folder of another account', faults);
    expectTold(await started('/dev/null/data'), 'a folder below a file', faults);
    execFileSync('mount', ['--bind', folder, folder]);
    execFileSync('mount', ['-o', 'remount,bind,ro', folder]);
    expectTold(await started(folder), 'a read-only folder', faults);
    execFileSync('umount', [folder]);
    mkdirSync(join(root, 'empty'), { mode: 0o500 });
    expectTold(await started(join(root, 'empty', 'data'), NOBODY), 'nothing can be made', faults);
    const fresh = await started(join(root, 'not', 'there', 'yet'));
    faults.expect(fresh.said.includes('ready:'), `a missing folder is not made: ${fresh.said}`);
    await district.start();
    faults.expect((await district.live(LANES)).length === 0, 'refused afterwards');
    await district.stop();
    await district.verify(faults);
    return { rounds: 5, found: '5 folders', faults: faults.found };
  } finally {
    removeFolder(root);
  }
}

/** Takes a file system away and gives it back, in two ways. */
const TAKEN: Readonly<Record<string, (folder: string) => () => void>> = {
  'made immutable': (folder) => {
    const files = ['events.db', 'events.db-wal'].map((name) => join(folder, name));
    execFileSync('chattr', ['+i', ...files]);
    return () => void execFileSync('chattr', ['-i', ...files]);
  },
  'moved away': (folder) => {
    renameSync(folder, `${folder}.away`);
    return () => renameSync(`${folder}.away`, folder);
  },
};

function expectRefused(heard: readonly Heard[], how: string, faults: Faults): void {
  faults.expect(heard.length === LANES, `${how}: ${LANES - heard.length} lives were accepted`);
  for (const one of heard)
    faults.expect(
      one.as === 'refused' && one.code === 'STORE_UNAVAILABLE',
      `${how}: ${JSON.stringify(one)}`,
    );
}

async function takeAway(district: DistrictAtWork, how: string, faults: Faults): Promise<void> {
  const giveBack = TAKEN[how]?.(district.dataDir);
  try {
    expectRefused(await district.live(LANES), how, faults);
    const { text } = await district.health();
    faults.expect(text.includes('failing'), `${how}: health does not tell: ${text}`);
    const list = await district.ask(LIST);
    faults.expect(list.errors === undefined, `${how}: lists: ${JSON.stringify(list)}`);
  } finally {
    giveBack?.();
  }
  const again = await until(async () => (await district.sendAgain()).length === 0);
  faults.expect(again, `${how}: it does not go on`);
  faults.expect((await district.live(LANES)).length === 0, `${how}: new commands are refused`);
}

/** The files are taken away under a running service. */
async function takenAway(rounds: number): Promise<Outcome> {
  const skipped = noMounting();
  if (skipped !== undefined) return skippedBy('chattr needs root on Linux');
  const root = temporaryFolder();
  const faults = new Faults();
  const district = await DistrictAtWork.found(join(root, 'data'));
  try {
    await district.start();
    faults.expect((await district.live(LANES)).length === 0, 'refused before');
    for (let round = 0; round < rounds; round += 1)
      for (const how of Object.keys(TAKEN)) await takeAway(district, how, faults);
    faults.expect((await district.stop()) === 0, 'the service did not end well');
    await district.holdLog(faults);
    await district.verify(faults);
    const found = `${district.acknowledged.size} commands acknowledged; not accepted: ${told(district.codes)}`;
    return { rounds, found, faults: faults.found };
  } finally {
    await district.stop().catch(() => undefined);
    removeFolder(root);
  }
}

export const READ_ONLY: readonly Part[] = [
  {
    name: 'folder-start',
    profile: 'embedded',
    done: 'start on a folder that is read-only, another account’s, below a file, missing',
    holds: 'ended with a code in the last line, or waited for aloud; a missing folder is made',
    rounds: 1,
    run: () => unusable(),
  },
  {
    name: 'folder-running',
    profile: 'embedded',
    done: 'the files of the log made immutable (chattr +i), or their folder moved away, under a running service',
    holds:
      'commands refused as STORE_UNAVAILABLE, nothing of them written, lists answered, health says so; it goes on without a restart when they are back',
    rounds: 3,
    run: ({ rounds }) => takenAway(rounds),
  },
];
