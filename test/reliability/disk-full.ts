import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { removeFolder, temporaryFolder } from '../support/served.js';
import {
  admin,
  DistrictAtWork,
  type Heard,
  LIST,
  told,
  until,
  withContact,
} from './district-at-work.js';
import { Faults, type Outcome, type Part, type Run } from './part.js';
import { noMounting, SmallDisk } from './small-disk.js';

const MEGABYTES = 48;
const LANES = 8;

/** Where the disk is full, and what its people do meanwhile. */
interface Scene {
  readonly district: DistrictAtWork;
  readonly disk: SmallDisk;
  readonly faults: Faults;
}

type Place = 'log' | 'reads' | 'keys' | 'checkpoints' | 'backup';

/** A data folder whose other folders are not on the small disk. */
async function scene(place: Place): Promise<Scene & { remove: () => Promise<void> }> {
  const root = temporaryFolder();
  const dataDir = join(root, 'data');
  const outside = (name: string) => join(root, name);
  const folders = { log: dataDir, reads: join(dataDir, 'read'), keys: outside('keys') };
  const others = { checkpoints: outside('checkpoints'), backup: outside('backup') };
  const disk = new SmallDisk({ ...folders, ...others }[place], MEGABYTES);
  mkdirSync(dataDir, { recursive: true });
  // Read models are built beside the log: there they must not be what fills the disk.
  const reads = place === 'log' ? new SmallDisk(folders.reads, 4 * MEGABYTES) : undefined;
  const env = { KEYS_DIR: folders.keys, CHECKPOINT_DIR: others.checkpoints };
  const district = await DistrictAtWork.found(dataDir, env);
  const remove = async () => {
    await district.stop().catch(() => undefined);
    reads?.remove();
    disk.remove();
    removeFolder(root);
  };
  return { district, disk, faults: new Faults(), remove };
}

/** Lives until one command is not accepted: what is in a file already may be written over for a while. */
async function untilRefused({ district }: Scene): Promise<readonly Heard[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const heard = await district.live(LANES);
    if (heard.length > 0) return heard;
  }
  return [];
}

function refusedAs(heard: readonly Heard[], code: string, faults: Faults): void {
  faults.expect(heard.length > 0, 'nothing was refused');
  for (const one of heard)
    faults.expect(
      one.as === 'refused' && one.code === code && one.retryable,
      `not refused as ${code}: ${JSON.stringify(one)}`,
    );
}

async function goesOn({ district, faults }: Scene): Promise<void> {
  faults.expect(await until(async () => (await district.sendAgain()).length === 0), 'no going on');
  faults.expect((await district.live(LANES)).length === 0, 'new commands are refused afterwards');
  const ready = () =>
    district.health().then(({ status, text }) => status === 200 && !text.includes('failing'));
  faults.expect(await until(ready), `not ready afterwards: ${(await district.health()).text}`);
}

async function fullLog(at: Scene): Promise<void> {
  const { district, disk, faults } = at;
  disk.fill();
  refusedAs(await untilRefused(at), 'STORE_UNAVAILABLE', faults);
  refusedAs(await district.live(LANES), 'STORE_UNAVAILABLE', faults);
  const { text } = await district.health();
  faults.expect(text.includes('failing'), `health does not tell: ${text}`);
  const list = await district.ask(LIST);
  faults.expect(list.errors === undefined, `lists are not answered: ${JSON.stringify(list)}`);
  await district.holdLog(faults);
  disk.free();
  await goesOn(at);
}

