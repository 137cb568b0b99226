import { findPersonalNumbers, findWords, type Span } from './personal-numbers.js';
import { readableText } from './readable-text.js';

/** What is known of a person who must not be recognisable in a text. */
export interface KnownPerson {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

const MASK = '***';
/** A one-character name would match far too many words. */
const SHORTEST_NAME = 2;
/** Shorter numbers could be house numbers or years. */
const SHORTEST_PHONE = 5;

/** `138 1234 5678/010-62345678转8012` as the digits of each number, without +86 and the leading 0. */
function numbersOf(phone: string): readonly string[] {
  const numbers = readableText(phone)
    .text.split(/[^\d+() -]|(?<=\d) {2,}(?=\d)/)
    .map((part) => part.replace(/\D/g, ''))
    .map((digits) => digits.replace(/^(?:00)?86(?=\d{9,})/, ''));
  const local = numbers.map((digits) => digits.replace(/^0(?:10|2\d|[3-9]\d\d)(?=\d{7,8}$)/, ''));
  return [...new Set([...numbers, ...local])].filter(({ length }) => length >= SHORTEST_PHONE);
}

function wordsOf({ name = '', phone = '' }: KnownPerson): readonly string[] {
  const letters = readableText(name).text.replace(/[\s.]/g, '');
  const names = [...letters].length < SHORTEST_NAME ? [] : [letters];
  return [...names, ...numbersOf(phone)];
}

/** Merges overlapping spans and sorts them. */
function mergeOverlapping(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (last && span.from < last.to)
      kept[kept.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else kept.push(span);
  }
  return kept;
}

/**
 * Masks telephone numbers, resident ID numbers, and the name and number of a known person, in every
 * way people write them: full width, spaced or broken by signs, with +86 or 0086, with an area
 * code, in Chinese numerals, with invisible marks in between. Each becomes `***`; the rest is
 * unchanged. Public numbers (12345, 110, 400-…), dates, amounts, coordinates, region and credit
 * codes and order numbers stay.
 *
 * Mobile numbers: 11 digits from 13 to 19 (工信部, 电信网编号计划). Landlines: area code and 7 or 8 digits.
 * ID numbers: GB 11643-1999, 18 characters or 15 digits, recognised by the birth date in them.
 */
export function maskPersonalData(text: string, known: KnownPerson = {}): string {
  const readable = readableText(text);
  const words = wordsOf(known);
  const spans = [...findWords(readable.text, words), ...findPersonalNumbers(readable.text)];
  let masked = '';
  let told = 0;
  for (const { from, to } of mergeOverlapping(spans)) {
    const start = readable.startOf(from);
    if (start < told) continue;
    masked += text.slice(told, start) + MASK;
    told = readable.endOf(to - 1);
  }
  return masked + text.slice(told);
}
