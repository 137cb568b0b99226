import { CLOCK_NAMES, type ClockName, type Verdict } from '#whistle';
import { binOf } from './duration-sketch.js';
import type { SummonsFact } from './summons-fact.js';

/** Names of the on-time counts of one clock. */
const clockCounts = <C extends ClockName>(clock: C) =>
  [`${clock}OnTime`, `${clock}Late`, `${clock}Open`] as const;

/**
 * Everything that is counted per summons and summed up in cells. Sums can be corrected by subtraction;
 * rates and scores are quotients of them.
 */
export const MEASURES = [
  'summoned',
  'acknowledged',
  'contacted',
  'arrived',
  'resolved',
  /** Times that a report was sent back, not summonses. */
  'sentBack',
  'released',
  /** Neither resolved nor released; with those two it adds up to `summoned`. */
  'stillOpen',
  ...clockCounts('acknowledge'),
  ...clockCounts('contact'),
  ...clockCounts('arrive'),
  ...clockCounts('resolve'),
  'dueResponse',
  'responded',
  'respondedWithProof',
  'dueResolution',
  'rated',
  'satisfied',
  'satisfactionSum',
] as const;
export type Measure = (typeof MEASURES)[number];
export type Measures = Readonly<Record<Measure, number>>;

/** Sketches of every cell: natural minutes of each clock, then its working minutes. */
export const SKETCHES = ['natural', 'working'].flatMap((time) =>
  CLOCK_NAMES.map((clock) => ({ time, clock })),
);

/** Which of {@link SKETCHES} holds a clock's minutes. */
export const sketchOf = (clock: ClockName, time: 'natural' | 'working'): number =>
  CLOCK_NAMES.indexOf(clock) + (time === 'working' ? CLOCK_NAMES.length : 0);

/** What one summons adds to a cell: a number per measure, in their order, and bins of sketches. */
export interface Contribution {
  readonly counts: readonly number[];
  /** A bin for each of {@link SKETCHES}; null while the clock has not stopped, or has no such time. */
  readonly bins: readonly (number | null)[];
}

/** Satisfied is 基本满意 (3) or better (national 好差评). */
const SATISFIED_FROM = 3;

const asCount = (condition: boolean): number => (condition ? 1 : 0);

const isCounted = (verdict: Verdict | null): boolean => verdict !== null && verdict !== 'excused';

/**
 * 响应率 (准格尔旗: timely sign-in, contact and photo proof). Due: had a limit for signing in, contact or
 * arrival and was not excused from all of them. Timely: on time in each of these. Proven: the arrival,
 * where it was due, also came with evidence.
 */
function responseCounts(fact: SummonsFact): readonly [due: number, timely: number, proven: number] {
  const clocks = [fact.acknowledge, fact.contact, fact.arrive].filter(isCounted);
  const timely = clocks.length > 0 && clocks.every((verdict) => verdict === 'onTime');
  const proof = fact.proven || !isCounted(fact.arrive);
  return [asCount(clocks.length > 0), asCount(timely), asCount(timely && proof)];
}

/**
 * 解决率: whether the summons counts in the denominator. Released before the due time, it does not;
 * released after it, it does. Without a limit it counts unless released. Open summonses count as not
 * resolved.
 */
function owesResolution(fact: SummonsFact): boolean {
  return fact.resolve === null
    ? fact.resolveMs !== null || !fact.released
    : isCounted(fact.resolve);
}

const verdictCounts = (verdict: Verdict | null): number[] => [
  asCount(verdict === 'onTime'),
  asCount(verdict === 'late'),
  asCount(verdict === 'open'),
];

/** The contribution of one summons; its counts stand in the order of {@link MEASURES}. */
export function contributionOf(fact: SummonsFact): Contribution {
  const { acknowledgeMs, contactMs, arriveMs, resolveMs, satisfaction, released } = fact;
  const resolved = resolveMs !== null;
  const counts = [
    1,
    asCount(acknowledgeMs !== null),
    asCount(contactMs !== null),
    asCount(arriveMs !== null),
    asCount(resolved),
    fact.sentBack,
    asCount(released && !resolved),
    asCount(!released && !resolved),
    ...CLOCK_NAMES.flatMap((clock) => verdictCounts(fact[clock])),
    ...responseCounts(fact),
    asCount(owesResolution(fact)),
    asCount(satisfaction !== null),
    asCount(satisfaction !== null && satisfaction >= SATISFIED_FROM),
    satisfaction ?? 0,
  ];
  const worked = CLOCK_NAMES.map((clock) => fact[`${clock}WorkMs`]);
  const times = [acknowledgeMs, contactMs, arriveMs, resolveMs, ...worked];
  const bins = times.map((ms) => (ms === null ? null : binOf(ms)));
  return { counts, bins };
}

export const noCounts = (): number[] => MEASURES.map(() => 0);

/** Counts by their names. */
export const measuresOf = (counts: readonly number[]): Measures =>
  Object.fromEntries(MEASURES.map((name, index) => [name, counts[index] ?? 0])) as Record<
    Measure,
    number
  >;
