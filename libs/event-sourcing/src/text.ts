/**
 * What no text of ours may hold: control characters other than tab and line breaks, halves of
 * surrogate pairs, non-characters, and marks that turn the direction of writing. PostgreSQL cannot
 * store the first, XML 1.0 (2.2 Char) has no way to write most of them, UTF-8 none for the halves, and
 * the last make a text read as something that it is not (Unicode TR 36).
 */
const UNUSABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Whether it shows anything at all: letters, digits, signs; not only spaces, what Unicode lets fonts
 * leave out (Default_Ignorable_Code_Point: zero-width marks, fillers, tags), and empty Braille.
 */
const VISIBLE = /[^\s\p{Cf}\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{DI}\u2800]/u;

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
  // A list of its own and not the call stack: how deep a value is nested is up to whoever sends it.
  const open: Inner[] = [{ value, path }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: one, path: at } = next;
    const character = typeof one === 'string' ? unusableCharacter(one) : undefined;
    if (character !== undefined) return { path: at, character };
    if (typeof one === 'object' && one !== null) pushEntries(one, at, open);
  }
  return undefined;
}

interface Inner {
  readonly value: unknown;
  readonly path: string;
}

/** Adds the names and values of an object, so that the first comes off first. */
function pushEntries(value: object, path: string, open: Inner[]): void {
  for (const [name, one] of Object.entries(value).reverse()) {
    open.push({ value: one, path: path === '' ? name : `${path}.${name}` });
    open.push({ value: name, path });
  }
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
export function shorten(text: string, most: number): string {
  const beginning = beginningOf(text, most);
  return beginning.length < text.length ? `${beginning}…` : text;
}

const ALL_UNUSABLE = new RegExp(UNUSABLE.source, 'g');

/**
 * A text without what no text may hold: for what was recorded before such texts were refused, where it
 * goes to a place that cannot take it.
 */
export const usablePartOf = (text: string): string => text.replace(ALL_UNUSABLE, '');

const unitsOf = (text: string): number => text.length;

/**
 * The beginning of a text that a place can hold, never part of a character.
 * @param sizeOf what the place counts; UTF-16 units, as `length` does, by default
 */
export function beginningWithin(text: string, most: number, sizeOf = unitsOf): string {
  let left = most;
  let end = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    left -= sizeOf(segment);
    if (left < 0) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
