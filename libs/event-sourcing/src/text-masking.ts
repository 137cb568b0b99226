import { findPersonalNumbers, findWords, type Span } from './personal-numbers.js';
import { readableText } from './readable-text.js';

/** What is known of somebody whom a text must not tell. */
export interface KnownPerson {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

const MASK = '***';
/** A name of one character would take every other word with it. */
const SHORTEST_NAME = 2;
/** Shorter numbers are house numbers and years. */
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

/** Without what lies in another, from the first to the last. */
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
 * A text without telephone numbers and resident ID numbers, and without the name and the number of
 * whoever is known, in every way people write them: full width, spaced or broken by signs, with +86 or
 * 0086, with an area code, in Chinese numerals, with marks between that nobody sees. Each becomes `***`,
 * the rest stays as it was. Public numbers (12345, 110, 400-…), dates, amounts, coordinates, region and
 * credit codes and order numbers stay.
 *
 * Mobile numbers: 11 digits from 13 to 19 (工信部, 电信网编号计划). Landlines: area code and 7 or 8 digits.
 * ID numbers: GB 11643-1999, 18 characters or 15 digits, known by the day of birth in them.
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
