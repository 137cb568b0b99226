import type { Actor } from '#event-sourcing';
import type { WhistleCommand } from '#whistle';
import {
  COMMENTS,
  DECLINES,
  DISPUTE_REASONS,
  OVERRULED_REASONS,
  PAUSE_REASONS,
  PROGRESS_NOTES,
  REMINDER_REASONS,
  SEND_BACK_REASONS,
} from '../district/words.js';
import {
  actorFor,
  authorityOf,
  type CalledSummons,
  type Cast,
  centre,
  pickOfficer,
  outcomeOf,
  type Step,
} from './cast.js';
import { extensionSteps } from './extension.js';
import type { Fate } from './fate.js';
import { DAY, HOUR, iso, MINUTE, workingHoursLater } from './moments.js';
import { Pace } from './pace.js';
import type { Random } from './random.js';

/** Plays one summons from dispatch to the end of its fate. */
export class SummonsStory {
  readonly steps: Step[] = [];
  /** When the street accepted the matter as settled. */
  settledAt: number | undefined;
  readonly #pace: Pace;

  constructor(
    readonly called: CalledSummons,
    private readonly fate: Fate,
    private readonly cast: Cast,
    private readonly random: Random,
  ) {
    this.#pace = new Pace(called, fate, random);
    this.#tell();
  }

  #tell(): void {
    const acknowledged = this.#acknowledge();
    if (this.called.role === 'informed') return;
    if (acknowledged && !this.#decline()) return;
    // Some arrive without an acknowledgement; the arrival counts as one.
    if (acknowledged || this.random.chance(0.2)) this.#answer();
  }

  #answer(): void {
    if (!this.#arrive() || !this.#pause()) return;
    const { called, fate, cast, random } = this;
    this.steps.push(...extensionSteps({ called, fate, cast, random }, this.#pace));
    if (this.#report()) this.#rate();
  }

  #acknowledge(): boolean {
    const at = this.#pace.moment('acknowledge', this.fate.acknowledge);
    if (at === undefined) return false;
    this.#department(at, { type: 'AcknowledgeSummons', ...this.#no(), person: this.#person() });
    return true;
  }

  /** False where the department waits for a ruling that does not come. */
  #decline(): boolean {
    const until = this.called.rule.declineUntil;
    if (this.fate.declines === 'no' || until === undefined) return true;
    const at = this.#pace.soon(0.3, 3);
    if (at >= Date.parse(until)) return true;
    this.#department(at, { type: 'DeclineSummons', ...this.#no(), ...this.random.pick(DECLINES) });
    if (this.fate.declines === 'unanswered') return false;
    const reason = this.random.pick(OVERRULED_REASONS);
    this.#push({
      at: this.#pace.soon(0.5, 5),
      command: { type: 'OverruleDecline', ...this.#no(), reason },
      by: centre,
    });
    return true;
  }

  #arrive(): boolean {
    const at = this.#pace.moment('arrive', this.fate.arrive);
    if (at === undefined) return false;
    this.#comeTo(at);
    if (this.fate.disputed) {
      const reason = this.random.pick(DISPUTE_REASONS);
      this.#street(this.#pace.soon(0.2, 2), { type: 'DisputeArrival', ...this.#no(), reason });
      this.#comeTo(this.#pace.soon(1, 10));
    }
    if (this.fate.arrivalConfirmed)
      this.#street(this.#pace.soon(0.1, 1.5), { type: 'ConfirmArrival', ...this.#no() });
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
    this.#approved(this.#pace.soon(0.5, 6), { type: 'PauseClock', ...this.#no(), reason });
    if (pausedDays === undefined) return false;
    const meant = workingHoursLater(this.#pace.now + pausedDays * DAY, 0.2);
    const at = Math.min(meant, this.#pace.now + this.#longestPauseMs());
    this.#pace.movedMs = at - this.#pace.now;
    // A pause that reaches its maximum ends by itself.
    if (resumed && at === meant) this.#street(at, { type: 'ResumeClock', ...this.#no() });
    this.#pace.now = at;
    return true;
  }

  #longestPauseMs(): number {
    const most = this.called.rule.policy.pause?.most;
    if (!most) return Infinity;
    const unit = { 分钟: MINUTE, 小时: HOUR, 工作时: HOUR, 工作日: DAY, 自然日: DAY }[most.unit];
    return most.value * unit;
  }

