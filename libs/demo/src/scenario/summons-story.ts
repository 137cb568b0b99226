import type { Clock, KindRule, SummonsRole, WhistleCommand } from '#whistle';
import { COMMENTS, DISPUTE_REASONS, PAUSE_REASONS, SEND_BACK_REASONS } from '../district/words.js';
import { actorFor, authorityOf, type Cast, personName, type Step } from './cast.js';
import type { Fate } from './fate.js';
import { DAY, HOUR, iso, MINUTE, workingHoursLater } from './moments.js';
import type { Random } from './random.js';

export interface Called {
  readonly no: number;
  readonly department: string;
  readonly role: SummonsRole;
  readonly from: number;
  readonly rule: KindRule;
}

/** Where a kind sets no limit people still take about this long. */
const USUAL = { acknowledge: 2 * HOUR, arrive: DAY, resolve: 6 * DAY } as const;
type ClockName = keyof typeof USUAL;

const byTheClock = (clock: Clock | undefined): boolean =>
  clock?.limit.unit === '分钟' || clock?.limit.unit === '小时';

/** Plays one summons from dispatch as far as its fate lets it come. */
export class SummonsStory {
  readonly steps: Step[] = [];
  /** When the street accepted the matter as settled. */
  settledAt: number | undefined;
  #now: number;
  #pausedMs = 0;

  constructor(
    readonly called: Called,
    private readonly fate: Fate,
    private readonly cast: Cast,
    private readonly random: Random,
  ) {
    this.#now = called.from;
    this.#tell();
  }

  #tell(): void {
    const acknowledged = this.#acknowledge();
    if (this.called.role === 'informed') return;
    // Some come without having signed in: the arrival signs in for them.
    if (!acknowledged && !this.random.chance(0.2)) return;
    if (!this.#arrive() || !this.#pause()) return;
    if (this.#report()) this.#rate();
  }

  #acknowledge(): boolean {
    const at = this.#moment('acknowledge', this.fate.acknowledge);
    if (at === undefined) return false;
    this.#department(at, { type: 'AcknowledgeSummons', ...this.#no(), person: this.#person() });
    return true;
  }

