import type { Position } from '#event-sourcing';
import { eventsBetween, placeOf } from './position-places.js';

/** One stretch of work whose size is known. */
export interface Bar {
  add(amount: number): void;
  stop(): void;
}

export interface Progress {
  /** `%` as the unit: 100 in all, of what has no number of its own, such as bytes of a log. */
  start(title: string, total: number, unit: string): Bar;
}

export const noProgress: Progress = {
  start: () => ({ add: () => undefined, stop: () => undefined }),
};

/** A stretch of work along the log. */
export interface LogBar {
  moveTo(position: Position | undefined): void;
  stop(): void;
}

/** From the beginning of the log to its head: in events where the log numbers them, or else in percent. */
export function startLogBar(progress: Progress, title: string, head: Position | undefined): LogBar {
  const events = eventsBetween(undefined, head);
  const total = events ?? 100;
  const bar = progress.start(title, total, events === undefined ? '%' : '事件');
  let shown = 0;
  return {
    moveTo(position) {
      const share = placeOf(position) / Math.max(1, placeOf(head));
      const now = Math.min(total, Math.floor(share * total));
      if (now > shown) bar.add(now - shown);
      shown = Math.max(shown, now);
    },
    stop: () => bar.stop(),
  };
}
