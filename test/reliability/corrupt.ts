import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { Chance } from '../load/municipality/chance.js';
import { whistleIdOf } from '../support/lifecycle.js';
import { removeFolder, temporaryFolder } from '../support/served.js';
import { DAMAGES, damage, readFiles } from './damage.js';
import { admin, commandIdOf, DistrictAtWork, until, withContact } from './district-at-work.js';
import { Faults, type Outcome, type Part, type Run } from './part.js';

const LIVES = 40;
/** Stable codes of what cannot be read: everything else is either the truth or a fault. */
const CODES = ['STORE_DAMAGED', 'STREAM_DAMAGED', 'READ_MODEL_DAMAGED', 'KEYS_DAMAGED'];
const PASSING = ['STORE_UNAVAILABLE', 'READ_MODEL_NOT_READY'];

/** What people see: a page of the list, and the whole of some whistles. */
class Seen {
  private constructor(private readonly answers: ReadonlyMap<string, string>) {}

  static async of(district: DistrictAtWork, whistles: readonly string[]): Promise<Seen> {
    const list =
      '{ streetWorkList(street: "street-1", first: 200) { edges { node { whistleId title } } } }';
    const details = whistles.map(
      (id) => `{ whistle(id: "${id}") { id title description status timeline { text at } } }`,
    );
    const answers = new Map<string, string>();
    for (const query of [list, ...details]) {
      const answer = await district.ask(JSON.stringify({ query })).catch(String);
      answers.set(query, JSON.stringify(answer));
    }
    return new Seen(answers);
  }

  /** Questions that are answered otherwise than before; those refused with a stable code are not. */
  comparedWith(before: Seen): { readonly refused: number; readonly other: readonly string[] } {
    let refused = 0;
    const other: string[] = [];
    for (const [query, answer] of this.answers) {
      if (answer === before.answers.get(query)) continue;
      const code = /"code":"([A-Z_]+)"/.exec(answer)?.[1] ?? '';
      if ([...CODES, ...PASSING].includes(code)) refused += 1;
      else other.push(`${query.slice(0, 60)} answered ${answer.slice(0, 200)}`);
    }
    return { refused, other };
  }
}

/** A district that was stopped with all in its files, and what its people saw. */
interface Scene {
  readonly root: string;
  readonly dataDir: string;
  readonly district: DistrictAtWork;
  readonly backup: string;
  readonly whistles: readonly string[];
  readonly seen: Seen;
  readonly faults: Faults;
  readonly say: Run['say'];
  readonly found: {
    refusedStarts: number;
    refused: number;
    altered: number;
    named: number;
    rebuilt: number;
  };
}

async function scene(say: Run['say']): Promise<Scene> {
  const root = temporaryFolder();
  const dataDir = join(root, 'data');
  const district = await DistrictAtWork.found(dataDir, { AUTOMATIONS: 'false', NOTICES: 'false' });
  const faults = new Faults(say);
  await district.start();
  faults.expect((await district.live(LIVES)).length === 0, 'refused before');
  const step = withContact();
  await district.send(step);
  const whistles = [whistleIdOf(commandIdOf(step)), ...district.whistles.slice(0, 12)];
  await district.caughtUp();
  const seen = await Seen.of(district, whistles);
  const backup = join(root, 'backup.db');
  const made = await admin(dataDir, ['backup', backup]);
  faults.expect(made.code === 0, `backup: ${made.text}`);
  await admin(dataDir, ['privacy', 'backup', join(root, 'keys.json')]);
  await district.stop();
  const found = { refusedStarts: 0, refused: 0, altered: 0, named: 0, rebuilt: 0 };
  return { root, dataDir, district, backup, whistles, seen, faults, say, found };
}

/** Puts the files of before the damage in their places. */
function restoreFiles({ root, dataDir }: Scene): void {
  rmSync(dataDir, { recursive: true });
  cpSync(join(root, 'whole'), dataDir, { recursive: true });
}

/** Starts on what is damaged; whether it serves. A start that is refused has to say why. */
async function starts({ district, faults, found }: Scene, where: string): Promise<boolean> {
  try {
    await district.start();
    return true;
  } catch (error) {
    found.refusedStarts += 1;
    const said = String(error);
    const why = /错误 (corrupt|[A-Z_]+)：/.test(said);
    faults.expect(why, `${where}: the start is refused without a code: ${said.slice(-600)}`);
    return false;
  }
}

