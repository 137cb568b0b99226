import { tooManyRequests } from './operation-limits.js';

/** Of one caller, what may wait for its turn. */
const MOST_WAITING = 100;

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets each caller have a few heavy pieces of work at the same time, first come first served; who
 * asks for more waits behind oneself, and nobody else does.
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

  /** Whoever waits takes the place over, so that nobody who comes now gets in between. */
  private passOn(caller: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next) return next();
    lane.running--;
    if (lane.running === 0) this.lanes.delete(caller);
  }
}
