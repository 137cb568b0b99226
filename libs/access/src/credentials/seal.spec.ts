import { Seal } from './seal.js';

const seal = new Seal('a secret of at least 32 characters', 'test');

describe('given a text that was sealed', () => {
  const sealed = seal.seal('JBSWY3DPEHPK3PXP', 'zhang.san');

  it('when its owner opens it, then it is the text, and each seal is another one', () => {
    expect(seal.open(sealed, 'zhang.san')).toBe('JBSWY3DPEHPK3PXP');
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
    expect(seal.seal('JBSWY3DPEHPK3PXP', 'zhang.san')).not.toBe(sealed);
  });

  it('when owner, secret or purpose are others, then it does not open', () => {
    expect(seal.open(sealed, 'li.si')).toBeUndefined();
    const others = [
      new Seal('another secret of 32 characters!', 'test'),
      new Seal('a secret of at least 32 characters', 'another'),
    ];
    for (const other of others) expect(other.open(sealed, 'zhang.san')).toBeUndefined();
  });

  it('when any byte is altered or missing, then it does not open', () => {
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const altered = Buffer.from(bytes);
      altered.writeUInt8(altered.readUInt8(index) ^ 1, index);
      expect(seal.open(`v1.${altered.toString('base64url')}`, 'zhang.san')).toBeUndefined();
    }
    for (const cut of ['', 'v1.', sealed.slice(0, -2), sealed.replace('v1.', 'v2.')])
      expect(seal.open(cut, 'zhang.san')).toBeUndefined();
  });
});
