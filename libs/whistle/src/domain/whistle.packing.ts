import { countsWorkingTime } from './clock-ledger.js';
import { msOf, timeOf } from './packed-time.js';
import { newSummons } from './summons.evolve.js';
import type { DeadlineCard, Decline, Pause, Rating, Summons } from './summons.state.js';
import { noWhistle, type OpenGate, type Whistle } from './whistle.state.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type NextRung,
  type RuleReference,
} from './whistle.values.js';

/** Writes a value in few characters and reads it back. `start`: of the blow, ms since 1970. */
interface Packing<Value> {
  pack(value: Value, start: number): unknown;
  unpack(packed: unknown, start: number): Value;
}
/** A field of an object: with its packing, or by its name alone where it is kept as it is. */
type Field<Owner> = {
  [K in keyof Owner]-?: K | readonly [name: K, packing: Packing<Owner[K]>];
}[keyof Owner];

type AnyField<Name> = Name | readonly [name: Name, packing: Packing<unknown>];

const isAbsent = (part: unknown): boolean =>
  part === null || part === undefined || (Array.isArray(part) && part.length === 0);

/** Without absent values at the end. */
function trimmed(parts: readonly unknown[]): readonly unknown[] {
  let { length } = parts;
  while (length > 0 && isAbsent(parts[length - 1])) length--;
  return parts.slice(0, length);
}

const listIn = (packed: unknown): readonly unknown[] => (Array.isArray(packed) ? packed : []);

const asIs: Packing<unknown> = {
  pack: (value) => value ?? null,
  unpack: (packed) => packed ?? undefined,
};

/** Milliseconds after the blow: six characters instead of twenty-six. */
const time: Packing<string> = {
  pack: (at, start) => (at === '' ? null : msOf(at) - start),
  unpack: (packed, start) => (typeof packed === 'number' ? timeOf(start + packed) : ''),
};

const flag: Packing<boolean> = {
  pack: (is) => (is ? 1 : null),
  unpack: (packed) => packed === 1,
};

const optional = <Value>(one: Packing<Value>): Packing<Value | undefined> => ({
  pack: (value, start) => (value === undefined ? null : one.pack(value, start)),
  unpack: (packed, start) => (isAbsent(packed) ? undefined : one.unpack(packed, start)),
});

const listOf = <Value>(one: Packing<Value>): Packing<readonly Value[]> => ({
  pack: (values, start) => values.map((value) => one.pack(value, start)),
  unpack: (packed, start) => listIn(packed).map((part) => one.unpack(part, start)),
});

/** Keeps these fields of an object, in this order; the others come back as in `blank`. */
function objectOf<Owner extends object>(
  blank: Owner,
  fields: readonly Field<Owner>[],
): Packing<Owner> {
  const packings = (fields as readonly AnyField<keyof Owner>[]).map((field) =>
    typeof field === 'object' ? field : ([field, asIs] as const),
  );
  return {
    pack: (owner, start) => trimmed(packings.map(([name, one]) => one.pack(owner[name], start))),
    unpack(packed, start) {
      const parts = listIn(packed);
      const owner: Record<keyof Owner, unknown> = { ...blank };
      let index = 0;
      for (const [name, one] of packings) owner[name] = one.unpack(parts[index++], start);
      return owner as Owner;
    },
  };
}

/** Keeps of a limit only whether it counts working time. */
const NATURAL = { value: 0, unit: '分钟' } as const;
const WORKING = { value: 0, unit: '工作时' } as const;
const limit: Packing<Clock['limit']> = {
  pack: (value) => (countsWorkingTime(value) ? 1 : null),
  unpack: (packed) => (packed === 1 ? WORKING : NATURAL),
};

const clock = objectOf<Clock>({ limit: NATURAL, dueAt: '', provisional: false }, [
  ['dueAt', time],
  ['limit', limit],
  ['warnAt', optional(time)],
  ['missAt', optional(time)],
]);

const clocks: Packing<Clocks> = {
  pack: (values, start) =>
    trimmed(CLOCK_NAMES.map((name) => optional(clock).pack(values[name], start))),
  unpack(packed, start) {
    const values: Partial<Record<ClockName, Clock>> = {};
    for (const [index, part] of listIn(packed).entries()) {
      const name = CLOCK_NAMES[index];
      if (name && part !== null) values[name] = clock.unpack(part, start);
    }
    return values;
  },
};

const rule = objectOf<RuleReference>(noWhistle.rule, ['pack', 'version']);

const pause = objectOf<Pause>(
  { from: '', to: undefined, reason: '', until: undefined, approvedBy: undefined },
  [
    ['from', time],
    ['to', optional(time)],
    ['until', optional(time)],
  ],
);

const nextRung = objectOf<NextRung>({ rung: 0, at: '' }, ['rung', ['at', time]]);
const card = objectOf<DeadlineCard>({ clock: 'resolve', dueAt: '' }, [
  'clock',
  ['dueAt', time],
  ['warnedAt', optional(time)],
  ['missedAt', optional(time)],
  ['next', optional(nextRung)],
]);

const SCORES = { satisfaction: 0, responseSpeed: 0, cooperation: 0, implementation: 0 };
const rating = objectOf<Rating>({ at: '', ...SCORES }, ['satisfaction']);

const decline = objectOf<Decline>({ at: '', reason: '', legalBasis: '', outcome: 'pending' }, [
  'outcome',
  ['ruling', optional(clock)],
]);

const gate = objectOf<OpenGate>(
  {
    clock: 'review',
    by: 'street',
    post: undefined,
    applicant: undefined,
    due: undefined,
    since: '',
  },
  ['clock', ['since', time], ['due', optional(clock)]],
);

const noSummons = newSummons({
  at: '',
  summons: 0,
  department: '',
  role: 'lead',
  cause: 'raised',
  rule: noWhistle.rule,
  clocks: {},
});
const summons = objectOf<Summons>(noSummons, [
  'no',
  'department',
  'role',
  ['summonedAt', time],
  ['rule', rule],
  ['clocks', clocks],
  'sentBack',
  ['acknowledgedAt', optional(time)],
  ['contactedAt', optional(time)],
  ['arrivedAt', optional(time)],
  ['arrivalProven', flag],
  ['reportedAt', optional(time)],
  ['confirmedAt', optional(time)],
  ['pauses', listOf(pause)],
  ['cards', listOf(card)],
  ['held', clocks],
  ['rating', optional(rating)],
  ['releasedAt', optional(time)],
  'released',
  ['decline', optional(decline)],
]);

const whistle = objectOf<Whistle>(noWhistle, [
  'status',
  'kind',
  'category',
  'street',
  ['raisedAt', time],
  ['rule', rule],
  ['overall', optional(clock)],
  ['overallSince', time],
  ['summonses', listOf(summons)],
  ['closedAt', optional(time)],
  ['cards', listOf(card)],
  ['gate', optional(gate)],
]);

/**
 * A whistle as short text, for a read model that folds the next event on it. Every event writes it anew,
 * so its size decides what a rebuild costs. It holds all that deadlines, verdicts and durations follow
 * from, now or after a later event; limits, reasons, comments and names of people come back blank.
 */
export function packWhistle(known: Whistle): string {
  const start = known.raisedAt === '' ? 0 : msOf(known.raisedAt);
  return JSON.stringify([start, whistle.pack(known, start)]);
}

/** The whistle in a text of {@link packWhistle}. */
export function unpackWhistle(text: string): Whistle {
  const [start, packed] = JSON.parse(text) as readonly [number, unknown];
  return whistle.unpack(packed, start);
}
