import { countsWorkingTime } from './clock-ledger.js';
import { msOf } from './packed-time.js';
import type { DeadlineCard, Decline, Pause, Release, Summons } from './summons.state.js';
import type { OpenGate, Whistle } from './whistle.state.js';
import {
  type Clock,
  CLOCK_NAMES,
  type Clocks,
  type DeadlineClock,
  type RuleReference,
  type SummonsRole,
} from './whistle.values.js';

/** Milliseconds after the blow: six characters instead of twenty-six. */
export type Time = number | null;
/** When it is due; with more where there is more. */
export type PackedClock = Time | readonly [due: Time, isWorking: 0 | 1, warn?: Time, miss?: Time];
export type PackedRule = readonly [pack: string, version: string] | null;
export type PackedPause = readonly [from: Time, to?: Time, until?: Time];
export type PackedCard = readonly [
  clock: DeadlineClock,
  due: Time,
  warned?: Time,
  missed?: Time,
  rung?: number | null,
  next?: Time,
];
export type PackedDecline = readonly [outcome: Decline['outcome'], ruling?: PackedClock];
export type PackedSummons = readonly [
  department: string,
  role: SummonsRole,
  summoned: Time,
  clocks: readonly PackedClock[],
  times: readonly Time[],
  sentBack: number,
  pauses?: readonly PackedPause[],
  cards?: readonly PackedCard[],
  held?: readonly PackedClock[],
  /** Null where it is that of the blow. */
  rule?: PackedRule,
  proven?: 1 | null,
  satisfaction?: number | null,
  released?: Release | null,
  decline?: PackedDecline | null,
];
export type PackedGate = readonly [clock: OpenGate['clock'], since: Time, due: PackedClock];
/** A whistle in its text: what is absent at the end of a list is left out. */
export type PackedWhistle = readonly [
  /** Of the blow, milliseconds since 1970; 0 for none. */
  raised: number,
  status: Whistle['status'],
  kind: string,
  category: string,
  street: string,
  rule: PackedRule,
  summonses?: readonly PackedSummons[],
  overall?: PackedClock,
  overallSince?: Time,
  cards?: readonly PackedCard[],
  closed?: Time,
  gate?: PackedGate | null,
];

/** What is timed on a summons beside its dispatch, its clocks and its pauses. */
export const PACKED_TIMES = [
  'acknowledgedAt',
  'contactedAt',
  'arrivedAt',
  'reportedAt',
  'confirmedAt',
  'releasedAt',
] as const;

const isAbsent = (part: unknown): boolean =>
  part === null || part === undefined || (Array.isArray(part) && part.length === 0);

/** Without what is absent at its end. */
function trimmed<const Parts extends readonly unknown[]>(parts: Parts): Parts {
  let { length } = parts;
  while (length > 0 && isAbsent(parts[length - 1])) length--;
  return length === parts.length ? parts : (parts.slice(0, length) as unknown as Parts);
}

class Packer {
  readonly #start: number;

  constructor(private readonly whistle: Whistle) {
    this.#start = whistle.raisedAt === '' ? 0 : msOf(whistle.raisedAt);
  }

  packed(): PackedWhistle {
    const { status, kind, category, street, rule, summonses, gate } = this.whistle;
    return trimmed([
      this.#start,
      status,
      kind,
      category,
      street,
      [rule.pack, rule.version],
      summonses.map((summons) => this.#summons(summons)),
      this.#clock(this.whistle.overall),
      this.whistle.overallSince === '' ? null : this.#time(this.whistle.overallSince),
      this.whistle.cards.map((card) => this.#card(card)),
      this.#time(this.whistle.closedAt),
      gate ? [gate.clock, this.#time(gate.since), this.#clock(gate.due)] : null,
    ]);
  }

  #summons(summons: Summons): PackedSummons {
    const { decline } = summons;
    return trimmed([
      summons.department,
      summons.role,
      this.#time(summons.summonedAt),
      this.#clocks(summons.clocks),
      trimmed(PACKED_TIMES.map((name) => this.#time(summons[name]))),
      summons.sentBack,
      summons.pauses.map((pause) => this.#pause(pause)),
      summons.cards.map((card) => this.#card(card)),
      this.#clocks(summons.held),
      this.#rule(summons.rule),
      summons.arrivalProven ? 1 : null,
      summons.rating?.satisfaction ?? null,
      summons.released ?? null,
      decline ? trimmed([decline.outcome, this.#clock(decline.ruling)]) : null,
    ]);
  }

  #rule({ pack, version }: RuleReference): PackedRule {
    const { rule } = this.whistle;
    return pack === rule.pack && version === rule.version ? null : [pack, version];
  }

  #time(at: string | undefined): Time {
    return at === undefined ? null : msOf(at) - this.#start;
  }

  #clock(clock: Clock | undefined): PackedClock {
    if (!clock) return null;
    const due = this.#time(clock.dueAt);
    const isWorking = countsWorkingTime(clock.limit) ? 1 : 0;
    const cards = trimmed([this.#time(clock.warnAt), this.#time(clock.missAt)]);
    return isWorking || cards.length > 0 ? [due, isWorking, ...cards] : due;
  }

  #clocks(clocks: Clocks): readonly PackedClock[] {
    return trimmed(CLOCK_NAMES.map((name) => this.#clock(clocks[name])));
  }

  #pause({ from, to, until }: Pause): PackedPause {
    return trimmed([this.#time(from), this.#time(to), this.#time(until)]);
  }

  #card({ clock, dueAt, warnedAt, missedAt, next }: DeadlineCard): PackedCard {
    const fired = [this.#time(warnedAt), this.#time(missedAt)] as const;
    return trimmed([clock, this.#time(dueAt), ...fired, next?.rung ?? null, this.#time(next?.at)]);
  }
}

/**
 * A whistle as short text, for a read model that goes on from it at the next event: every event writes
 * it anew, so that its size decides what a rebuild costs. In it is all that deadlines, verdicts and
 * durations follow from, now or after a later event; limits, reasons, comments and names of people are
 * not, and come back blank.
 */
export const packWhistle = (whistle: Whistle): string =>
  JSON.stringify(new Packer(whistle).packed());
