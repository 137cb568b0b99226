import { textOption } from './options.js';

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
