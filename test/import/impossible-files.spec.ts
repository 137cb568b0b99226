import { gzipSync } from 'node:zlib';
import { checkMapping } from '#importing';
import { csv, mappingWith, Place } from './import-fixture.js';

let place: Place;
beforeEach(() => (place = new Place()));
afterEach(() => place.remove());

const ROW = 'A,2020-05-01T09:00:00Z,Dept 1,open,';
const whole = gzipSync(csv(...Array.from({ length: 500 }, (_, i) => `${i}${ROW}`)));

describe.each([
  ['an empty file', '', {}, 'FILE_EMPTY'],
  ['a header alone', csv(), {}, 'FILE_EMPTY'],
  [
    'a file without a column of the mapping',
    'case,time,what\nA,2020-05-01,open\n',
    {},
    'COLUMN_MISSING',
  ],
  [
    'a template with another column',
    csv(ROW),
    { whistle: { title: '{x}', kind: 'plain', street: 'S' } },
    'COLUMN_MISSING',
  ],
  [
    'a picture',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    {},
    'FILE_NOT_TEXT',
  ],
  ['another encoding', Buffer.from([0xce, 0xd2, 0xff, 0xfe, 0x0a, 0x41]), {}, 'FILE_NOT_TEXT'],
  ['half a gzip', whole.subarray(0, whole.length / 2), {}, 'FILE_CORRUPT'],
  ['a quote that never ends', csv(ROW, 'B,"2020'), {}, 'FILE_NOT_CSV'],
  [
    'times of another kind',
    csv('A,morning,Dept 1,open,', 'B,evening,Dept 1,open,'),
    {},
    'TIME_UNREADABLE',
  ],
  ['no case at all', csv(',2020-05-01T09:00:00Z,Dept 1,open,'), {}, 'FILE_UNUSABLE'],
])('given %s', (_, content, mapping, code) => {
  it('when it is imported, then it fails with a code and leaves no trace', async () => {
    await expect(place.import(content, mapping)).rejects.toMatchObject({ code });
    expect(place.traces()).toEqual([]);
  });
});

describe('given a log that is there already', () => {
  it('when an impossible file is imported, then the log stays as it is', async () => {
    await place.import(csv(ROW));
    const before = await place.log();
    await expect(place.import(csv())).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    expect(await place.log()).toEqual(before);
    expect(place.traces()).toEqual(['data']);
  });
});

describe('given a mapping with a mistake', () => {
  it.each([
    [{ steps: [{ when: {}, then: ['dance'] }] }, '/steps/0/then/0'],
    [{ source: 'Not A Name' }, '/source'],
    [
      { kinds: [{ id: 'a', name: 'A', limits: { resolve: { value: 1, unit: '天' } } }] },
      '/kinds/0/limits/resolve/unit',
    ],
    [{ extra: 1 }, 'extra'],
  ])('when it is read, then the message names the place', (parts, pointer) => {
    expect(() => checkMapping(mappingWith(parts))).toThrow(pointer);
  });
});
