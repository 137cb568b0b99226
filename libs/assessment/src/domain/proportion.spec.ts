import { intervalOf } from './proportion.js';

describe('given a share of summonses', () => {
  it('when there are none, then it has no interval', () => {
    expect(intervalOf(0, 0)).toBeNull();
  });

  it('when there are few, then its interval is wide, and narrow with many', () => {
    // Wilson's score interval, by hand: z = 1.96.
    expect(intervalOf(3, 4)).toEqual({
      low: expect.closeTo(0.3006, 4) as number,
      high: expect.closeTo(0.9544, 4) as number,
    });
    expect(intervalOf(300, 400)).toEqual({
      low: expect.closeTo(0.7053, 4) as number,
      high: expect.closeTo(0.7899, 4) as number,
    });
  });
});
