/** A text made uniform for searching, with the place of each character in the original. */
export interface ReadableText {
  /**
   * Digits, letters, spaces, dashes, dots and brackets in one form each, invisible characters
   * removed.
   */
  readonly text: string;
  /** Start in the original of the character at this place. */
  startOf(place: number): number;
  /** End in the original of the character at this place. */
  endOf(place: number): number;
}

const UNSEEN = /^[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]$/u;
const WAYS: readonly (readonly [RegExp, string])[] = [
  [/^[\p{Pd}\u2212\u30fc]$/u, '-'],
  [/^\s$/u, ' '],
  [/^[\u00b7\u2022\u2027\u22c5\u30fb\u3002]$/u, '.'],
  [/^[[{\u3010\u3014]$/u, '('],
  [/^[\]}\u3011\u3015]$/u, ')'],
];
const NUMERALS: ReadonlyMap<string, string> = new Map(
  ['零〇○', '一幺壹', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap(
    (signs, digit) => [...signs].map((sign) => [sign, String(digit)] as const),
  ),
);
/** This many numerals in a row are a dictated number; fewer are ordinary words. */
const DICTATED = /(?:[\d零〇○一幺壹二贰三叁四肆五伍六陆七柒八捌九玖][- ]?){11,}/g;

function unifySign(sign: string): string {
  for (const [written, read] of WAYS) if (written.test(sign)) return read;
  return sign.toUpperCase().length === sign.length ? sign.toUpperCase() : sign;
}

/** What signs are read as. Texts use a few thousand different ones, again and again. */
const readings = new Map<string, string>();
const MOST_READINGS = 10_000;

function readingOf(sign: string): string {
  const known = readings.get(sign);
  if (known !== undefined) return known;
  const read = UNSEEN.test(sign) ? '' : [...sign.normalize('NFKC')].map(unifySign).join('');
  if (readings.size < MOST_READINGS) readings.set(sign, read);
  return read;
}

const digitsOf = (dictated: string): string =>
  [...dictated].map((sign) => NUMERALS.get(sign) ?? sign).join('');

/**
 * Makes a text uniform. A Chinese numeral and the digit that replaces it are both one unit long, so
 * places stay valid.
 */
export function readableText(written: string): ReadableText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const sign of written) {
    const from = at;
    at += sign.length;
    const read = readingOf(sign);
    for (let unit = 0; unit < read.length; unit++) {
      starts.push(from);
      ends.push(at);
    }
    text += read;
  }
  return {
    text: text.replace(DICTATED, digitsOf),
    startOf: (place) => starts[place] ?? written.length,
    endOf: (place) => ends[place] ?? written.length,
  };
}