  #arrive(): boolean {
    const at = this.#moment('arrive', this.fate.arrive);
    if (at === undefined) return false;
    this.#comeTo(at);
    if (this.fate.disputed) {
      const reason = this.random.pick(DISPUTE_REASONS);
      this.#street(this.#soon(0.2, 2), { type: 'DisputeArrival', ...this.#no(), reason });
      this.#comeTo(this.#soon(1, 10));
    }
    if (this.fate.arrivalConfirmed)
      this.#street(this.#soon(0.1, 1.5), { type: 'ConfirmArrival', ...this.#no() });
    return true;
  }

  #comeTo(at: number): void {
    const { longitude = 0, latitude = 0 } = this.cast.place;
    const near = () => this.random.between(-0.0004, 0.0004);
    const location = {
      longitude: Number((longitude + near()).toFixed(6)),
      latitude: Number((latitude + near()).toFixed(6)),
      accuracyMetres: this.random.int(4, 35),
    };
    const deviceAt = iso(Math.round(at) - this.random.int(200, 9_000));
    const evidence = this.#photos('arrival');
    const person = this.#person();
    const told = { person, deviceAt, location, evidence };
    this.#department(at, { type: 'ArriveOnSite', ...this.#no(), ...told });
  }

  /** False where the pause lasts. */
  #pause(): boolean {
    const { pausedDays, resumed } = this.fate;
    if (pausedDays === 0) return true;
    const reason = this.random.pick(PAUSE_REASONS);
    this.#approved(this.#soon(0.5, 6), { type: 'PauseClock', ...this.#no(), reason });
    if (pausedDays === undefined) return false;
    const at = workingHoursLater(this.#now + pausedDays * DAY, 0.2);
    this.#pausedMs = at - this.#now;
    if (resumed) this.#street(at, { type: 'ResumeClock', ...this.#no() });
    this.#now = at;
    return true;
  }

  /** True where the street accepts it in the end. */
  #report(): boolean {
    let at = this.#moment('resolve', this.fate.report);
    for (let times = 0; at !== undefined; times++) {
      const summary = this.random.pick(this.cast.outcomes);
      const evidence = this.#photos('done');
      this.#department(at, { type: 'ReportResolution', ...this.#no(), summary, evidence });
      if (!this.fate.verified) return false;
      if (times === this.fate.sentBack) break;
      const reason = this.random.pick(SEND_BACK_REASONS);
      this.#street(this.#soon(1, 10), { type: 'SendBackResolution', ...this.#no(), reason });
      at = this.#soon(4, 24);
    }
    if (at === undefined) return false;
    this.#street(this.#soon(0.3, 9), { type: 'ConfirmResolution', ...this.#no() });
    this.settledAt = this.#now;
    return true;
  }

  #rate(): void {
    const { satisfaction } = this.fate;
    if (satisfaction === undefined) return;
    const score = () => Math.min(5, Math.max(1, satisfaction + this.random.int(-1, 1)));
    const scores = { responseSpeed: score(), cooperation: score(), implementation: score() };
    const comment = this.random.pick(COMMENTS[satisfaction - 1] ?? []);
    const said = this.random.chance(0.6) ? { comment } : {};
    const command = { type: 'RateDepartment' as const, ...this.#no(), satisfaction, ...scores };
    const at = this.#soon(0.5, 12);
    this.steps.push({ at, command: { ...command, ...said }, by: this.cast.street });
  }

  /** The time of a step by its share of the limit; undefined for never. */
  #moment(name: ClockName, share: number | undefined): number | undefined {
    if (share === undefined) return undefined;
    const { from, rule } = this.called;
    const clock = rule.clocks[name];
    const limit = clock ? Date.parse(clock.dueAt) - from : USUAL[name];
    const meant = from + share * limit + this.#pausedMs;
    const open = this.#isUrgent(clock)
      ? meant
      : workingHoursLater(meant, this.random.between(0, 0.3));
    const inTime = share < 1 && open > from + limit + this.#pausedMs ? meant : open;
    return Math.max(inTime, this.#now + this.random.between(1, 5) * MINUTE);
  }

  /** Some working hours from now on, or as many hours where the whole summons runs by the clock. */
  #soon(least: number, most: number): number {
    const hours = this.random.between(least, most);
    if (this.#isUrgent(this.called.rule.clocks.resolve)) return this.#now + hours * 0.3 * HOUR;
    return workingHoursLater(this.#now, hours);
  }

  /** Only what is limited by the clock is done at night and on Sundays. */
  #isUrgent(clock: Clock | undefined): boolean {
    return this.fate.roundTheClock || byTheClock(clock);
  }

  #department(at: number, command: WhistleCommand): void {
    this.#push({ at, command, by: actorFor(this.called.department) });
  }

  #street(at: number, command: WhistleCommand): void {
    const { raiser, street } = this.cast;
    this.#push({ at, command, by: this.random.chance(0.5) ? raiser : street });
  }

  /** A pause is let stand by whom the rules of this summons name; by either where they name nobody. */
  #approved(at: number, command: WhistleCommand): void {
    const by = this.called.rule.policy.pause?.by;
    if (by === undefined) this.#street(at, command);
    else this.#push({ at, command, by: authorityOf(by, this.cast) });
  }

  #push(step: Step): void {
    this.steps.push(step);
    this.#now = step.at;
  }

  readonly #no = () => ({ summons: this.called.no });
  readonly #person = () => personName(this.random);
  readonly #photos = (what: string) =>
    Array.from({ length: this.random.int(1, 3) }, () => ({
      reference: `demo/${what}/${this.random.int(100_000, 999_999)}.jpg`,
      mediaType: 'image/jpeg',
    }));
}
