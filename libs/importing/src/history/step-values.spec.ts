import { evidenceOf, extensionOf, roleOf, scoreOf, supervisionOf } from './step-values.js';

describe('given values of a step', () => {
  it.each([
    ['5', 5],
    ['4.0', 4],
    ['非常满意', 5],
    ['不满意', 2],
    ['0', undefined],
    ['6', undefined],
    ['4.5', undefined],
    ['', undefined],
    ['还行', undefined],
  ])('when %j is a score, then it is %p', (text, score) => expect(scoreOf(text)).toBe(score));

  it('when an extension is read, then its unit is one of the rules, and days are whole', () => {
    expect(extensionOf('3 工作日')).toEqual({ extension: { value: 3, unit: '工作日' } });
    expect(extensionOf('2个工作日')).toEqual({ extension: { value: 2, unit: '工作日' } });
    expect(extensionOf('1.5 小时')).toEqual({ extension: { value: 1.5, unit: '小时' } });
    for (const text of ['0 工作日', '1.5 工作日', '3 天', '-1 小时', '工作日', '', ' 工作日'])
      expect(extensionOf(text)).toMatchObject({ rejected: 'VALUE_INVALID' });
  });

  it('when evidence is read, then each piece is once there with its media type', () => {
    expect(evidenceOf('a.JPG;b.pdf a.JPG\nhttps://x/c.png?v=1 d')).toEqual({
      evidence: [
        { reference: 'a.JPG', mediaType: 'image/jpeg' },
        { reference: 'b.pdf', mediaType: 'application/pdf' },
        { reference: 'https://x/c.png?v=1', mediaType: 'image/png' },
        { reference: 'd', mediaType: 'application/octet-stream' },
      ],
    });
    expect(evidenceOf('')).toEqual({ evidence: [] });
    const many = Array.from({ length: 21 }, (_, i) => `p${i}.jpg`).join(' ');
    expect(evidenceOf(many)).toMatchObject({ rejected: 'VALUE_INVALID' });
    expect(evidenceOf('x'.repeat(501))).toMatchObject({ rejected: 'VALUE_INVALID' });
  });

  it('when a word is none of those asked for, then it is refused, names of objects too', () => {
    expect(supervisionOf('')).toEqual({ step: 'reminder' });
    expect(supervisionOf('提级')).toEqual({ step: 'escalation' });
    expect(supervisionOf('constructor')).toMatchObject({ rejected: 'VALUE_INVALID' });
    expect(roleOf('lead')).toMatchObject({ rejected: 'VALUE_INVALID' });
  });
});
