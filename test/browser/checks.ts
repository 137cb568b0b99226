import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What the page is held against, by number. */
export const CHECKS: readonly string[] = [
  '吹哨 in at most 8 clicks, a department suggested',
  '签收 in 1 tap',
  '报到 with a photograph in at most 3 taps',
  '到场确认 in at most 2 clicks',
  '派单 in at most 3 clicks, 裁定 in at most 3',
  'from a number to its whistles in at most 2 clicks',
  'at 360 × 780 no scrolling sideways, nothing to hit lower than 44 px',
  'by keyboard alone: sign in, 吹哨, 结哨',
  'focus is seen; a dialog gives it back',
  'axe finds nothing, dialogs open, light and dark',
  'first load at most 450 kB, no chart or map in it; inbox usable within 3 s at 5 Mbit/s',
  'no request leaves the origin; no inline script is allowed',
  'another browser sees a change within 1 s (p95 of 50)',
  'socket cut for 30 s amid 300 changes: lists equal the API at most 5 s later',
  'lag is told within 3 s; no flash on a wake under 3 s',
  'token runs out in the middle of a form: nothing is lost',
  'arrived offline, browser killed, opened again, connected: one event, same id, both photographs',
  'answer cut after the commit: sent again, recorded once',
  'two tabs, ten actions waiting: ten events in order',
  'server slower by 5 s: a double click is one command; dead server: told, and can be tried again',
  'wrong input: each reason of the server at its field; the draft survives loading anew',
  '1 000 open whistles on the board: painted within 2 s, no task over 200 ms amid 10 changes a second, counts as in the list',
  'filter, open, back, load anew: filter, page and place kept',
  'empty, forbidden, unknown: three states explained; A4 print without clipping',
  'wall at 3840 × 2160, charts updated 10 000 times: heap grows by less than 10 %, still signed in',
];

interface Found {
  readonly check: number;
  readonly found: string;
  readonly isMet: boolean;
}

/** Of the last run on this machine; a check may be played in parts, each with a file of its own. */
export const FOUND = resolve('test/browser/found');

/**
 * Notes what a spec found, for the table of `npm run console:checks`.
 * @param check number of the check, from 1
 * @param found the figure, with its unit
 */
export function recordCheck(check: number, found: string, isMet: boolean): void {
  if (CHECKS[check - 1] === undefined) throw new RangeError(`no check ${check}`);
  mkdirSync(FOUND, { recursive: true });
  const name = `${check}-${found.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 40)}.json`;
  writeFileSync(join(FOUND, name), JSON.stringify({ check, found, isMet } satisfies Found));
}

/** What was found, by the number of the check. */
export function readFound(): ReadonlyMap<number, readonly Found[]> {
  const all = readdirSync(FOUND).map(
    (name) => JSON.parse(readFileSync(join(FOUND, name), 'utf8')) as Found,
  );
  return new Map(CHECKS.map((_, at) => [at + 1, all.filter(({ check }) => check === at + 1)]));
}
