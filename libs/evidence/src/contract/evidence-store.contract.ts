import { hash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { ByteRange, EvidenceStore } from '../store/evidence-store.port.js';

/** What is opened for one suite, and how it is thrown away. */
export interface OpenedStore {
  readonly store: EvidenceStore;
  close(): Promise<void>;
}

async function named(store: EvidenceStore): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of store.list()) names.push(name);
  return names.sort();
}

/** What every store of evidence does, whatever holds the bytes. */
export function describeEvidenceStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(`given evidence in ${name}`, () => {
    let opened: OpenedStore;
    let store: EvidenceStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened.close());

    const put = async (bytes = randomBytes(300_000)) => {
      const digest = hash('sha256', bytes);
      await store.put(digest, bytes);
      return { digest, bytes };
    };
    const read = async (digest: string, range?: ByteRange) => {
      const stream = await store.get(digest, range);
      return stream && buffer(stream);
    };

    it('when bytes are put, then the same are got, and their length', async () => {
      const { digest, bytes } = await put();
      expect((await read(digest))?.equals(bytes)).toBe(true);
      expect(await store.size(digest)).toBe(bytes.length);
    });

    it.each<readonly [string, ByteRange]>([
      ['the first byte', { start: 0, end: 0 }],
      ['the middle', { start: 131_000, end: 270_000 }],
      ['the end', { start: 299_990, end: 299_999 }],
    ])('when %s is asked for, then exactly that part is got', async (_, range) => {
      const { digest, bytes } = await put();
      const part = bytes.subarray(range.start, range.end + 1);
      expect((await read(digest, range))?.equals(part)).toBe(true);
    });

    it('when bytes are put again, also at the same time, then they are there once', async () => {
      const { digest, bytes } = await put(randomBytes(200_000));
      await Promise.all([1, 2, 3, 4].map(() => store.put(digest, bytes)));
      expect((await read(digest))?.equals(bytes)).toBe(true);
      expect((await named(store)).filter((one) => one === digest)).toEqual([digest]);
      const fresh = randomBytes(200_000);
      await Promise.all([1, 2, 3, 4].map(() => put(fresh)));
      expect((await read(hash('sha256', fresh)))?.equals(fresh)).toBe(true);
    });

    it('when a piece is not there, then nothing is got', async () => {
      const digest = hash('sha256', 'never sent');
      expect(await store.get(digest)).toBeUndefined();
      expect(await store.size(digest)).toBeUndefined();
      await store.delete(digest);
    });

    it('when pieces are listed, then each is, until it is deleted', async () => {
      const [one, other] = [await put(), await put(Buffer.from('x'))];
      expect(await named(store)).toEqual(expect.arrayContaining([one.digest, other.digest]));
      await store.delete(one.digest);
      expect(await named(store)).not.toContain(one.digest);
      expect(await read(one.digest)).toBeUndefined();
      expect((await read(other.digest))?.toString()).toBe('x');
    });

    it('when a name is no digest, then it is refused, so that nothing else can be named', async () => {
      await expect(store.put('../../etc/passwd', Buffer.from('x'))).rejects.toThrow(TypeError);
      await expect(store.get('../../etc/passwd')).rejects.toThrow(TypeError);
      await expect(store.delete(`${'a'.repeat(63)}/`)).rejects.toThrow(TypeError);
    });
  });
}
