import { refuseUnlessSafePassword } from './password-policy.js';

describe('given the policy for passwords', () => {
  it.each([
    ['short-one', 'PASSWORD_TOO_SHORT'],
    ['九个汉字也还太短啊', 'PASSWORD_TOO_SHORT'],
    ['Zhang.San.Long', 'PASSWORD_IS_USERNAME'],
    ['x'.repeat(129), 'PASSWORD_TOO_LONG'],
    ['shaodao-demo-2026', 'PASSWORD_PUBLISHED'],
    [' Shaodao-Demo-2026 ', 'PASSWORD_PUBLISHED'],
    ['aaaaaaaaaa', 'PASSWORD_TOO_COMMON'],
    ['abababababab', 'PASSWORD_TOO_COMMON'],
    ['1234567890', 'PASSWORD_TOO_COMMON'],
    ['0987654321', 'PASSWORD_TOO_COMMON'],
    ['a1234567890', 'PASSWORD_TOO_COMMON'],
    ['password123', 'PASSWORD_TOO_COMMON'],
    ['Password@2026', 'PASSWORD_TOO_COMMON'],
    ['administrator', 'PASSWORD_TOO_COMMON'],
    ['qwertyuiop', 'PASSWORD_TOO_COMMON'],
    ['qwertyuiop123', 'PASSWORD_TOO_COMMON'],
    ['abcdefghij', 'PASSWORD_TOO_COMMON'],
    ['1234512345', 'PASSWORD_TOO_COMMON'],
    ['5201314520', 'PASSWORD_TOO_COMMON'],
    ['woaini1314520', 'PASSWORD_TOO_COMMON'],
  ])('when the password is %s, then it is refused', (password, code) => {
    expect(refuseUnlessSafePassword('zhang.san.long', password)?.rejected).toBe(code);
  });

  it.each([
    ...['ten-chars!', 'correct horse battery', 'first-password-2026', 'a-long-test-password'],
    ...[
      '吹哨报到街道办值班室',
      'zX9-kq27Lm',
      '8613800138000',
      'administrator of xinhe',
      '四月五日的雨伞'.repeat(18),
    ],
  ])('when it is %s, then it may be used', (password) => {
    expect(refuseUnlessSafePassword('zhang.san.long', password)).toBeUndefined();
  });
});