/** What people see on damaged files: as before, or refused with a code; anything else is told, and a break is a fault. */
async function look(at: Scene, where: string): Promise<void> {
  const { district, faults, found, say } = at;
  const { refused, other } = (await Seen.of(district, at.whistles)).comparedWith(at.seen);
  found.refused += refused;
  found.altered += other.length;
  for (const one of other) say(`${where}: ${one}`);
  faults.add(other.filter((one) => one.includes('INTERNAL')).map((one) => `${where}: ${one}`));
}

async function damagedLog(at: Scene, chance: Chance): Promise<void> {
  const { district, dataDir, faults, found, backup } = at;
  const how = chance.pick(DAMAGES);
  const where = damage(join(dataDir, 'events.db'), how, chance);
  // Bytes inside a text that are still a text are answered: only the chain tells, which `verify` reads.
  if (await starts(at, where)) await look(at, where);
  await district.stop().catch((error: unknown) => faults.add([`${where}: ${String(error)}`]));
  const { code, text } = await admin(dataDir, ['verify', '--log-only']);
  const isNamed = code === 1 && /@\d+|错误 (corrupt|damaged|VERIFY_FAILED)/.test(text);
  if (isNamed) found.named += 1;
  faults.expect(isNamed || (await isAsBackedUp(at)), `${where}: verify does not tell: ${text}`);
  await restoreBackup(at, backup, where);
}

/** Whether the damage hit what is no part of any event: a free page, or one that is not used yet. */
async function isAsBackedUp({ district, dataDir, backup }: Scene): Promise<boolean> {
  const events = JSON.stringify(await district.events());
  const [log, copy] = [join(dataDir, 'events.db'), join(dataDir, '..', 'copy')];
  cpSync(backup, join(copy, 'events.db'));
  const whole = await DistrictAtWork.eventsIn(copy);
  rmSync(copy, { recursive: true });
  return existsSync(log) && JSON.stringify(whole) === events;
}

/** As it is written down: the backup as `events.db` in a folder without read models. */
async function restoreBackup(at: Scene, backup: string, where: string): Promise<void> {
  const { dataDir, district, faults } = at;
  for (const name of ['events.db', 'events.db-wal', 'events.db-shm', 'read'])
    rmSync(join(dataDir, name), { recursive: true, force: true });
  cpSync(backup, join(dataDir, 'events.db'));
  await district.start();
  await district.caughtUp();
  const { other, refused } = (await Seen.of(district, at.whistles)).comparedWith(at.seen);
  faults.expect(other.length + refused === 0, `${where}: restored, and ${other.join('; ')}`);
  faults.expect((await district.live(2)).length === 0, `${where}: refused after the restore`);
  await district.stop();
}

async function damagedReads(at: Scene, chance: Chance): Promise<void> {
  const { district, dataDir, faults, found } = at;
  const file = chance.pick(readFiles(dataDir));
  const where = `${file.split('/').at(-1)}: ${damage(file, chance.pick(DAMAGES), chance)}`;
  if (await starts(at, where)) {
    await look(at, where);
    faults.expect((await district.live(1)).length === 0, `${where}: commands are refused`);
    const rebuilt = await admin(dataDir, ['rebuild']);
    const isAgain = async () => {
      const now = (await Seen.of(district, at.whistles)).comparedWith(at.seen);
      return now.refused === 0 && now.other.every((one) => one.includes('streetWorkList'));
    };
    if (rebuilt.code === 0)
      faults.expect(await until(isAgain), `${where}: not whole after rebuild`);
    else
      faults.expect(/错误 [A-Z_]+：/.test(rebuilt.text), `${where}: ${rebuilt.text.slice(-400)}`);
    if (rebuilt.code === 0) found.named += 1;
  }
  await district.stop().catch((error: unknown) => faults.add([`${where}: ${String(error)}`]));
  rmSync(join(dataDir, 'read'), { recursive: true });
  await district.start();
  await district.stop();
  await district.verify(faults);
}

