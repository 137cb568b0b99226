import { timeOf } from './packed-time.js';
import { summoned } from './summons.evolve.js';
import type { DeadlineCard, Decline, Pause, Summons } from './summons.state.js';
import type {
  PackedCard,
  PackedClock,
  PackedDecline,
  PackedGate,
  PackedPause,
  PackedRule,
  PackedSummons,
  PackedWhistle,
  Time,
} from './whistle.packing.js';
import { noWhistle, type OpenGate, type Whistle } from './whistle.state.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type RuleReference,
} from './whistle.values.js';

/** A clock of which only the kind of its time is known. */
const NATURAL = { value: 0, unit: '分钟' } as const;
const WORKING = { value: 0, unit: '工作时' } as const;

class Unpacker {
  readonly #start: number;

  constructor(private readonly packed: PackedWhistle) {
    this.#start = packed[0];
  }

  whistle(): Whistle {
    const [start, status, kind, category, street, rule, summonses = []] = this.packed;
    const [, , , , , , , overall, overallSince, cards = [], closed, gate] = this.packed;
    const whole = ruleOf(rule) ?? noWhistle.rule;
    return {
      ...noWhistle,
      status,
      stage: gate ? gate[0] : 'sounded',
      kind,
      category,
      street,
      raisedAt: start === 0 ? '' : timeOf(start),
      rule: whole,
      overall: this.#clock(overall),
      overallSince: this.#time(overallSince) ?? '',
      overallRule: whole,
      closedAt: this.#time(closed),
      cards: cards.map((card) => this.#card(card)),
      gate: gate ? this.#gate(gate) : undefined,
      summonses: summonses.map((summons, index) => this.#summons(summons, index + 1, whole)),
    };
  }

  #summons(packed: PackedSummons, no: number, whole: RuleReference): Summons {
    const [department, role, at, clocks, times, sentBack, pauses = [], cards = []] = packed;
    const [, , , , , , , , held = [], rule, proven, satisfaction, released, decline] = packed;
    const [acknowledged, contacted, arrived, reported, confirmed, over] = times;
    const summons: { -readonly [K in keyof Summons]: Summons[K] } = summoned({
      at: this.#time(at) ?? '',
      summons: no,
      department,
      role,
      cause: 'raised',
      rule: ruleOf(rule) ?? whole,
      clocks: this.#clocks(clocks),
    });
    summons.held = this.#clocks(held);
    summons.acknowledgedAt = this.#time(acknowledged);
    summons.contactedAt = this.#time(contacted);
    summons.arrivedAt = this.#time(arrived);
    summons.reportedAt = this.#time(reported);
    summons.confirmedAt = this.#time(confirmed);
    summons.releasedAt = this.#time(over);
    summons.released = released ?? undefined;
    summons.pauses = pauses.map((pause) => this.#pause(pause));
    summons.sentBack = sentBack;
    summons.rating = ratingOf(satisfaction);
    summons.arrivalProven = proven === 1;
    summons.cards = cards.map((card) => this.#card(card));
    summons.decline = decline ? this.#decline(decline) : undefined;
    return summons;
  }

  #time(since: Time | undefined): string | undefined {
    if (since === null || since === undefined) return undefined;
    return timeOf(this.#start + since);
  }

  #clock(packed: PackedClock | undefined): Clock | undefined {
    if (packed === null || packed === undefined) return undefined;
    if (typeof packed === 'number')
      return { limit: NATURAL, dueAt: timeOf(this.#start + packed), provisional: false };
    const [due, isWorking, warn, miss] = packed;
    const [warnAt, missAt] = [this.#time(warn), this.#time(miss)];
    return {
      limit: isWorking ? WORKING : NATURAL,
      dueAt: this.#time(due) ?? '',
      provisional: false,
      ...(warnAt !== undefined && { warnAt }),
      ...(missAt !== undefined && { missAt }),
    };
  }

  #clocks(packed: readonly PackedClock[]): Clocks {
    const clocks: Partial<Record<ClockName, Clock>> = {};
    for (const [index, name] of CLOCK_NAMES.entries()) {
      const clock = this.#clock(packed[index]);
      if (clock) clocks[name] = clock;
    }
    return clocks;
  }

  #pause([from, to, until]: PackedPause): Pause {
    return {
      from: this.#time(from) ?? '',
      to: this.#time(to),
      reason: '',
      until: this.#time(until),
      approvedBy: undefined,
    };
  }

  #card([clock, due, warned, missed, rung, next]: PackedCard): DeadlineCard {
    const at = this.#time(next);
    return {
      clock,
      dueAt: this.#time(due) ?? '',
      warnedAt: this.#time(warned),
      missedAt: this.#time(missed),
      next: at !== undefined && rung !== null && rung !== undefined ? { rung, at } : undefined,
    };
  }

  #decline([outcome, ruling]: PackedDecline): Decline {
    return {
      at: '',
      reason: '',
      legalBasis: '',
      ruling: this.#clock(ruling),
      outcome,
      ruledAt: undefined,
      ruledBecause: undefined,
    };
  }

  #gate([clock, since, due]: PackedGate): OpenGate {
    return {
      clock,
      by: 'street',
      post: undefined,
      applicant: undefined,
      due: this.#clock(due),
      since: this.#time(since) ?? '',
    };
  }
}

const ruleOf = (packed: PackedRule | undefined): RuleReference | undefined =>
  packed ? { pack: packed[0], version: packed[1] } : undefined;

const ratingOf = (satisfaction: number | null | undefined): Summons['rating'] =>
  typeof satisfaction === 'number'
    ? { at: '', satisfaction, responseSpeed: 0, cooperation: 0, implementation: 0 }
    : undefined;

/** The whistle in a text of {@link packWhistle}; what the text does not keep is blank. */
export const unpackWhistle = (text: string): Whistle =>
  new Unpacker(JSON.parse(text) as PackedWhistle).whistle();
