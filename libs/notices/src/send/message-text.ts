import { beginningWithin } from '#event-sourcing';
import type { ClaimedDelivery } from '../outbox/claiming.js';

/** Characters with which a text could mention people, link or colour in the Markdown of group robots. */
const WIDE: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '@': '＠',
  '`': '｀',
};
/** Replaces Markdown characters by their full-width forms, so that user text stays plain text. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[<>[\]@`]/g, (sign) => WIDE[sign] ?? sign);

/** One line, for subjects. */
export const headlineOf = ([first, ...others]: readonly ClaimedDelivery[]): string =>
  others.length === 0 ? (first?.title ?? '') : `${first?.title ?? ''} 等 ${others.length + 1} 条`;

const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8');
const remainderText = (count: number): string => `\n\n另有 ${count} 条，请登录系统查看。`;

/** Joins as many blocks as fit and says how many are left out. `most`: bytes in UTF-8. */
export function joinUpTo(blocks: readonly string[], most: number): string {
  let shown = '';
  for (const [index, block] of blocks.entries()) {
    const next = shown === '' ? block : `${shown}\n\n${block}`;
    const rest = blocks.length - index - 1;
    if (byteLength(next) + (rest > 0 ? byteLength(remainderText(rest)) : 0) > most) {
      if (shown === '') return cut(block, most);
      return `${shown}${remainderText(rest + 1)}`;
    }
    shown = next;
  }
  return shown;
}

/** Shortens without splitting a grapheme. `most`: bytes in UTF-8. */
const cut = (text: string, most: number): string =>
  `${beginningWithin(text, most - byteLength('…'), byteLength)}…`;

export const markdownBlock = ({ title, text, whistle_id }: ClaimedDelivery): string =>
  `**${escapeMarkdown(title)}**\n${escapeMarkdown(text)}\n哨编号 ${escapeMarkdown(whistle_id)}`;

export const textBlock = ({ title, text, whistle_id }: ClaimedDelivery): string =>
  `${title}\n${text}\n哨编号 ${whistle_id}`;
