import { ZERO_BIN } from './duration-sketch.js';
import { type Contribution, MEASURES, SKETCHES } from './measures.js';
import { numbersIn, numbersText } from './numbers-text.js';

/** Bins as numbers of which most are 0: no bin, the bin of 0, and the others moved out of their way. */
function codeOf(bin: number | null): number {
  if (bin === null) return 0;
  if (bin === ZERO_BIN) return 1;
  return bin < 0 ? bin : bin + 2;
}

function binIn(code: number): number | null {
  if (code === 0) return null;
  if (code === 1) return ZERO_BIN;
  return code < 0 ? code : code - 2;
}

/** What a summons was counted as, for a column. */
export const countedText = ({ counts, bins }: Contribution): string =>
  numbersText(counts.concat(bins.map(codeOf)));

/** The inverse of {@link countedText}. */
export function countedIn(text: string): Contribution {
  const numbers = numbersIn(text, MEASURES.length + SKETCHES.length);
  const bins = numbers.splice(MEASURES.length).map(binIn);
  return { counts: numbers, bins };
}