  /** True where the street accepts it in the end. */
  #report(): boolean {
    let at = this.#pace.moment('resolve', this.fate.report);
    this.#meanwhile(at);
    for (let times = 0; at !== undefined; times++) {
      const summary = outcomeOf(this.random, this.cast, this.called);
      const evidence = this.#photos('done');
      this.#department(at, { type: 'ReportResolution', ...this.#no(), summary, evidence });
      if (!this.fate.verified) return false;
      if (times === this.fate.sentBack) break;
      const reason = this.random.pick(SEND_BACK_REASONS);
      this.#street(this.#pace.soon(1, 10), { type: 'SendBackResolution', ...this.#no(), reason });
      at = this.#pace.soon(4, 24);
    }
    if (at === undefined) return false;
    this.#street(this.#pace.soon(0.3, 9), { type: 'ConfirmResolution', ...this.#no() });
    this.settledAt = this.#pace.now;
    return true;
  }

  /** 进展 on the way to the report, and a 催办 by the street where it is late. */
  #meanwhile(reportAt: number | undefined): void {
    const { now, urgent } = this.#pace;
    const end = reportAt ?? now + 3 * DAY;
    const add = (share: number, command: WhistleCommand, by: Actor) => {
      const meant = now + (end - now) * share;
      const at = urgent ? meant : workingHoursLater(meant, 0.1);
      if (at < end) this.steps.push({ at, command, by });
    };
    const no = this.#no();
    if (this.fate.tells && end - now > 6 * HOUR) {
      const note = this.random.pick(PROGRESS_NOTES);
      const command = { type: 'RecordProgress' as const, ...no, note, evidence: [] };
      add(0.3, command, actorFor(this.called.department));
    }
    if ((this.fate.report ?? 2) <= 1 || !this.random.chance(0.25)) return;
    const reason = this.random.pick(REMINDER_REASONS);
    add(0.8, { type: 'SuperviseSummons', ...no, step: 'reminder', reason }, this.cast.street);
  }

  #rate(): void {
    const { satisfaction } = this.fate;
    if (satisfaction === undefined) return;
    const score = () => Math.min(5, Math.max(1, satisfaction + this.random.int(-1, 1)));
    const scores = { responseSpeed: score(), cooperation: score(), implementation: score() };
    const comment = this.random.pick(COMMENTS[satisfaction - 1] ?? []);
    const said = this.random.chance(0.6) ? { comment } : {};
    const command = { type: 'RateDepartment' as const, ...this.#no(), satisfaction, ...scores };
    const at = this.#pace.soon(0.5, 12);
    this.steps.push({ at, command: { ...command, ...said }, by: this.cast.street });
  }

  #department(at: number, command: WhistleCommand): void {
    this.#push({ at, command, by: actorFor(this.called.department) });
  }

  #street(at: number, command: WhistleCommand): void {
    const { raiser, street } = this.cast;
    this.#push({ at, command, by: this.random.chance(0.5) ? raiser : street });
  }

  /** The pause is recorded by the authority that the rules name, else by the street. */
  #approved(at: number, command: WhistleCommand): void {
    const { by = 'street' } = this.called.rule.policy.pause ?? {};
    this.#push({ at, command, by: authorityOf(by, this.cast) });
  }

  #push(step: Step): void {
    this.steps.push(step);
    this.#pace.now = step.at;
  }

  readonly #no = () => ({ summons: this.called.no });
  readonly #person = () => pickOfficer(this.random, this.called.department);
  readonly #photos = (what: string) =>
    Array.from({ length: this.random.int(1, 3) }, () => ({
      reference: `demo/${what}/${this.random.int(100_000, 999_999)}.jpg`,
      mediaType: 'image/jpeg',
    }));
}
