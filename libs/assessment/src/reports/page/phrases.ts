import { html, type Html } from './html.js';

/** A share in percent to a hundredth: `71.76%`. A dash without a denominator. */
export const rateText = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(2)}%`;

/** A share to a tenth, for tables. */
export const shareText = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(1)}%`;

/** A share of more than so many percent says only that there was next to nothing before. */
const MOST_TOLD = 300;

/** How a count compares with the month before, in words. */
export function countChange(now: number, before: number): string {
  const change = now - before;
  if (before === 0) return change === 0 ? '与上月持平' : '上月为 0';
  if (change === 0) return '与上月持平';
  const share = (Math.abs(change) / before) * 100;
  const told = share > MOST_TOLD ? '' : `（${share.toFixed(1)}%）`;
  return `比上月${change > 0 ? '增加' : '减少'} ${Math.abs(change)}${told}`;
}

interface Part {
  readonly part: number;
  readonly whole: number;
}

/** How a share compares with the month before, in percentage points. */
export function rateChange(now: Part, before: Part): string {
  if (now.whole === 0 || before.whole === 0) return '上月无可比数';
  const change = (now.part / now.whole - before.part / before.whole) * 100;
  if (Math.abs(change) < 0.005) return '与上月持平';
  return `比上月${change > 0 ? '上升' : '下降'} ${Math.abs(change).toFixed(2)} 个百分点`;
}

/** A figure with its name and what else is to be said of it. */
export const tile = (name: string, value: string | number, note: string): Html =>
  html`<div class="tile">
    <span class="name">${name}</span><b>${value}</b><span>${note}</span>
  </div>`;