async function damagedKeys(at: Scene, chance: Chance): Promise<void> {
  const { district, dataDir, root, faults, found } = at;
  const file = join(dataDir, 'keys', 'keys.db');
  const where = damage(file, chance.pick(DAMAGES), chance);
  if (await starts(at, where)) await look(at, where);
  await district.stop().catch((error: unknown) => faults.add([`${where}: ${String(error)}`]));
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  const restored = await admin(dataDir, ['privacy', 'restore', join(root, 'keys.json')]);
  faults.expect(restored.code === 0, `${where}: keys are not restored: ${restored.text}`);
  await district.start();
  const { other } = (await Seen.of(district, at.whistles)).comparedWith(at.seen);
  faults.expect(other.length === 0, `${where}: after the restore ${other.join('; ')}`);
  found.named += 1;
  await district.stop();
}

/** The end of the log is lost without a word: read models have it still, and so do checkpoints. */
async function damagedWal(at: Scene, chance: Chance): Promise<void> {
  const { district, dataDir, faults, found } = at;
  await district.start();
  faults.expect((await district.live(6)).length === 0, 'refused before');
  const signed = await admin(dataDir, ['checkpoint', 'sign']);
  faults.expect(signed.code === 0, `not signed: ${signed.text}`);
  await district.caughtUp();
  const whole = (await district.events()).length;
  await district.served.kill();
  const wal = join(dataDir, 'events.db-wal');
  const where = `write-ahead log: ${damage(wal, chance.pick(DAMAGES), chance)}`;
  if (await starts(at, where)) await expectBuiltAnew(at, where, whole);
  await district.stop().catch((error: unknown) => faults.add([`${where}: ${String(error)}`]));
  const { code, text } = await admin(dataDir, ['verify', '--log-only']);
  faults.expect(code === 1 && /缺失|只有|corrupt/.test(text), `${where}: verify: ${text}`);
  found.named += 1;
}

/** Read models that have what the log has lost say so, and are built from what is left. */
async function expectBuiltAnew(at: Scene, where: string, whole: number): Promise<void> {
  const { district, faults, found } = at;
  const lost = whole - (await district.events()).length;
  if (lost === 0) return;
  const isTold = () => district.served.log().includes('PROJECTION_AHEAD');
  faults.expect(await until(isTold), `${where}: read models still have ${lost} lost events`);
  await district.caughtUp();
  found.rebuilt += 1;
}

const FILES: Readonly<
  Record<string, readonly [string, string, (at: Scene, chance: Chance) => Promise<void>]>
> = {
  log: [
    'events.db',
    'start or answer refused with a code; verify names the first damaged event; the backup restores it',
    damagedLog,
  ],
  reads: [
    'a database of the read models',
    'refused with a code, commands go on; rebuild, or deleting the folder, makes it whole',
    damagedReads,
  ],
  keys: ['keys.db', 'refused with a code; privacy restore makes it whole', damagedKeys],
  wal: [
    'the write-ahead log of events.db after kill -9',
    'verify with the checkpoint names what is missing; read models that are ahead are built anew',
    damagedWal,
  ],
};

async function damaged(name: string, { rounds, say }: Run): Promise<Outcome> {
  const at = await scene(say);
  const act = FILES[name]?.[2];
  try {
    cpSync(at.dataDir, join(at.root, 'whole'), { recursive: true });
    for (let round = 1; round <= rounds; round += 1) {
      await act?.(at, new Chance(round, 7));
      restoreFiles(at);
      say(`${name} ${round}: ${JSON.stringify(at.found)}`);
    }
    const { refusedStarts, refused, altered, named, rebuilt } = at.found;
    const found = `${refusedStarts} starts refused, ${refused} answers refused, ${altered} answers otherwise, ${named} named or mended by the command, ${rebuilt} times read models built anew`;
    return { rounds, found, faults: at.faults.found };
  } finally {
    await at.district.stop().catch(() => undefined);
    removeFolder(at.root);
  }
}

export const CORRUPT: readonly Part[] = Object.entries(FILES).map(([name, [file, holds]]) => ({
  name: `corrupt-${name}`,
  profile: 'embedded',
  done: `a page, or a sector, of ${file} overwritten with zeros or noise`,
  holds,
  rounds: 12,
  run: (run) => damaged(name, run),
}));
