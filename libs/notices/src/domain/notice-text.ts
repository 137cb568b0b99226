import type { NoticedWhistle } from './noticed-whistle.js';

const SHANGHAI_MS = 8 * 3_600_000;
const LONGEST = 200;
/** Mobile phones, and resident ID numbers, that somebody typed into a text. */
const PERSONAL = [/(?<!\d)1[3-9]\d{9}(?!\d)/g, /(?<!\d)\d{17}[\dXx](?!\d)/g];

/** `11月22日 14:30` in Asia/Shanghai, from ISO 8601 UTC. */
export function localTime(instant: string): string {
  const [date = '', time = ''] = new Date(Date.parse(instant) + SHANGHAI_MS)
    .toISOString()
    .split('T');
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日 ${time.slice(0, 5)}`;
}

/** A person's words as they may go out: without residents' data, on one line, of bounded length. */
export function spoken(text: string, { contact }: Pick<NoticedWhistle, 'contact'>): string {
  let told = text.replace(/\s+/g, ' ').trim();
  for (const pattern of PERSONAL) told = told.replace(pattern, '***');
  for (const private_ of [contact?.name, contact?.phone])
    if (private_ && private_.length > 1) told = told.replaceAll(private_, '***');
  return told.length > LONGEST ? `${told.slice(0, LONGEST)}…` : told;
}
