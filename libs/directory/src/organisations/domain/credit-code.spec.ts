import { isCreditCode } from './credit-code.js';

describe('given unified social credit codes (GB 32100-2015)', () => {
  it.each(['91350100M000100Y43', '914403001922038216', '9144030071526726XG'])(
    'when the check character of %s is right, then it is one',
    (code) => {
      expect(isCreditCode(code)).toBe(true);
    },
  );

  it.each([
    ['a wrong check character', '91350100M000100Y44'],
    ['two digits swapped', '91530100M000100Y43'],
    ['17 characters', '91350100M000100Y4'],
    ['19 characters', '91350100M000100Y430'],
    ['a letter that the standard leaves out', '91350100I000100Y43'],
    ['lower case', '91350100m000100y43'],
    ['letters in the region', '9135010XM000100Y43'],
    ['nothing', ''],
  ])('when it has %s, then it is none', (_, code) => {
    expect(isCreditCode(code)).toBe(false);
  });
});
