import type { KindRule, RuleReference, SummonsRole, WhistleCommand, WhistleRules } from '#whistle';
import {
  CLOSING_SUMMARIES,
  DECLINES,
  RELEASE_REASONS,
  REOPEN_REASONS,
  REPLACE_REASONS,
  UPHELD_REASONS,
  WITHDRAW_REASONS,
} from '../district/words.js';
import { responderIn, RESPONDERS } from '../district/responders.js';
import type { BlownWhistle } from './blow.js';
import { jointEnforcementSteps, callbackSteps } from './aftermath.js';
import { actorFor, centre, type Step } from './cast.js';
import { drawFate, type Fate } from './fate.js';
import { passGates } from './gates.js';
import { DAY, HOUR, iso, MINUTE, workingHoursLater } from './moments.js';
import type { Random } from './random.js';
import { type Preset, TWISTS } from './twist.js';
import { SummonsStory } from './summons-story.js';

/** Plays one whistle from its blow to its end, which may be after today. */
export class WhistleStory {
  readonly #summonses: SummonsStory[] = [];
  #own: Step[] = [];
  #next = 1;
  #closedAt: number | undefined;
  #blownUnder: RuleReference | undefined;
  /** When departments were called: after the gates of the kind (审哨, 派单). */
  readonly #soundedAt: number;
  /** When the last department was released; the whistle is not closed before. */
  #releasedAt = 0;
  #askedAt = 0;
  #endedAt = Infinity;

  constructor(
    private readonly blow: BlownWhistle,
    private readonly rules: WhistleRules,
    private readonly random: Random,
    private readonly preset: Preset = {},
  ) {
    this.#do(blow.at, blow.command);
    this.#blownUnder = this.#ruleAt(blow.at).rule;
    const { steps, soundedAt } = passGates(blow, this.#ruleAt(blow.at).policy, random);
    this.#own.push(...steps);
    this.#soundedAt = soundedAt;
    this.#callAll();
    this.#twist();
    this.#close();
    this.#own.push(...this.#enforcement(), ...this.#callback());
    this.#reopen();
  }

  /** No joint enforcement where departments were released or the whistle was withdrawn. */
  #enforcement(): readonly Step[] {
    if (this.#releasedAt > 0 || this.#endedAt < Infinity) return [];
    const parties = this.#summonses;
    const span = { from: this.#soundedAt, to: this.#closedAt ?? Infinity };
    return jointEnforcementSteps({ blow: this.blow, parties, random: this.random }, span);
  }

  #callback(): readonly Step[] {
    if (this.#closedAt === undefined) return [];
    const parties = this.#summonses;
    const steps = callbackSteps({ blow: this.blow, parties, random: this.random }, this.#closedAt);
    this.#askedAt = steps[0]?.at ?? 0;
    return steps;
  }

  /** When it was closed for good; undefined while it is open, or where it ended otherwise. */
  get closedAt(): number | undefined {
    return this.#closedAt;
  }

  /** In order of time. */
  get steps(): readonly Step[] {
    const all = [...this.#own, ...this.#summonses.flatMap(({ steps }) => steps)];
    return all.filter(({ at }) => at <= this.#endedAt).sort((a, b) => a.at - b.at);
  }

  #callAll(): void {
    const { lead, assisting, informed } = this.blow.command;
    this.#call(lead, 'lead', this.#soundedAt, this.preset.lead);
    for (const department of assisting) this.#call(department, 'assist', this.#soundedAt);
    for (const department of informed) this.#call(department, 'informed', this.#soundedAt);
  }

  #call(department: string, role: SummonsRole, from: number, fate: Partial<Fate> = {}): void {
    const called = { no: this.#next++, department, role, from, rule: this.#ruleAt(from) };
    const drawn = { ...drawFate(this.random, department), ...fate };
    this.#summonses.push(new SummonsStory(called, drawn, this.blow.cast, this.random));
  }

  #ruleAt(at: number): KindRule {
    // A kind that was abolished since goes on by the version under which the whistle was blown.
    const rule = this.rules.kindAt(this.blow.command.kind, iso(at), this.#blownUnder);
    if (!rule) throw new RangeError(`no rule for ${this.blow.command.kind} at ${iso(at)}`);
    return rule;
  }

  #twist(): void {
    const { twist = this.random.pickByWeight(TWISTS).twist } = this.preset;
    if (twist === 'added') this.#add();
    else if (twist === 'released') this.#release();
    else if (twist === 'withdrawn') this.#withdraw();
    else if (twist === 'declined') this.#decline();
    else if (twist === 'replaced' || this.#isUnanswered()) this.#replace();
  }

  /** The lead has not acknowledged; mostly the street then replaces it. */
  #isUnanswered(): boolean {
    const isPreset = this.preset.twist !== undefined;
    return !isPreset && this.#summonses[0]?.steps.length === 0 && this.random.chance(0.7);
  }

  #replace(): void {
    const lead = this.#summonses[0];
    const replacement = this.#uncalledDepartment();
    if (!lead || replacement === undefined) return;
    const at = this.#letGo(lead, lead.steps.length === 0 ? [9, 30] : [1, 12]);
    if (at === undefined) return;
    const reason = this.random.pick(REPLACE_REASONS);
    this.#do(at, { type: 'ReplaceDepartment', summons: lead.called.no, replacement, reason });
    this.#call(replacement, 'lead', at);
  }

  /** 退哨成立: the lead says that it is not responsible, and the command centre agrees. */
  #decline(): void {
    const lead = this.#summonses[0];
    const replacement = this.#uncalledDepartment();
    const until = lead?.called.rule.declineUntil;
    if (!lead || replacement === undefined || until === undefined) return this.#replace();
    // What was overruled cannot be declined again.
    if (lead.steps.some(({ command }) => command.type === 'DeclineSummons')) return;
    const window = Date.parse(until) - this.#soundedAt;
    const declinedAt = this.#soundedAt + window * this.random.between(0.1, 0.5);
    const summons = lead.called.no;
    const at = this.#letGo(lead, [0, 0], declinedAt);
    if (at === undefined) return;
    const by = actorFor(lead.called.department);
    const command = { type: 'DeclineSummons' as const, summons, ...this.random.pick(DECLINES) };
    this.#own.push({ at, command, by });
    const ruledAt = at + Math.min(window / 3, 5 * HOUR) * this.random.between(0.2, 1);
    const reason = this.random.pick(UPHELD_REASONS);
    const ruling = { type: 'UpholdDecline' as const, summons, reason, replacement };
    this.#own.push({ at: ruledAt, command: ruling, by: centre });
    this.#releasedAt = ruledAt;
    this.#call(replacement, 'lead', ruledAt);
  }

  #release(): void {
    const assist = this.#summonses.find(({ called }) => called.role === 'assist');
    const at = assist && this.#letGo(assist, [1, 12]);
    if (at === undefined || !assist) return;
    const reason = this.random.pick(RELEASE_REASONS);
    this.#do(at, { type: 'WithdrawDepartment', summons: assist.called.no, reason });
  }

