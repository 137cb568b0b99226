import { addToBin, type DurationSketch, emptySketch } from './duration-sketch.js';
import { NumberReader, vlq } from './numbers-text.js';

/*
 * Sketches as text for a column: the count of zeros, then for each non-empty bin the distance from the one
 * before and its count.
 */

/** The empty sketch is the empty text. */
export function sketchText({ zero, first, counts }: DurationSketch): string {
  let text = '';
  let previous = 0;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] ?? 0;
    if (count === 0) continue;
    text += vlq(first + index - previous) + vlq(count);
    previous = first + index;
  }
  return text === '' && zero === 0 ? '' : vlq(zero) + text;
}

/** Adds what a text holds to a sketch, which it changes. */
export function mergeSketchText(sketch: DurationSketch, text: string): void {
  const numbers = new NumberReader(text);
  if (numbers.hasMore) sketch.zero += numbers.next();
  for (let bin = 0; numbers.hasMore;) {
    bin += numbers.next();
    addToBin(sketch, bin, numbers.next());
  }
}

export function parseSketch(text: string): DurationSketch {
  const sketch = emptySketch();
  mergeSketchText(sketch, text);
  return sketch;
}
