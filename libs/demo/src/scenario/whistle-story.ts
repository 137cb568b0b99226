import type { Actor } from '#event-sourcing';
import type {
  Authority,
  KindRule,
  RuleReference,
  SummonsRole,
  WhistleCommand,
  WhistleRules,
} from '#whistle';
import {
  CLOSING_SUMMARIES,
  RELEASE_REASONS,
  REOPEN_REASONS,
  REPLACE_REASONS,
  WITHDRAW_REASONS,
} from '../district/words.js';
import { inStreet, isOwnAgencies, RESPONDERS } from '../district/responders.js';
import type { Blow } from './blow.js';
import { authorityOf, centre, personName, type Step } from './cast.js';
import { drawFate, type Fate } from './fate.js';
import { DAY, iso, MINUTE, workingHoursLater } from './moments.js';
import type { Random } from './random.js';
import { SummonsStory } from './summons-story.js';

/** What happens to a whistle besides its being answered; at most one thing. */
export type Twist = 'none' | 'replaced' | 'added' | 'released' | 'withdrawn';

const TWISTS: readonly { readonly twist: Twist; readonly weight: number }[] = [
  { twist: 'none', weight: 84 },
  { twist: 'replaced', weight: 4 },
  { twist: 'added', weight: 5 },
  { twist: 'released', weight: 4 },
  { twist: 'withdrawn', weight: 3 },
];

/** What is settled beforehand; drawn where absent. */
export interface Settled {
  readonly twist?: Twist;
  readonly lead?: Partial<Fate>;
}

/** Plays one whistle from its blow to its end, however far after today that may be. */
export class WhistleStory {
  readonly #summonses: SummonsStory[] = [];
  #own: Step[] = [];
  #next = 1;
  #closedAt: number | undefined;
  #blownUnder: RuleReference | undefined;
  /** When departments were called: after what the kind asks for first (审哨, 派单). */
  readonly #soundedAt: number;
  /** Not closed before: whoever was let go was still obliged until then. */
  #releasedAt = 0;
  #endedAt = Infinity;

  constructor(
    private readonly blow: Blow,
    private readonly rules: WhistleRules,
    private readonly random: Random,
    private readonly settled: Settled = {},
  ) {
    this.#do(blow.at, blow.command);
    this.#blownUnder = this.#ruleAt(blow.at).rule;
    this.#soundedAt = this.#sound();
    this.#callAll();
    this.#twist();
    this.#close();
    this.#reopen();
  }

  /** In order of time. */
  get steps(): readonly Step[] {
    const all = [...this.#own, ...this.#summonses.flatMap(({ steps }) => steps)];
    return all.filter(({ at }) => at <= this.#endedAt).sort((a, b) => a.at - b.at);
  }

  /** Passes the gates of the kind, each by whom its rules name, and tells when the whistle sounds. */
  #sound(): number {
    const { review, dispatch } = this.#ruleAt(this.blow.at).policy;
    let [at, acting] = [this.blow.at, this.blow.cast.raiser];
    if (review) {
      acting = this.#reviewer(review.by);
      at = this.#passes(at);
      const reviewer = { name: personName(this.random), post: review.post ?? '街道主任' };
      this.#own.push({ at, command: { type: 'ApproveWhistle', reviewer }, by: acting });
    }
    // What the command centre blew or let pass needs no dispatch of its own.
    if (!dispatch || acting.role === centre.role) return at;
    const { lead, assisting, informed, street } = this.blow.command;
    if (isOwnAgencies([lead, ...assisting], street)) return at;
    at = this.#passes(at);
    const command = { type: 'DispatchWhistle' as const, lead, assisting, informed };
    this.#own.push({ at, command, by: centre });
    return at;
  }

  /** Nobody reviews what they applied for themselves. */
  #reviewer(by: Authority): Actor {
    const reviewer = authorityOf(by, this.blow.cast);
    return reviewer.account === this.blow.cast.raiser.account ? centre : reviewer;
  }

