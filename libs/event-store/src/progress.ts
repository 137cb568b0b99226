import type { Position } from '#event-sourcing';
import { eventsBetween, placeOf } from './position-places.js';

/** Progress of one piece of work of known size. */
export interface Bar {
  add(amount: number): void;
  stop(): void;
}

export interface Progress {
  /**
   * With the unit `%` the total is 100: for work that cannot be counted, such as bytes of a log.
   */
  start(title: string, total: number, unit: string): Bar;
}

export const noProgress: Progress = {
  start: () => ({ add: () => undefined, stop: () => undefined }),
};

/** Progress of work that reads along the log. */
export interface LogBar {
  moveTo(position: Position | undefined): void;
  stop(): void;
}

/**
 * Starts a bar from the beginning of the log to its head: in events if the log numbers them,
 * otherwise in percent.
 */
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
