import { v5 } from 'uuid';
import { nameUuids, newId } from './name-uuid.js';

const NAMESPACE = 'b9e4e2a2-5c0f-5d4a-9f0e-0c6d1f6a7d11';
const V8 = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

const idOf = nameUuids(NAMESPACE);
const momentOf = (id: string): number => parseInt(id.replaceAll('-', '').slice(0, 12), 16);

describe('given a namespace', () => {
  it('when names are given, of any script and length, then their ids are those of RFC 9562', () => {
    for (let n = 0; n < 500; n += 1) {
      const name = `${'哨'.repeat(n % 7)}${n}/${'x'.repeat(n % 90)}`;
      expect(idOf(name)).toBe(v5(name, NAMESPACE));
    }
  });
});

describe('given a new id', () => {
  it('when it is made, then it begins with the present moment, and no other is like it', () => {
    const before = Date.now();
    const ids = Array.from({ length: 500 }, newId);
    for (const id of ids) expect(id).toMatch(V8);
    expect(new Set(ids).size).toBe(ids.length);
    expect(momentOf(ids[0] ?? '')).toBeGreaterThanOrEqual(before);
    expect(momentOf(ids.at(-1) ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('when ids follow from it, also over several steps, then they keep its moment', () => {
    const origin = newId();
    const whistle = idOf('whistle', origin);
    const command = idOf('deadline', whistle);
    for (const id of [whistle, command]) {
      expect(id).toMatch(V8);
      expect(momentOf(id)).toBe(momentOf(origin));
      expect(id).not.toBe(origin);
    }
    expect(idOf('deadline', whistle)).toBe(command);
    expect(idOf('another', whistle)).not.toBe(command);
  });

  it('when it is written in capitals, then what follows from it is the same', () => {
    const origin = newId();
    expect(idOf('name', origin.toUpperCase())).toBe(idOf('name', origin));
  });
});

describe('given an id of another kind, as clients and older releases made them', () => {
  it.each([
    'b9e4e2a2-5c0f-4d4a-9f0e-0c6d1f6a7d11',
    'b9e4e2a2-5c0f-5d4a-9f0e-0c6d1f6a7d11',
    '01932b3c-7f00-7abc-8abc-0123456789ab',
    'no uuid',
  ])('when ids follow from %s, then they are what they always were', (origin) => {
    expect(idOf(`${origin}/0`, origin)).toBe(v5(`${origin}/0`, NAMESPACE));
  });
});
