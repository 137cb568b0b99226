import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { isDigest, requireDigest } from './digest-name.js';
import type { ByteRange, EvidenceStore } from './evidence-store.port.js';

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Makes a new name in a folder outlast a loss of power. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Files `ab/ab12…` in a folder, for the account of the service alone. */
export class FolderStore implements EvidenceStore {
  constructor(readonly place: string) {}

  async put(digest: string, bytes: Buffer): Promise<void> {
    if ((await this.size(digest)) === bytes.length) return;
    const file = this.#fileOf(digest);
    const made = await mkdir(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
    const partial = `${file}.${randomUUID()}.partial`;
    try {
      await writeWhole(partial, bytes);
      await rename(partial, file);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    await syncFolder(dirname(file));
    if (made !== undefined) await syncFolder(this.place);
  }

  async get(digest: string, range?: ByteRange): Promise<Readable | undefined> {
    if ((await this.size(digest)) === undefined) return undefined;
    return createReadStream(this.#fileOf(digest), range);
  }

  async size(digest: string): Promise<number | undefined> {
    try {
      return (await stat(this.#fileOf(digest))).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async *list(): AsyncGenerator<string> {
    for (const folder of await entriesOf(this.place))
      for (const name of await entriesOf(join(this.place, folder))) if (isDigest(name)) yield name;
  }

  async delete(digest: string): Promise<void> {
    await rm(this.#fileOf(digest), { force: true });
  }

  async close(): Promise<void> {}

  #fileOf(digest: string): string {
    requireDigest(digest);
    return join(this.place, digest.slice(0, 2), digest);
  }
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', PRIVATE_FILE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