  #passes(from: number): number {
    return from + this.random.between(1, 12) * MINUTE;
  }

  #callAll(): void {
    const { lead, assisting, informed } = this.blow.command;
    this.#call(lead, 'lead', this.#soundedAt, this.settled.lead);
    for (const department of assisting) this.#call(department, 'assist', this.#soundedAt);
    for (const department of informed) this.#call(department, 'informed', this.#soundedAt);
  }

  #call(department: string, role: SummonsRole, from: number, fate: Partial<Fate> = {}): void {
    const called = { no: this.#next++, department, role, from, rule: this.#ruleAt(from) };
    const drawn = { ...drawFate(this.random, department), ...fate };
    this.#summonses.push(new SummonsStory(called, drawn, this.blow.cast, this.random));
  }

  #ruleAt(at: number): KindRule {
    // A kind done away with since goes on by the version under which the whistle was blown.
    const rule = this.rules.kindAt(this.blow.command.kind, iso(at), this.#blownUnder);
    if (!rule) throw new RangeError(`no rule for ${this.blow.command.kind} at ${iso(at)}`);
    return rule;
  }

  #twist(): void {
    const { twist = this.random.pickByWeight(TWISTS).twist } = this.settled;
    if (twist === 'added') this.#add();
    else if (twist === 'released') this.#release();
    else if (twist === 'withdrawn') this.#withdraw();
    else if (twist === 'replaced' || this.#isDeaf()) this.#replace();
  }

  /** The lead has not signed in: the street looks for another, mostly. */
  #isDeaf(): boolean {
    const settled = this.settled.twist !== undefined;
    return !settled && this.#summonses[0]?.steps.length === 0 && this.random.chance(0.7);
  }

  #replace(): void {
    const lead = this.#summonses[0];
    const replacement = this.#stranger();
    if (!lead || replacement === undefined) return;
    const at = this.#letGo(lead, lead.steps.length === 0 ? [9, 30] : [1, 12]);
    if (at === undefined) return;
    const reason = this.random.pick(REPLACE_REASONS);
    this.#do(at, { type: 'ReplaceDepartment', summons: lead.called.no, replacement, reason });
    this.#call(replacement, 'lead', at);
  }

  #release(): void {
    const assist = this.#summonses.find(({ called }) => called.role === 'assist');
    const at = assist && this.#letGo(assist, [1, 12]);
    if (at === undefined || !assist) return;
    const reason = this.random.pick(RELEASE_REASONS);
    this.#do(at, { type: 'WithdrawDepartment', summons: assist.called.no, reason });
  }

  /** Ends a summons before its report; undefined where it is too late for that. */
  #letGo(story: SummonsStory, [least, most]: readonly [number, number]): number | undefined {
    const meant = workingHoursLater(this.#soundedAt, this.random.between(least, most));
    const report = story.steps.find(({ command }) => command.type === 'ReportResolution');
    const at = report ? Math.min(meant, report.at - MINUTE) : meant;
    if (at <= this.#soundedAt + MINUTE) return undefined;
    const before = story.steps.filter((step) => step.at < at);
    story.steps.splice(0, Infinity, ...before);
    this.#summonses.splice(this.#summonses.indexOf(story), 1);
    this.#own.push(...before);
    this.#releasedAt = at;
    return at;
  }

  #add(): void {
    const department = this.#stranger();
    const settledAt = this.#summonses[0]?.settledAt;
    const at = workingHoursLater(this.#soundedAt, this.random.between(0.5, 10));
    if (department === undefined || (settledAt !== undefined && at >= settledAt)) return;
    this.#do(at, { type: 'SummonDepartment', department, role: 'assist' });
    this.#call(department, 'assist', at);
  }

  #withdraw(): void {
    const at = workingHoursLater(this.#soundedAt, this.random.between(0.3, 8));
    const reason = this.random.pick(WITHDRAW_REASONS);
    // Who settled the matter before is not let go any more.
    if (this.#summonses.some(({ settledAt = Infinity }) => settledAt <= at)) return;
    this.#do(at, { type: 'WithdrawWhistle', reason });
    this.#endedAt = at;
  }

  /** A department that the whistle has not called. */
  #stranger(): string | undefined {
    const { lead, assisting, informed } = this.blow.command;
    const called = [lead, ...assisting, ...informed];
    const here = (id: string) => inStreet(this.blow.command.street, id);
    const named = this.blow.matter.assisting.map(here).find((id) => !called.includes(id));
    const others = RESPONDERS.filter(
      ({ id, kind }) => kind === 'department' && !called.includes(id),
    );
    return named ?? this.random.pick(others).id;
  }

  /** Once everybody obliged has been confirmed; who was only informed has nothing to do after. */
  #close(): void {
    const obliged = this.#summonses.filter(({ called }) => called.role !== 'informed');
    const settled = obliged.map(({ settledAt }) => settledAt ?? Infinity);
    const last = Math.max(...settled, this.#releasedAt, this.#closedAt ?? 0);
    if (!Number.isFinite(last) || this.#endedAt < Infinity) return;
    const at = workingHoursLater(last, this.random.between(0.2, 6));
    this.#do(at, { type: 'CloseWhistle', summary: this.random.pick(CLOSING_SUMMARIES) });
    this.#closedAt = at;
    for (const { called, steps } of this.#summonses)
      if (called.role === 'informed') steps.splice(0, Infinity, ...steps.filter((s) => s.at < at));
  }

  /** 反弹: the same place again, some days after it was settled. */
  #reopen(): void {
    if (this.#closedAt === undefined || !this.random.chance(0.04)) return;
    const at = workingHoursLater(this.#closedAt + this.random.between(2, 18) * DAY, 0.5);
    const reason = this.random.pick(REOPEN_REASONS);
    const lead = this.#summonses.findLast(({ called }) => called.role === 'lead');
    if (!lead) return;
    this.#do(at, { type: 'ReopenWhistle', reason });
    this.#call(lead.called.department, 'lead', at);
    this.#close();
  }

  #do(at: number, command: WhistleCommand): void {
    this.#own.push({ at, command, by: this.blow.cast.raiser });
  }
}
