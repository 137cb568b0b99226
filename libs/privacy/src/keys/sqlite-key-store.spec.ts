import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describeKeyStoreContract } from '../contract/key-store.contract.js';
import { PersonalData } from '../personal-data.js';
import { beginRotation, endRotation } from './master-key.js';
import { openKeyStore } from './open-key-store.js';

const root = mkdtempSync(join(tmpdir(), 'shaodao-key-store-'));
afterAll(() => rmSync(root, { recursive: true }));

const folderOf = (store: number | string) => join(root, String(store));

describeKeyStoreContract('SQLite', {
  open: (store, secret, previous) =>
    openKeyStore({
      folder: folderOf(store),
      secrets: { secret, ...(previous !== undefined && { previous }) },
    }),
  contents: async (store) =>
    readdirSync(folderOf(store))
      .map((file) => readFileSync(join(folderOf(store), file), 'latin1'))
      .join(''),
});

describe('given a folder of keys without a secret of the operator', () => {
  const fields = { phone: '13800001234' };
  const seal = async (folder: string) => {
    const keys = await openKeyStore({ folder });
    const [sealed = fields] = await new PersonalData(keys).seal([{ subject: 'person/1', fields }]);
    return { keys, sealed };
  };

  it('when it is first used, then a master key is made, and all of it is for its owner only', async () => {
    const folder = folderOf('made');
    const { keys, sealed } = await seal(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(folder))
      expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
    await keys.close();
    const again = await openKeyStore({ folder });
    expect(await new PersonalData(again).openOne(sealed)).toEqual(fields);
    await again.close();
  });

  it('when its master key is lost, then none is made instead', async () => {
    const folder = folderOf('lost');
    const { keys } = await seal(folder);
    await keys.close();
    rmSync(join(folder, 'master.key'));
    await expect(openKeyStore({ folder })).rejects.toMatchObject({ code: 'MASTER_KEY_MISSING' });
    expect(existsSync(join(folder, 'master.key'))).toBe(false);
  });

  it('when its master key is rotated beside a running process, then both read and write on', async () => {
    const folder = folderOf('rotated');
    const { keys: running, sealed } = await seal(folder);
    const before = readFileSync(join(folder, 'master.key'), 'utf8');
    beginRotation(folder);
    const between = readFileSync(join(folder, 'master.key'), 'utf8');
    // Broken off here and begun again: it goes on with the same new key.
    beginRotation(folder);
    expect(readFileSync(join(folder, 'master.key'), 'utf8')).toBe(between);
    expect(between).not.toBe(before);
    const rotating = await openKeyStore({ folder });
    expect(await rotating.rewrap()).toBe(1);
    endRotation(folder);
    expect(await new PersonalData(running).openOne(sealed)).toEqual(fields);
    const [more = fields] = await new PersonalData(running).seal([{ subject: 'person/2', fields }]);
    expect(await new PersonalData(rotating).openOne(more)).toEqual(fields);
    await running.close();
    await rotating.close();
  });
});

describe('given a key store whose file is damaged', () => {
  it('when it is opened or read, then that is said with a code, and what to do', async () => {
    const folder = folderOf('damaged');
    const keys = await openKeyStore({ folder });
    await keys.keysOf(['whistle/1']);
    await keys.close();
    writeFileSync(join(folder, 'keys.db'), 'not a database, and long enough for one '.repeat(300));
    await expect(openKeyStore({ folder })).rejects.toMatchObject({
      code: 'KEYS_DAMAGED',
      message: expect.stringContaining('privacy restore') as string,
    });
  });

  it('when it cannot be written for a while, then that passes', async () => {
    const folder = folderOf('locked');
    const keys = await openKeyStore({ folder });
    await keys.keysOf(['whistle/1']);
    const other = new Database(join(folder, 'keys.db'));
    other.pragma('busy_timeout = 0');
    other.exec('begin immediate');
    await expect(keys.keysOf(['whistle/new'])).rejects.toMatchObject({
      code: 'READ_STORE_UNAVAILABLE',
    });
    other.close();
    expect((await keys.keysOf(['whistle/new'])).size).toBe(1);
    await keys.close();
  }, 20_000);
});
