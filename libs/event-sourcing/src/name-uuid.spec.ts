import { v5 } from 'uuid';
import { nameUuids } from './name-uuid.js';

const NAMESPACE = 'b9e4e2a2-5c0f-5d4a-9f0e-0c6d1f6a7d11';

describe('given a namespace', () => {
  it('when names are given, of any script and length, then their ids are those of RFC 9562', () => {
    const idOf = nameUuids(NAMESPACE);
    for (let n = 0; n < 500; n += 1) {
      const name = `${'哨'.repeat(n % 7)}${n}/${'x'.repeat(n % 90)}`;
      expect(idOf(name)).toBe(v5(name, NAMESPACE));
    }
  });
});