  /** Ends a summons before its report; undefined where it is too late for that. */
  #letGo(
    story: SummonsStory,
    [least, most]: readonly [number, number],
    meant = workingHoursLater(this.#soundedAt, this.random.between(least, most)),
  ): number | undefined {
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
    const department = this.#uncalledDepartment();
    const settledAt = this.#summonses[0]?.settledAt;
    const at = workingHoursLater(this.#soundedAt, this.random.between(0.5, 10));
    if (department === undefined || (settledAt !== undefined && at >= settledAt)) return;
    this.#do(at, { type: 'SummonDepartment', department, role: 'assist' });
    this.#call(department, 'assist', at);
  }

  #withdraw(): void {
    const at = workingHoursLater(this.#soundedAt, this.random.between(0.3, 8));
    const reason = this.random.pick(WITHDRAW_REASONS);
    // A whistle with a settled summons is not withdrawn.
    if (this.#summonses.some(({ settledAt = Infinity }) => settledAt <= at)) return;
    this.#do(at, { type: 'WithdrawWhistle', reason });
    this.#endedAt = at;
  }

  /** A department that the whistle has not called. */
  #uncalledDepartment(): string | undefined {
    const { lead, assisting, informed } = this.blow.command;
    const called = [lead, ...assisting, ...informed];
    const here = (id: string) => responderIn(this.blow.command.street, id);
    const named = this.blow.matter.assisting.map(here).find((id) => !called.includes(id));
    const others = RESPONDERS.filter(
      ({ id, kind }) => kind === 'department' && !called.includes(id),
    );
    return named ?? this.random.pick(others).id;
  }

  /** Closes the whistle once every obliged department is confirmed; later steps of informed ones are dropped. */
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
    const since = Math.max(this.#closedAt + this.random.between(3, 18) * DAY, this.#askedAt);
    const at = workingHoursLater(since, 0.5);
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
