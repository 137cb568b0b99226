import {
  beginningOf,
  beginningWithin,
  findUnusableText,
  isVisible,
  shorten,
  unusableCharacter,
  usablePartOf,
} from './text.js';

describe('given a text that somebody sends', () => {
  it.each([
    ['王\u0000', 'U+0000'],
    ['占道\u000b第二行', 'U+000B'],
    ['\u001b[31m红', 'U+001B'],
    ['\u0085', 'U+0085'],
    ['半个\ud83d', 'U+D83D'],
    ['\ude00半个', 'U+DE00'],
    ['\u202e占道经营\u202c', 'U+202E'],
    ['\u2066x', 'U+2066'],
    ['\uffff', 'U+FFFF'],
  ])('when it is %j, then its first unusable character is told', (text, character) => {
    expect(unusableCharacter(text)).toBe(character);
  });

  it.each(['', '建设街 18 号', '第一行\r\n\t第二行', '😀👨‍👩‍👧', '𠮷野家', 'é', '\u200b中'])(
    'when it is %j, then it can be used',
    (text) => {
      expect(unusableCharacter(text)).toBeUndefined();
    },
  );

  it('when it is deep inside a value, then its place is told, also where it is a name', () => {
    const value = { input: { place: { address: 'a\u0000' }, list: [1, null, 'x'] } };
    expect(findUnusableText(value)).toEqual({ path: 'input.place.address', character: 'U+0000' });
    expect(findUnusableText({ list: ['a', '\ud800'] })?.path).toBe('list.1');
    expect(findUnusableText({ 'na\u0000me': 1 })?.character).toBe('U+0000');
    expect(findUnusableText({ list: ['a', undefined, 3, true] })).toBeUndefined();
  });

  it('when it is nested or listed beyond all measure, then it is looked through all the same', () => {
    const deep = JSON.parse(`${'['.repeat(200_000)}"\\u0000"${']'.repeat(200_000)}`) as unknown;
    expect(findUnusableText(deep)?.character).toBe('U+0000');
    expect(findUnusableText([...new Array<number>(500_000).fill(1), 'a\u0000'])).toEqual({
      path: '500000',
      character: 'U+0000',
    });
  });

  it('when nothing of it can be seen, then it is not visible', () => {
    const blank = [
      '',
      '  \n',
      '\u200b\u200d\ufeff',
      '\u3164',
      '\u2800',
      '\u034f',
      '\ufe0f',
      '\u{e0041}',
    ];
    expect(blank.filter(isVisible)).toEqual([]);
    expect(['。', '0', '哨', '\u200b中', '😀'].filter(isVisible)).toHaveLength(5);
  });
});

describe('given a text that is too long', () => {
  it('when it is cut, then no character is cut in two', () => {
    const text = `${'复'.repeat(199)}😀还没好`;
    expect(shorten(text, 200)).toBe(`${'复'.repeat(199)}😀…`);
    expect(beginningOf('👨‍👩‍👧 一家', 1)).toBe('👨‍👩‍👧');
    expect(beginningOf('e\u0301e\u0301', 1)).toBe('e\u0301');
    expect(shorten('正好', 2)).toBe('正好');
  });

  it('when a place counts units or bytes, then what fits into it is whole characters', () => {
    const bytes = (part: string) => Buffer.byteLength(part);
    expect(beginningWithin('复😀好', 2)).toBe('复');
    expect(beginningWithin('复😀好', 3)).toBe('复😀');
    expect(beginningWithin('复😀好', 9, bytes)).toBe('复😀');
    expect(beginningWithin('复😀好', 10, bytes)).toBe('复😀好');
    expect(beginningWithin('😀', 1)).toBe('');
  });
});

describe('given a text that was recorded before such texts were refused', () => {
  it('when it goes where it cannot be kept, then only what cannot be used is left out', () => {
    expect(usablePartOf('王\u0000先\u000b生\ud83d 😀\u202e')).toBe('王先生 😀');
    expect(usablePartOf('第一行\r\n\t第二行')).toBe('第一行\r\n\t第二行');
  });
});

describe('given a text that was recorded before such texts were refused', () => {
  it('when it goes where it cannot be kept, then only what cannot be used is left out', () => {
    expect(usablePartOf('王\u0000先\u000b生\ud83d 😀\u202e')).toBe('王先生 😀');
    expect(usablePartOf('第一行\r\n\t第二行')).toBe('第一行\r\n\t第二行');
  });
});
