/**
 * What no text of ours may hold: control characters other than tab and line breaks, halves of
 * surrogate pairs, non-characters, and marks that turn the direction of writing. PostgreSQL cannot
 * store the first, XML 1.0 (2.2 Char) has no way to write most of them, UTF-8 none for the halves, and
 * the last make a text read as something that it is not (Unicode TR 36).
 */
const UNUSABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether it shows anything at all: letters, digits, signs; not only spaces and zero-width marks. */
const VISIBLE = /[^\s\p{Cf}\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;

export interface UnusableText {
  /** Where in the value: `input.place.address`; empty for the value itself. */
  readonly path: string;
  /** The first character that cannot be used, as `U+0000`. */
  readonly character: string;
}

/** The first character that no text may hold, as `U+0000`; undefined where the text can be used. */
export function unusableCharacter(text: string): string | undefined {
  const found = UNUSABLE.exec(text)?.[0];
  if (found === undefined) return undefined;
  return `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Where a value of plain objects, lists and texts holds a text that cannot be used, names included. */
export function findUnusableText(value: unknown, path = ''): UnusableText | undefined {
  if (typeof value === 'string') {
    const character = unusableCharacter(value);
    return character === undefined ? undefined : { path, character };
  }
  return typeof value === 'object' && value !== null ? findInside(value, path) : undefined;
}

function findInside(value: object, path: string): UnusableText | undefined {
  for (const [name, inner] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    const found = findUnusableText(name, path) ?? findUnusableText(inner, at);
    if (found) return found;
  }
  return undefined;
}

/** Whether somebody who reads the text sees anything. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The beginning of a text, at most so many characters as people count them, never part of one. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  let counted = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    if (counted === most) break;
    counted++;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** As {@link beginningOf}, with `…` where something was left out. */
export function shortened(text: string, most: number): string {
  const beginning = beginningOf(text, most);
  return beginning.length < text.length ? `${beginning}…` : text;
}

const ALL_UNUSABLE = new RegExp(UNUSABLE.source, 'g');

/**
 * A text without what no text may hold: for what was recorded before such texts were refused, where it
 * goes to a place that cannot take it.
 */
export const usablePartOf = (text: string): string => text.replace(ALL_UNUSABLE, '');
