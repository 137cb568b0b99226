import { LagTrend } from './lag-trend.js';

const lag = (distance: number, seconds: number) => ({ events: undefined, distance, seconds });

describe('given a projection that is far behind', () => {
  it('when it was looked at once, then nothing is wrong yet', () => {
    expect(new LagTrend().keepsUp(lag(5_000, 300), 0)).toBe(true);
  });

  it('when the lag shrinks, then it keeps up', () => {
    const trend = new LagTrend();
    trend.keepsUp(lag(5_000, 300), 0);
    expect(trend.keepsUp(lag(4_000, 310), 10_000)).toBe(true);
    expect(trend.keepsUp(lag(3_000, 320), 20_000)).toBe(true);
  });

  it('when the lag grows, then it does not keep up, however often it is asked', () => {
    const trend = new LagTrend();
    trend.keepsUp(lag(5_000, 300), 0);
    expect(trend.keepsUp(lag(5_100, 305), 5_000)).toBe(true);
    expect(trend.keepsUp(lag(5_200, 310), 10_000)).toBe(false);
    expect(trend.keepsUp(lag(5_200, 311), 11_000)).toBe(false);
  });

  it('when it has caught up, then what was is forgotten', () => {
    const trend = new LagTrend();
    trend.keepsUp(lag(5_000, 300), 0);
    trend.keepsUp(lag(5_200, 310), 10_000);
    expect(trend.keepsUp(lag(10, 1), 20_000)).toBe(true);
    expect(trend.keepsUp(lag(5_000, 300), 30_000)).toBe(true);
  });
});

describe('given a projection that is a little behind', () => {
  it('when the lag grows, then it keeps up all the same', () => {
    const trend = new LagTrend();
    trend.keepsUp(lag(10, 1), 0);
    expect(trend.keepsUp(lag(500, 20), 10_000)).toBe(true);
  });
});
