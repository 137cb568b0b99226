import { beginningWithin } from '#event-sourcing';
import type { ClaimedDelivery } from '../outbox/claiming.js';

/**
 * Signs with which Markdown of group robots calls people, links or colours: what somebody typed into a
 * title must not be able to.
 */
const WIDE: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '@': '＠',
  '`': '｀',
};
export const plain = (text: string): string =>
  text.replace(/[<>[\]@`]/g, (sign) => WIDE[sign] ?? sign);

/** One line, for subjects. */
export const headline = ([first, ...others]: readonly ClaimedDelivery[]): string =>
  others.length === 0 ? (first?.title ?? '') : `${first?.title ?? ''} 等 ${others.length + 1} 条`;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
const left = (count: number): string => `\n\n另有 ${count} 条，请登录系统查看。`;

/** As many of the blocks as fit, and how many do not. `most`: bytes in UTF-8. */
export function fitting(blocks: readonly string[], most: number): string {
  let shown = '';
  for (const [index, block] of blocks.entries()) {
    const next = shown === '' ? block : `${shown}\n\n${block}`;
    const rest = blocks.length - index - 1;
    if (bytes(next) + (rest > 0 ? bytes(left(rest)) : 0) > most) {
      if (shown === '') return cut(block, most);
      return `${shown}${left(rest + 1)}`;
    }
    shown = next;
  }
  return shown;
}

/** No character is cut in two, as people count them. `most`: bytes in UTF-8. */
const cut = (text: string, most: number): string =>
  `${beginningWithin(text, most - bytes('…'), bytes)}…`;

export const markdownBlock = ({ title, text, whistle_id }: ClaimedDelivery): string =>
  `**${plain(title)}**\n${plain(text)}\n哨编号 ${plain(whistle_id)}`;

export const textBlock = ({ title, text, whistle_id }: ClaimedDelivery): string =>
  `${title}\n${text}\n哨编号 ${whistle_id}`;
