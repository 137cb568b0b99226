import { hash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEvidenceStore } from '../contract/evidence-store.contract.js';
import { FolderStore } from './folder-store.js';

const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));

describeEvidenceStore('a folder', async () => ({
  store: new FolderStore(join(folder, 'evidence')),
  close: async () => {},
}));

describe('given evidence in a folder', () => {
  it('when it is written, then only the account of the service reads it, and no half is left', async () => {
    const place = join(folder, 'private');
    const bytes = Buffer.from('a photo');
    const digest = hash('sha256', bytes);
    await new FolderStore(place).put(digest, bytes);
    const inside = join(place, digest.slice(0, 2));
    expect(readdirSync(inside)).toEqual([digest]);
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    expect(statSync(join(inside, digest)).mode & 0o777).toBe(0o600);
  });

  it('when the folder was never made, then there is nothing in it', async () => {
    const names: string[] = [];
    for await (const name of new FolderStore(join(folder, 'none')).list()) names.push(name);
    expect(names).toEqual([]);
  });
});
