import fc from 'fast-check';
import { type Duration, Survival } from './survival.js';

const ended = (hours: number): Duration => ({ hours, ended: true });
const open = (hours: number): Duration => ({ hours, ended: false });

describe('given how long summonses took', () => {
  it('when all ended, then the share that takes longer falls with each', () => {
    const survival = Survival.of([ended(1), ended(2), ended(3), ended(4)]);
    expect([0, 1, 2.5, 4, 9].map((hours) => survival.shareAfter(hours))).toEqual([
      1, 0.75, 0.5, 0, 0,
    ]);
  });

  it('when some are still open, then they count for as long as they were seen', () => {
    // By hand: at 6 of ten three ended, at 7 one of six, at 10 one of four (Kaplan and Meier).
    const remission = [ended(6), ended(6), ended(6), open(6), ended(7), open(9)];
    const survival = Survival.of([...remission, ended(10), open(10), open(11), open(17)]);
    expect(survival.shareAfter(6)).toBeCloseTo(0.7, 12);
    expect(survival.shareAfter(7)).toBeCloseTo(0.7 * (5 / 6), 12);
    expect(survival.shareAfter(10)).toBeCloseTo(0.7 * (5 / 6) * (3 / 4), 12);
  });

  it('FixMyStreet 1957: when what never ends is left in, then the department is not the fastest', () => {
    const survival = Survival.of([ended(4 / 60), ...Array.from({ length: 9 }, () => open(500))]);
    expect(survival.shareAfter(24)).toBeCloseTo(0.9, 12);
  });

  it('when a summons is asked of, then what it has lived through already counts', () => {
    const survival = Survival.of([ended(1), ended(2), ended(3), ended(4)]);
    expect(survival.missProbability(0, 2)).toBeCloseTo(0.5, 12);
    expect(survival.missProbability(2, 3)).toBeCloseTo(0.5, 12);
    expect(survival.missProbability(5, 4)).toBe(1);
    expect(survival.missProbability(4, 9)).toBeNull();
  });

  it('when any are given, then the share never rises and stays between 0 and 1', () => {
    const duration = fc.record({
      hours: fc.double({ min: 0, max: 99, noNaN: true }),
      ended: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(duration, { maxLength: 60 }), (durations) => {
        const survival = Survival.of(durations);
        const shares = Array.from({ length: 100 }, (_, hours) => survival.shareAfter(hours));
        shares.forEach((share, hour) => {
          expect(share).toBeGreaterThanOrEqual(-1e-12);
          expect(share).toBeLessThanOrEqual(shares[hour - 1] ?? 1);
        });
      }),
    );
  });
});