async function fullReads(at: Scene): Promise<void> {
  const { district, disk, faults } = at;
  disk.fill();
  for (let lives = 0; lives < 30; lives += 1)
    faults.expect((await district.live(LANES)).length === 0, 'refused, though the log has room');
  const told = () =>
    district.health().then(({ text }) => /failing|falling-behind|lagEvents":[1-9]/.test(text));
  faults.expect(
    await until(told, 20_000),
    `health does not tell: ${(await district.health()).text}`,
  );
  const list = await district.ask(LIST);
  faults.expect(list.errors === undefined, `lists are not answered: ${JSON.stringify(list)}`);
  disk.free();
  await goesOn(at);
}

async function fullKeys(at: Scene): Promise<void> {
  const { district, disk, faults } = at;
  faults.expect((await district.send(withContact())).as === 'accepted', 'refused before');
  disk.fill();
  const refused: Heard[] = [];
  for (let tries = 0; tries < 2_000 && refused.length < 3; tries += 1) {
    const heard = await district.send(withContact());
    if (heard.as !== 'accepted') refused.push(heard);
  }
  refusedAs(refused, 'STORE_UNAVAILABLE', faults);
  faults.expect((await district.live(LANES)).length === 0, 'refused, though it needs no key');
  await district.holdLog(faults);
  disk.free();
  await goesOn(at);
}

async function fullCheckpoints(at: Scene): Promise<void> {
  const { district, disk, faults } = at;
  const { dataDir } = district;
  const env = { CHECKPOINT_DIR: disk.folder };
  const sign = () => admin(dataDir, ['checkpoint', 'sign'], env);
  disk.fill();
  const refused = await sign();
  faults.expect(refused.code === 1 && /错误 [A-Z]/.test(refused.text), `signed: ${refused.text}`);
  const left = readdirSync(disk.folder).filter((name) => name !== 'filler');
  faults.expect(left.length === 0, `left behind: ${left.join(', ')}`);
  faults.expect((await district.live(LANES)).length === 0, 'refused meanwhile');
  disk.free();
  for (const again of [await sign(), await sign()])
    faults.expect(again.code === 0, `not signed afterwards: ${again.text}`);
  const verified = await admin(dataDir, ['verify', '--log-only', '--checkpoints', disk.folder]);
  faults.expect(verified.code === 0, `verify: ${verified.text}`);
}

async function fullBackup(at: Scene): Promise<void> {
  const { district, disk, faults } = at;
  const file = join(disk.folder, 'events.db');
  disk.fill();
  const refused = await admin(district.dataDir, ['backup', file]);
  faults.expect(refused.code === 1 && /错误 [A-Za-z]/.test(refused.text), `told: ${refused.text}`);
  const left = readdirSync(disk.folder).filter((name) => name !== 'filler');
  faults.expect(left.length === 0, `left behind: ${left.join(', ')}`);
  faults.expect((await district.live(LANES)).length === 0, 'refused meanwhile');
  disk.free();
  const made = await admin(district.dataDir, ['backup', file]);
  faults.expect(made.code === 0 && existsSync(file), `not backed up afterwards: ${made.text}`);
}

const PLACES: Readonly<Record<Place, readonly [string, string, (at: Scene) => Promise<void>]>> = {
  log: [
    'log, notices and audit',
    'commands refused as STORE_UNAVAILABLE, nothing of them written; lists answered; health says so',
    fullLog,
  ],
  reads: ['read models', 'commands accepted; lists answered, older; health says so', fullReads],
  keys: [
    'keys of personal data',
    'what needs a new key refused as STORE_UNAVAILABLE, all else accepted',
    fullKeys,
  ],
  checkpoints: ['checkpoints', 'signing fails with a code and leaves nothing', fullCheckpoints],
  backup: ['backups', 'the backup fails with a code and leaves nothing', fullBackup],
};

async function filled(place: Place, { rounds }: Run): Promise<Outcome> {
  const skipped = noMounting();
  if (skipped !== undefined) return { rounds: 0, found: '', faults: [], skipped };
  const at = await scene(place);
  const { district, faults } = at;
  try {
    await district.start();
    faults.expect((await district.live(LANES)).length === 0, 'refused before the disk was full');
    for (let round = 0; round < rounds; round += 1) await PLACES[place][2](at);
    faults.expect((await district.stop()) === 0, 'the service did not end well');
    await district.holdLog(faults);
    await district.verify(faults);
    const found = `${district.acknowledged.size} commands acknowledged; not accepted: ${told(district.codes)}`;
    return { rounds, found, faults: faults.found };
  } finally {
    await at.remove();
  }
}

export const FULL_DISKS: readonly Part[] = (Object.keys(PLACES) as Place[]).map((place) => ({
  name: `disk-full-${place}`,
  profile: 'embedded',
  done: `the disk of the ${PLACES[place][0]} full to the last byte, then emptied`,
  holds: `${PLACES[place][1]}; once there is room it goes on without a restart, and verify is clean`,
  rounds: 3,
  run: (run) => filled(place, run),
}));
