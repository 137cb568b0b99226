import { enumOf } from './enum-of.js';

type Outcome = 'onTime' | 'whistle-withdrawn';
const OUTCOMES: readonly Outcome[] = ['onTime', 'whistle-withdrawn'];

describe('given the values of a domain', () => {
  it('when an enum is made of what they mean, then each has a name in GraphQL', () => {
    const meanings = { onTime: '按时。', 'whistle-withdrawn': '撤哨。' };
    expect(enumOf<Outcome>('TestedOutcome', '结果。', meanings)).toEqual({
      ON_TIME: 'onTime',
      WHISTLE_WITHDRAWN: 'whistle-withdrawn',
    });
  });

  it('when it is made of their list, then it has the same names', () => {
    const named = enumOf('ListedOutcome', '结果。', OUTCOMES);
    expect(Object.keys(named)).toEqual(['ON_TIME', 'WHISTLE_WITHDRAWN']);
  });
});
