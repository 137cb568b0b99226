import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestIdsOf } from './intake/order.js';
import { type Open311File, readOpen311File } from './open311-file.js';

const demo = JSON.parse(readFileSync('schema/open311/demo.json', 'utf8')) as Open311File;

describe('given an operator’s file of services', () => {
  const folder = mkdtempSync(join(tmpdir(), 'open311-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (name: string) => {
    const services = demo.services.map((service, at) =>
      at === 1 ? { ...service, name } : service,
    );
    const file = join(folder, 'file.json');
    writeFileSync(file, JSON.stringify({ ...demo, services }));
    return readOpen311File(file).services[1]?.name;
  };

  it('when a name changes the direction of writing, then the file is refused and the place is named', () => {
    expect(read('占道经营')).toBe('占道经营');
    expect(() => read('\u202e占道经营')).toThrow(
      expect.objectContaining({ code: 'OPEN311_FILE_INVALID', pointer: '/services/1/name' }),
    );
  });
});

describe('given a list of requests that a client asks for', () => {
  const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID()).join(',');

  it('when it is longer than one question may be, then it is refused', () => {
    expect(requestIdsOf(ids(200))).toHaveLength(200);
    expect(() => requestIdsOf(ids(201))).toThrow('至多 200 个');
  });
});
