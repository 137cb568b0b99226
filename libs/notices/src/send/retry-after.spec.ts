import { retryAfterMsOf } from './retry-after.js';

const now = Date.parse('1994-11-06T08:47:37.000Z');

describe('given what a receiver says about when to come again', () => {
  it.each([
    ['120', 120_000],
    [' 1 ', 1_000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 120_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 120_000],
    ['Sun Nov  6 08:49:37 1994', 120_000],
    ['604800', 86_400_000],
    ['99999999999999999999999', 86_400_000],
    ['Sun, 06 Nov 2044 08:49:37 GMT', 86_400_000],
  ])('when it is %j, then it is left alone for %i ms', (text, ms) => {
    expect(retryAfterMsOf(text, undefined, now)).toBe(ms);
  });

  it.each([
    undefined,
    '',
    '0',
    '-5',
    'soon',
    '1.5',
    '1e3',
    '2044-11-06',
    'Sun, 06 Nov 1994 08:47:36 GMT',
    'Sun, 99 Nov 1994 08:47:36 GMT',
  ])('when it is %j, then it says nothing', (text) => {
    expect(retryAfterMsOf(text, undefined, now)).toBeUndefined();
  });

  it('when its clock is another than ours, then its own date counts', () => {
    const later = 'Sun, 06 Nov 1994 10:02:00 GMT';
    expect(retryAfterMsOf(later, 'Sun, 06 Nov 1994 10:00:00 GMT', now)).toBe(120_000);
    expect(retryAfterMsOf(later, 'unknown', now)).toBe(4_463_000);
  });
});
