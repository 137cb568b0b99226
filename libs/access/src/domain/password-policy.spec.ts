import { refusePassword } from './password-policy.js';

describe('given the policy for passwords', () => {
  it.each([
    ['short-one', 'PASSWORD_TOO_SHORT'],
    ['九个汉字也还太短啊', 'PASSWORD_TOO_SHORT'],
    ['Zhang.San.Long', 'PASSWORD_IS_USERNAME'],
    ['x'.repeat(129), 'PASSWORD_TOO_LONG'],
  ])('when the password is %s, then it is refused', (password, code) => {
    expect(refusePassword('zhang.san.long', password)?.rejected).toBe(code);
  });

  it.each(['ten-chars!', 'x'.repeat(128)])('when it is %s, then it may be used', (password) => {
    expect(refusePassword('zhang.san.long', password)).toBeUndefined();
  });
});
