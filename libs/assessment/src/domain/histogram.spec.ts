import fc from 'fast-check';
import { addDuration, emptySketch, sizeOf } from './duration-sketch.js';
import { HISTOGRAM_MINUTES, histogramOf } from './histogram.js';

const MINUTE_MS = 60_000;

const sketchOf = (minutes: readonly number[]) => {
  const sketch = emptySketch();
  for (const one of minutes) addDuration(sketch, one * MINUTE_MS);
  return sketch;
};

describe('given durations whose distribution is drawn', () => {
  it('when some take 0, 9, 45 and 90 minutes and one 40 days, then each is in its step', () => {
    const steps = histogramOf(sketchOf([0, 9, 45, 90, 40 * 1440]));
    expect(steps.slice(0, 4)).toEqual([2, 0, 1, 1]);
    expect(steps.at(-1)).toBe(1);
    expect(steps).toHaveLength(HISTOGRAM_MINUTES.length + 1);
  });

  it('when there are none, then every step is empty', () => {
    expect(histogramOf(emptySketch()).every((count) => count === 0)).toBe(true);
  });

  it('when they are of any length, then all are counted, and each step within the 1 % of its bounds', () => {
    const minutes = fc.array(fc.double({ min: 0, max: 60_000, noNaN: true }));
    fc.assert(
      fc.property(minutes, (list) => {
        const sketch = sketchOf(list);
        const steps = histogramOf(sketch);
        expect(steps.reduce((sum, count) => sum + count, 0)).toBe(sizeOf(sketch));
        HISTOGRAM_MINUTES.forEach((bound, step) => {
          const upTo = steps.slice(0, step + 1).reduce((sum, count) => sum + count, 0);
          const surely = list.filter((one) => one <= bound * 0.97).length;
          const perhaps = list.filter((one) => one <= bound * 1.03).length;
          expect(upTo).toBeGreaterThanOrEqual(surely);
          expect(upTo).toBeLessThanOrEqual(perhaps);
        });
      }),
    );
  });
});
