import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readDoors } from './doors.js';

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
const ME = 'query Me { me { username } }\n';

describe('given the settings of the doors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doors-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('when people develop, then everything is open; in production the explorer is not', () => {
    const common = { console: true, operations: new Map(), hstsSeconds: 0 };
    const open = { explorer: true, freeQueries: true };
    expect(readDoors({}, false)).toEqual({ ...open, ...common });
    expect(readDoors({ EXPLORER: 'true', FREE_QUERIES: 'true' }, true)).toMatchObject(open);
  });

  it('when it is in production and nothing is listed, then nothing is answered unless that is said', () => {
    expect(readDoors({}, true)).toMatchObject({ explorer: false, freeQueries: false });
  });

  it('when operations are listed in production, then no others are answered unless that is said', () => {
    const OPERATIONS = file('list.json', JSON.stringify({ [sha256Of(ME)]: ME }));
    expect(readDoors({ OPERATIONS }, true)).toMatchObject({
      operations: new Map([[sha256Of(ME), ME]]),
      freeQueries: false,
    });
    expect(readDoors({ OPERATIONS, FREE_QUERIES: 'true' }, true).freeQueries).toBe(true);
    expect(readDoors({ OPERATIONS }, false).freeQueries).toBe(true);
  });

  it('when they are files in a folder, then each is listed as it is', () => {
    file('me.graphql', ME);
    expect(readDoors({ OPERATIONS: folder }, true).operations.get(sha256Of(ME))).toBe(ME);
  });

  it.each([
    ['a digest that is of another text', JSON.stringify({ [sha256Of('{ me }')]: ME })],
    ['no document', '{}'],
    ['a list', '[]'],
    ['no JSON', 'query'],
  ])('when the file has %s, then the start ends with the name of the setting', (_, text) => {
    const OPERATIONS = file('wrong.json', text);
    expect(() => readDoors({ OPERATIONS }, true)).toThrow(
      expect.objectContaining({ variable: 'OPERATIONS' }),
    );
  });

  it('when there is no such file, then the start ends too', () => {
    expect(() => readDoors({ OPERATIONS: join(folder, 'none.json') }, true)).toThrow('OPERATIONS');
  });
});
