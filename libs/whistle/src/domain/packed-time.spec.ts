import fc from 'fast-check';
import { msOf, timeOf } from './packed-time.js';

describe('given any time as events have it', () => {
  it('when it is taken apart and put together, then it is what the platform makes of it', () => {
    const times = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, (time) => {
        const text = time.toISOString();
        expect(msOf(text)).toBe(time.getTime());
        expect(timeOf(time.getTime())).toBe(text);
      }),
    );
  });

  it('when it has no milliseconds, then it is still the same moment', () => {
    expect(msOf('2026-11-16T02:00:00Z')).toBe(Date.parse('2026-11-16T02:00:00.000Z'));
  });
});
