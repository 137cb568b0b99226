import { Presets, SingleBar } from 'cli-progress';
import type { Position } from '#event-sourcing';
import { eventsBetween, placeOf } from '#event-store';

/** One stretch of work whose size is known. */
export interface Bar {
  add(amount: number): void;
  stop(): void;
}

export interface Progress {
  start(title: string, total: number, unit: string): Bar;
}

export const silent: Progress = {
  start: () => ({ add: () => undefined, stop: () => undefined }),
};

const LINE_EVERY_MS = 5_000;
/** Of what has no number of its own, such as bytes of a log. */
const SHARE = '%';

/** How much is done of how much, where that can be counted. */
const counted = (unit: string, amounts: string, before: string): string =>
  unit === SHARE ? '' : `${before}${amounts} ${unit}`;

function bar(title: string, total: number, unit: string): Bar {
  const options = {
    format: `${title} {bar} {percentage}%${counted(unit, '{value}/{total}', ' | ')} | 剩余 {eta_formatted}`,
    stream: process.stderr,
    hideCursor: true,
  };
  const single = new SingleBar(options, Presets.shades_classic);
  single.start(total, 0);
  return { add: (amount) => single.increment(amount), stop: () => single.stop() };
}

/** Where nobody watches: a line now and then, for the log. */
function lines(title: string, total: number, unit: string): Bar {
  let [done, saidAt] = [0, Date.now()];
  return {
    add(amount) {
      done += amount;
      if (Date.now() - saidAt < LINE_EVERY_MS) return;
      saidAt = Date.now();
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      process.stderr.write(`${title} ${percent}%${counted(unit, `${done}/${total}`, ' ')}\n`);
    },
    stop: () => undefined,
  };
}

/** On a terminal a bar, elsewhere lines; both to stderr, so that results can be piped. */
export const terminalProgress: Progress = {
  start: (title, total, unit) =>
    process.stderr.isTTY ? bar(title, total, unit) : lines(title, total, unit),
};

/** A stretch of work along the log. */
export interface LogBar {
  reached(position: Position | undefined): void;
  stop(): void;
}

/** From the beginning of the log to its head: in events where the log numbers them, or else in percent. */
export function startLogBar(progress: Progress, title: string, head: Position | undefined): LogBar {
  const events = eventsBetween(undefined, head);
  const total = events ?? 100;
  const bar = progress.start(title, total, events === undefined ? SHARE : '事件');
  let shown = 0;
  return {
    reached(position) {
      const share = placeOf(position) / Math.max(1, placeOf(head));
      const now = Math.min(total, Math.floor(share * total));
      if (now > shown) bar.add(now - shown);
      shown = Math.max(shown, now);
    },
    stop: () => bar.stop(),
  };
}
