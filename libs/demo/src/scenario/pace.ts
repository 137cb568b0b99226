import type { Clock } from '#whistle';
import type { CalledSummons } from './cast.js';
import type { Fate } from './fate.js';
import { DAY, HOUR, MINUTE, workingHoursLater } from './moments.js';
import type { Random } from './random.js';

/** Usual durations where a kind sets no limit. */
const USUAL = { acknowledge: 2 * HOUR, arrive: DAY, resolve: 6 * DAY } as const;

const runsByTheClock = (clock: Clock | undefined): boolean =>
  clock?.limit.unit === '分钟' || clock?.limit.unit === '小时';

/** Times of the steps of one summons: one after the other, in working hours. */
export class Pace {
  now: number;
  /** By how much a pause and an extension moved the end of the limit. */
  movedMs = 0;

  constructor(
    private readonly called: CalledSummons,
    private readonly fate: Pick<Fate, 'roundTheClock'>,
    private readonly random: Random,
  ) {
    this.now = called.from;
  }

  /** The time of a step by its share of the limit; undefined for never. */
  moment(name: keyof typeof USUAL, share: number | undefined): number | undefined {
    if (share === undefined) return undefined;
    const { from, rule } = this.called;
    const clock = rule.clocks[name];
    const limit = clock ? Date.parse(clock.dueAt) - from : USUAL[name];
    const meant = from + share * limit + this.movedMs;
    const open = this.#isUrgent(clock)
      ? meant
      : workingHoursLater(meant, this.random.between(0, 0.3));
    const inTime = share < 1 && open > from + limit + this.movedMs ? meant : open;
    return Math.max(inTime, this.now + this.random.between(1, 5) * MINUTE);
  }

  /** Some working hours from now, or fewer natural hours where the summons is urgent. */
  soon(least: number, most: number): number {
    const hours = this.random.between(least, most);
    if (this.urgent) return this.now + hours * 0.3 * HOUR;
    return workingHoursLater(this.now, hours);
  }

  /** Summonses with limits in minutes or hours are also answered at night and on Sundays. */
  get urgent(): boolean {
    return this.#isUrgent(this.called.rule.clocks.resolve);
  }

  #isUrgent(clock: Clock | undefined): boolean {
    return this.fate.roundTheClock || runsByTheClock(clock);
  }
}
