import { backoffMs, RETRY } from './backoff.js';

describe('given the usual policy', () => {
  it('when it fails again and again, then the waits double up to an hour', () => {
    const waits = [1, 2, 3, 9, 12, 100].map((failures) => backoffMs(RETRY, failures, 0.5));
    expect(waits).toEqual([10_000, 20_000, 40_000, 2_560_000, 3_600_000, 3_600_000]);
  });

  it('when many fail together, then they come back a fifth earlier to a fifth later', () => {
    expect([backoffMs(RETRY, 1, 0), backoffMs(RETRY, 1, 1)]).toEqual([8_000, 12_000]);
  });
});
