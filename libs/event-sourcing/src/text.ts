/**
 * Characters that no stored text may hold: control characters other than tab and line breaks,
 * unpaired surrogates, non-characters, and marks that change the direction of writing. PostgreSQL
 * cannot store NUL, XML 1.0 (2.2 Char) cannot hold most of them, UTF-8 has no form for unpaired
 * surrogates, and direction marks make a text read as something else (Unicode TR 36).
 */
const UNUSABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * A character that shows something: not a space, nothing that Unicode lets fonts leave out
 * (Default_Ignorable_Code_Point: zero-width marks, fillers, tags), no empty Braille.
 */
const VISIBLE = /[^\s\p{Cf}\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{DI}\u2800]/u;

export interface UnusableText {
  /** Path inside the value, for example `input.place.address`; empty for the value itself. */
  readonly path: string;
  /** The first character that cannot be used, as `U+0000`. */
  readonly character: string;
}

/** The first unusable character of a text, as `U+0000`; undefined if there is none. */
export function unusableCharacter(text: string): string | undefined {
  const found = UNUSABLE.exec(text)?.[0];
  if (found === undefined) return undefined;
  return `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Finds the first unusable text in a value of plain objects, lists and texts, property names
 * included.
 */
export function findUnusableText(value: unknown, path = ''): UnusableText | undefined {
  // Nearly every value is usable: where it stands is only worked out for one that is not.
  return isUsable(value) ? undefined : locateUnusableText(value, path);
}

function isUsable(value: unknown): boolean {
  // An explicit list instead of recursion: clients choose how deeply a value is nested.
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === 'string' && UNUSABLE.test(one)) return false;
    if (typeof one !== 'object' || one === null) continue;
    for (const [name, inner] of Object.entries(one)) open.push(name, inner);
  }
  return true;
}

function locateUnusableText(value: unknown, path: string): UnusableText | undefined {
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

/** Adds names and values in reverse, so that the first is taken off first. */
function pushEntries(value: object, path: string, open: Inner[]): void {
  for (const [name, one] of Object.entries(value).reverse()) {
    open.push({ value: one, path: path === '' ? name : `${path}.${name}` });
    open.push({ value: name, path });
  }
}

/** Whether a reader would see anything of the text. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The beginning of a text: at most `most` characters as people count them, never part of one. */
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
 * A text without unusable characters: for text recorded before such text was refused, on its way to
 * a place that cannot hold it.
 */
export const usablePartOf = (text: string): string => text.replace(ALL_UNUSABLE, '');

const unitsOf = (text: string): number => text.length;

/**
 * The beginning of a text that fits into a limited place, never part of a character.
 * @param sizeOf how the place measures text; UTF-16 units by default
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
