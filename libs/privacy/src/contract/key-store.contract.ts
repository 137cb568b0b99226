import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryOf, systemClock } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store/sqlite';
import { Erasure } from '../erasure.js';
import { backUpKeys, restoreKeys } from '../key-backup.js';
import type { KeyStore } from '../keys/key-store.js';
import { PersonalData } from '../personal-data.js';
import { ERASED, isSealed } from '../sealed-value.js';

/** A store of keys to be tested: each number is a store of its own, each secret a master key. */
export interface KeyStores {
  open(store: number, secret: string, previous?: string): Promise<KeyStore>;
  /** Everything that the store has on disk, as far as a thief of its files could read it. */
  contents(store: number): Promise<string>;
}

const SECRET = 'first secret of thirty-two signs';
const NEXT = 'another secret, thirty-two signs';
const contact = { name: '李女士', phone: '13800001234' };
const actor = { account: 'admin', organisation: 'district', role: 'administrator' };

let stores = 0;
const fresh = () => (stores += 1);

/** What every key store does. */
export function describeKeyStoreContract(name: string, { open, contents }: KeyStores): void {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-keys-'));
  const opened: KeyStore[] = [];
  const opening: KeyStores['open'] = async (...at) => {
    const store = await open(...at);
    opened.push(store);
    return store;
  };
  afterAll(async () => {
    for (const store of opened) await store.close();
    rmSync(folder, { recursive: true });
  });
  const sealed = async (keys: KeyStore, subject: string) => {
    const [fields = contact] = await new PersonalData(keys).seal([{ subject, fields: contact }]);
    return fields;
  };
  const read = (keys: KeyStore, fields: typeof contact) => new PersonalData(keys).openOne(fields);

  describe(`${name}: given personal data`, () => {
    it('when it is sealed, then it says nothing, and opens again in another process', async () => {
      const place = fresh();
      const fields = await sealed(await opening(place, SECRET), 'whistle/a');
      expect(Object.values(fields).every(isSealed)).toBe(true);
      expect(JSON.stringify(fields)).not.toMatch(/李|1380/);
      expect(await read(await opening(place, SECRET), fields)).toEqual(contact);
    });

    it('when it is sealed again, then it is the same text; for another subject it is not', async () => {
      const keys = await opening(fresh(), SECRET);
      const first = await sealed(keys, 'whistle/a');
      expect(await sealed(keys, 'whistle/a')).toEqual(first);
      expect((await sealed(keys, 'whistle/b')).phone).not.toBe(first.phone);
    });

    it('when two processes seal for one subject at once, then one key counts', async () => {
      const place = fresh();
      const two = await Promise.all([opening(place, SECRET), opening(place, SECRET)]);
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, i) => sealed(two[i % 2]!, 'whistle/a')),
      );
      expect(new Set(all.map(({ phone }) => phone)).size).toBe(1);
      expect(await two[0].liveIdsOf('whistle/a')).toHaveLength(1);
    });

    it('when a value was moved to another field or changed, then it does not open', async () => {
      const keys = await opening(fresh(), SECRET);
      const { name, phone } = await sealed(keys, 'whistle/a');
      await expect(read(keys, { name: phone, phone: name })).rejects.toThrow('does not open');
      const changed = phone.slice(0, -6) + (phone.at(-6) === 'A' ? 'B' : 'A') + phone.slice(-5);
      await expect(read(keys, { name, phone: changed })).rejects.toThrow('does not open');
    });

    it('when it was written before values were sealed, then it is itself', async () => {
      expect(await read(await opening(fresh(), SECRET), contact)).toEqual(contact);
    });
  });

  describe(`${name}: given keys that are erased`, () => {
    it('when the value is read, then it is gone for good, and the others stay', async () => {
      const place = fresh();
      const keys = await opening(place, SECRET);
      const [gone, kept] = [await sealed(keys, 'whistle/a'), await sealed(keys, 'whistle/b')];
      const [row] = (await keys.wrappedKeys()).filter(({ subject }) => subject === 'whistle/a');
      expect(await contents(place)).toContain(row?.wrapped);
      expect(await keys.erase(await keys.liveIdsOf('whistle/a'))).toBe(1);
      expect(await read(keys, gone)).toEqual({ name: ERASED, phone: ERASED });
      expect(await read(keys, kept)).toEqual(contact);
      expect(await contents(place)).not.toContain(row?.wrapped);
      expect(await keys.erase([row?.id ?? ''])).toBe(0);
    });

    it('when the subject leaves data again, then it has another key', async () => {
      const keys = await opening(fresh(), SECRET);
      const before = await sealed(keys, 'person/7');
      await keys.erase(await keys.liveIdsOf('person/7'));
      const after = await sealed(keys, 'person/7');
      expect(await read(keys, after)).toEqual(contact);
      expect((await read(keys, before)).phone).toBe(ERASED);
    });
  });

  describe(`${name}: given a backup of the keys`, () => {
    it('when it is restored into an empty store, then what it held opens, and what the log says was erased does not', async () => {
      const keys = await opening(fresh(), SECRET);
      const [gone, kept] = [await sealed(keys, 'whistle/a'), await sealed(keys, 'whistle/b')];
      const file = join(folder, `${randomUUID()}.json`);
      expect(await backUpKeys(keys, file)).toBe(2);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      await expect(backUpKeys(keys, file)).rejects.toMatchObject({ code: 'BACKUP_EXISTS' });
      const log = await openSqliteEventStore({ file: join(folder, `${randomUUID()}.db`) });
      const delivery = deliveryOf({}, actor);
      const erased = await new Erasure(log, systemClock, keys).erase(
        'whistle/a',
        '本人要求',
        delivery,
      );
      expect(erased).toMatchObject({ outcome: 'accepted' });

      const empty = await opening(fresh(), SECRET);
      expect(await restoreKeys(empty, file)).toBe(2);
      expect(await new Erasure(log, systemClock, empty).reapply()).toBe(1);
      expect((await read(empty, gone)).phone).toBe(ERASED);
      expect(await read(empty, kept)).toEqual(contact);
      // In the store where it was erased, the backup does not bring it back.
      expect(await restoreKeys(keys, file)).toBe(0);
      await log.close();
    });

    it('when the master key is another, then nothing is restored', async () => {
      const keys = await opening(fresh(), SECRET);
      await sealed(keys, 'whistle/a');
      const file = join(folder, `${randomUUID()}.json`);
      await backUpKeys(keys, file);
      expect(readFileSync(file, 'utf8')).not.toContain(contact.phone);
      const other = await opening(fresh(), NEXT);
      await expect(restoreKeys(other, file)).rejects.toMatchObject({ code: 'KEYS_SECRET_WRONG' });
      expect(await other.wrappedKeys()).toEqual([]);
      await expect(restoreKeys(other, 'package.json')).rejects.toMatchObject({
        code: 'BACKUP_INVALID',
      });
    });
  });

  describe(`${name}: given another master key`, () => {
    it('when it is the only one, then the store does not open', async () => {
      const place = fresh();
      await sealed(await opening(place, SECRET), 'whistle/a');
      await expect(open(place, NEXT)).rejects.toMatchObject({ code: 'KEYS_SECRET_WRONG' });
    });

    it('when the keys are wrapped anew, then the old one opens nothing, and values stay as they are', async () => {
      const place = fresh();
      const fields = await sealed(await opening(place, SECRET), 'whistle/a');
      const both = await opening(place, NEXT, SECRET);
      expect(await read(both, fields)).toEqual(contact);
      expect(await both.rewrap()).toBe(1);
      expect(await both.rewrap()).toBe(0);
      const after = await opening(place, NEXT);
      expect(await read(after, fields)).toEqual(contact);
      expect(await sealed(after, 'whistle/a')).toEqual(fields);
      await expect(open(place, SECRET)).rejects.toMatchObject({ code: 'KEYS_SECRET_WRONG' });
    });
  });
}
