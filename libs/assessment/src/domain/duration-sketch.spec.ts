import fc from 'fast-check';
import {
  addDuration,
  type DurationSketch,
  emptySketch,
  mergeSketch,
  quantilesMinutes,
  RELATIVE_ACCURACY,
  sizeOf,
} from './duration-sketch.js';
import { parseSketch, sketchText } from './sketch-text.js';

const durations = fc.array(
  fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 1000 }),
    fc.integer({ min: 1, max: 4_000_000_000 }),
  ),
);
const some = durations.filter((list) => list.length > 0);

function sketchOf(list: readonly number[]): DurationSketch {
  const sketch = emptySketch();
  for (const ms of list) addDuration(sketch, ms);
  return sketch;
}

describe('given durations from nothing to weeks', () => {
  it('when two sketches merge, then it is the sketch of all durations together', () => {
    fc.assert(
      fc.property(durations, durations, (left, right) => {
        const merged = sketchOf(left);
        mergeSketch(merged, sketchOf(right));
        expect(sketchText(merged)).toBe(sketchText(sketchOf([...left, ...right])));
        expect(sizeOf(merged)).toBe(left.length + right.length);
      }),
    );
  });

  it('when durations are added and taken away again, then the sketch is what it was', () => {
    fc.assert(
      fc.property(durations, durations, (kept, passing) => {
        const sketch = sketchOf(kept);
        mergeSketch(sketch, sketchOf(passing));
        for (const ms of passing) addDuration(sketch, ms, -1);
        expect(sketchText(sketch)).toBe(sketchText(sketchOf(kept)));
        mergeSketch(sketch, sketchOf(kept), -1);
        expect(sketchText(sketch)).toBe('');
      }),
    );
  });

  it('when a quantile is asked for, then it is within 1 % of the exact one', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(0, 0.5, 0.9, 0.95, 0.99, 1), (list, q) => {
        const sorted = list.toSorted((a, b) => a - b);
        const exact = sorted[Math.floor(q * (list.length - 1))]! / 60_000;
        const [told] = quantilesMinutes(sketchOf(list), [q]) as [number];
        expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * (RELATIVE_ACCURACY + 1e-9));
      }),
    );
  });

  it('when several quantiles are asked for at once, then each is what it is alone', () => {
    fc.assert(
      fc.property(durations, (list) => {
        const sketch = sketchOf(list);
        const alone = [0, 0.5, 0.9, 0.95, 1].flatMap((q) => quantilesMinutes(sketch, [q]));
        expect(quantilesMinutes(sketch, [0, 0.5, 0.9, 0.95, 1])).toEqual(alone);
      }),
    );
  });

  it('when a sketch is written and read, then nothing is lost', () => {
    fc.assert(
      fc.property(durations, (list) => {
        const text = sketchText(sketchOf(list));
        expect(sketchText(parseSketch(text))).toBe(text);
        expect(sizeOf(parseSketch(text))).toBe(list.length);
      }),
    );
  });
});

describe('given no durations', () => {
  it('when a quantile is asked for, then there is none: nobody is zero minutes fast', () => {
    expect(quantilesMinutes(emptySketch(), [0.5])).toEqual([null]);
  });
});
