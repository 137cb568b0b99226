import { refuseUnlessSafePassword } from './safe-password.js';

const owner = {
  username: 'zhang.san.long',
  organisation: 'street-xinhe',
  organisationName: '新河街道办事处',
};

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
    ['P@ssw0rd2026!', 'PASSWORD_TOO_COMMON'],
    ['1q2w3e4r5t', 'PASSWORD_TOO_COMMON'],
    ['zaq12wsxcde3', 'PASSWORD_TOO_COMMON'],
    ['iloveyou1314', 'PASSWORD_TOO_COMMON'],
    ['密码密码密码密码密码', 'PASSWORD_TOO_COMMON'],
    ['Beijing2008', 'PASSWORD_TOO_COMMON'],
    ['zhang.san.long1', 'PASSWORD_OF_NAMES'],
    ['ZhangSanLong2026!', 'PASSWORD_OF_NAMES'],
    ['新河街道办事处2026', 'PASSWORD_OF_NAMES'],
    ['!!新河街道办事处!!', 'PASSWORD_OF_NAMES'],
    ['street-xinhe1', 'PASSWORD_OF_NAMES'],
    ['Xinhe@2026!!', 'PASSWORD_OF_NAMES'],
    ['Shaodao@2026!', 'PASSWORD_OF_NAMES'],
    ['哨到哨到哨到哨到哨到', 'PASSWORD_TOO_COMMON'],
  ])('when the password is %s, then it is refused [L5]', async (password, code) => {
    expect((await refuseUnlessSafePassword(owner, password))?.rejected).toBe(code);
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
  ])('when it is %s, then it may be used', async (password) => {
    expect(await refuseUnlessSafePassword(owner, password)).toBeUndefined();
  });

  it('when a name is another’s, then it is a word like any other', async () => {
    const another = { username: 'li.si' };
    expect(await refuseUnlessSafePassword(another, 'zhang.san.long.way')).toBeUndefined();
    expect(await refuseUnlessSafePassword(another, '新河街道办事处的雨伞')).toBeUndefined();
  });
});
