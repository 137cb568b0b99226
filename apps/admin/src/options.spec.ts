import { passwordWarning, textOption } from './options.js';

describe('given a text on the command line', () => {
  it('when somebody can read it, then it is taken as it is', () => {
    expect(textOption('国办发明电〔2026〕7号')).toBe('国办发明电〔2026〕7号');
  });

  it.each([
    ['', '不能为空'],
    [' \u200b', '不能为空'],
    ['文件\u001b有误', '含有无法使用的字符 U+001B'],
    ['\u202e文件', '含有无法使用的字符 U+202E'],
  ])('when it is %j, then it is refused', (text, reason) => {
    expect(() => textOption(text)).toThrow(reason);
  });
});

describe('given the address of a store on the command line', () => {
  it('when a password is in it, then a warning says who can see it, and does not repeat it [L7]', () => {
    const warning = passwordWarning('--to', 'postgres://shaodao:geheim@db.example/shaodao');
    expect(warning).toContain('PGPASSWORD');
    expect(warning).not.toContain('geheim');
  });

  it.each(['postgres://shaodao@db.example/shaodao', './data', 'esdb://db.example:2113'])(
    'when it is %s, then nothing is said',
    (address) => expect(passwordWarning('--to', address)).toBeUndefined(),
  );
});
