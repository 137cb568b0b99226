import { tooManyRequests } from './operation-limits.js';

/** Most pieces of work of one caller that may wait. */
const MOST_WAITING = 100;

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets each caller run a few heavy pieces of work at the same time, first come first served; more
 * of them wait behind each other and delay nobody else.
 */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly width: number) {}

  /** @throws GraphQLError TOO_MANY_REQUESTS when too much waits already */
  async run<T>(caller: string, work: () => T | Promise<T>): Promise<T> {
    const lane = this.laneOf(caller);
    if (lane.running < this.width) lane.running++;
    else await this.turn(lane);
    try {
      return await work();
    } finally {
      this.passOn(caller, lane);
    }
  }

  private laneOf(caller: string): Lane {
    const lane = this.lanes.get(caller) ?? { running: 0, waiting: [] };
    this.lanes.set(caller, lane);
    return lane;
  }

  private turn(lane: Lane): Promise<void> {
    if (lane.waiting.length >= MOST_WAITING)
      throw tooManyRequests('您还有很多请求正在处理，请稍后再试');
    return new Promise((resolve) => lane.waiting.push(resolve));
  }

  /** The next in line takes over the place, so that nobody who comes now gets in between. */
  private passOn(caller: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next) return next();
    lane.running--;
    if (lane.running === 0) this.lanes.delete(caller);
  }
}
