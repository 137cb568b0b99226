import { localMinute } from '#calendar';
import { maskPersonalData, shorten, usablePartOf } from '#event-sourcing';
import type { NoticedWhistle } from './noticed-whistle.js';

const LONGEST = 200;

/** `11月22日 14:30` in Asia/Shanghai, from ISO 8601 UTC. */
export function localTime(instant: string): string {
  const [date = '', time = ''] = localMinute(instant).split(' ');
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日 ${time}`;
}

/** What ends a sentence: the one around a quotation has an end of its own. */
const STOPS = /[。；;，,、\s]+$/u;

/** A person's words as they may go out: without residents' data, on one line, of bounded length. */
export function spoken(text: string, { contact }: Pick<NoticedWhistle, 'contact'>): string {
  const masked = maskPersonalData(usablePartOf(text), contact);
  return shorten(masked.replace(/\s+/g, ' ').trim(), LONGEST);
}

/** As {@link spoken}, to stand within a sentence. */
export const quoted = (text: string, whistle: Pick<NoticedWhistle, 'contact'>): string =>
  spoken(text, whistle).replace(STOPS, '');

/** What was done and the words for it, which are not said twice: `已结哨：路面已修复`, `已结哨`. */
export function doneAs(done: string, others: readonly string[], words: string): string {
  return words === '' || [done, ...others].includes(words) ? done : `${done}：${words}`;
}
