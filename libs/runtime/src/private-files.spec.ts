import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { keepPrivate } from './private-files.js';

const FILES = [
  'events.db',
  'events.db-wal',
  'notices.db',
  'token.secret',
  'notice-secrets.json',
  'service.url',
];

describe('given a data folder that everybody on the machine can read', () => {
  let dataDir: string;
  const at = (name: string) => join(dataDir, name);
  const mode = (name: string) => (statSync(at(name)).mode & 0o777).toString(8);
  const write = (name: string, permissions = 0o644) => {
    writeFileSync(at(name), '');
    chmodSync(at(name), permissions);
  };

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'private-'));
    chmodSync(dataDir, 0o755);
    mkdirSync(at('read'));
    chmodSync(at('read'), 0o755);
    for (const name of [...FILES, 'read/work-lists.db']) write(name);
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('when it is made private, then only its owner reads it, and what was changed is told once [M10]', () => {
    const changed = keepPrivate(dataDir);
    for (const name of [...FILES, 'read/work-lists.db']) expect(mode(name)).toBe('600');
    expect([mode('read'), mode('.')]).toEqual(['700', '700']);
    expect(changed).toHaveLength(FILES.length + 3);
    expect(keepPrivate(dataDir)).toEqual([]);
  });

  it('when something else lies in it, then that is left alone, and so is the folder', () => {
    write('holiday-photo.jpg');
    keepPrivate(dataDir);
    expect([mode('events.db'), mode('holiday-photo.jpg'), mode('.')]).toEqual([
      '600',
      '644',
      '755',
    ]);
  });

  it('when the operator let a group in, then that stays', () => {
    write('events.db', 0o640);
    chmodSync(dataDir, 0o750);
    keepPrivate(dataDir);
    expect([mode('events.db'), mode('notices.db'), mode('.')]).toEqual(['640', '600', '750']);
  });

  it('when there is no such folder, or nothing of ours in it, then nothing happens', () => {
    expect(keepPrivate(at('nowhere'))).toEqual([]);
    mkdirSync(at('other'), { mode: 0o755 });
    expect(keepPrivate(at('other'))).toEqual([]);
  });
});
