import { RestingWhistles } from './resting-whistles.js';

const whistle = { whistleId: 'w', fireAt: '2026-11-27T08:00:00.000Z', importedAt: undefined };
const MINUTE = 60_000;
const NOON = Date.parse('2026-11-27T12:00:00.000Z');

describe('given a whistle that has failed', () => {
  it('when the clock goes on, then it rests for its time', () => {
    const resting = new RestingWhistles();
    for (let tries = 0; tries < 5; tries += 1) resting.failed(whistle, NOON);
    expect(resting.rests(whistle, NOON + 59 * MINUTE)).toBe(true);
    expect(resting.rests(whistle, NOON + 60 * MINUTE)).toBe(false);
  });

  it('when the clock is set back, then it does not rest until that time comes again', () => {
    const resting = new RestingWhistles();
    for (let tries = 0; tries < 5; tries += 1) resting.failed(whistle, NOON);
    expect(resting.rests(whistle, NOON - 24 * 60 * MINUTE)).toBe(false);
  });
});
