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

/** Cut off the end of a quotation, because the sentence around it has its own punctuation. */
const STOPS = /[。；;，,、\s]+$/u;

/** A person's words fit to be sent: residents' data masked, on one line, at most 200 characters. */
export function publicTextOf(text: string, { contact }: Pick<NoticedWhistle, 'contact'>): string {
  const masked = maskPersonalData(usablePartOf(text), contact);
  return shorten(masked.replace(/\s+/g, ' ').trim(), LONGEST);
}

/** As {@link publicTextOf}, for use within a sentence: without punctuation at its end. */
export const quotationOf = (text: string, whistle: Pick<NoticedWhistle, 'contact'>): string =>
  publicTextOf(text, whistle).replace(STOPS, '');

/**
 * What was done, and the words given for it where they say more: `已结哨：路面已修复`, or `已结哨` alone.
 * @param others phrases that say no more than `done`
 */
export function outcomeText(done: string, others: readonly string[], words: string): string {
  return words === '' || [done, ...others].includes(words) ? done : `${done}：${words}`;
}
