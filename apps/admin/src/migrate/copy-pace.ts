import type { Position } from '#event-sourcing';
import { placeOf } from '#event-store';

const clock = (seconds: number): string =>
  new Date(Math.round(seconds) * 1_000).toISOString().slice(11, 19);

export interface Reached {
  /** Events on both sides. */
  readonly count: number;
  readonly position: Position | undefined;
  readonly head: Position | undefined;
}

/** How fast a copy is and how long it will take, from where it began. */
export class CopyPace {
  constructor(
    private readonly began: Reached,
    private readonly now: () => number = () => performance.now(),
    private readonly startedAt = now(),
  ) {}

  /** A line for the operator: events, rate, share of the log, time left. */
  line({ count, position, head }: Reached): string {
    const seconds = Math.max((this.now() - this.startedAt) / 1_000, 0.001);
    const rate = Math.round((count - this.began.count) / seconds);
    const [from, at, end] = [this.began.position, position, head].map(placeOf) as [
      ...[number, number, number],
    ];
    const share = end === 0 ? 100 : Math.min(100, (at / end) * 100);
    const left = at > from ? clock((seconds * Math.max(0, end - at)) / (at - from)) : '未知';
    return `已复制 ${count} 个事件，每秒 ${rate} 个，${share.toFixed(1)}%，剩余 ${left}`;
  }
}
