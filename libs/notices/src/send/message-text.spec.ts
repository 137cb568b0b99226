import { joinUpTo, escapeMarkdown } from './message-text.js';

describe('given texts for a robot', () => {
  it('when somebody typed a mention or a link, then it is only text', () => {
    expect(escapeMarkdown('<@all> [点此](http://x)')).toBe('＜＠all＞ ［点此］(http://x)');
  });

  it('when all fit, then all are there', () => {
    expect(joinUpTo(['一', '二'], 100)).toBe('一\n\n二');
  });

  it('when not all fit, then the rest is counted and the limit is kept, in bytes', () => {
    const blocks = Array.from({ length: 30 }, (_, n) => `第${n}条：${'字'.repeat(60)}`);
    const text = joinUpTo(blocks, 4_096);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_096);
    const left = /另有 (\d+) 条，请登录系统查看。$/.exec(text)?.[1];
    expect(text.split('条：').length - 1 + Number(left)).toBe(30);
  });

  it('when not even one fits, then it is cut between signs', () => {
    const text = joinUpTo(['字'.repeat(100)], 50);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(50);
    expect(text).toMatch(/^字+…$/);
  });

  it('when a character takes many bytes, then it is there or it is not', () => {
    const family = '👨‍👩‍👧';
    for (const most of [50, 51, 52, 53, 54]) {
      const text = joinUpTo([`字${family.repeat(9)}`], most);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
      expect(text).toBe(`字${family.repeat(2)}…`);
    }
  });
});
