import { CLOCK_NAMES, type ClockName } from '#whistle';
import { binOf } from './duration-sketch.js';
import { type JudgedFact, judgedCounts, JUDGED } from './judged-counts.js';
import type { SummonsFact } from './summons-fact.js';

/** Counted from what happened, whatever the cut-off. */
const HAPPENED = [
  /** Taken out of the count after a review: such a summons counts here, and nowhere else. */
  'excluded',
  'summoned',
  'acknowledged',
  'contacted',
  'arrived',
  'resolved',
  /** Times that a report was sent back, not summonses. */
  'sentBack',
  /** Summonses that were sent back once or more, twice or more, three times or more. */
  'returnedOnce',
  'returnedTwice',
  'returnedThrice',
  'released',
  /** Neither resolved nor released; with those two it adds up to `summoned`. */
  'stillOpen',
  /** 首派: called with the blow or its dispatch. */
  'firstCalls',
  /** Of these, all but those whose decline was upheld. */
  'firstCallsStood',
  /** 退哨, whatever became of it, and what was ruled to be its own. */
  'declined',
  'declineOverruled',
  /** 督办: steps, not summonses. */
  'supervised',
  /** 巴彦淖尔: sent back three times, or its matter dispatched anew three times. */
  'problemOrders',
  'rated',
  'rated1',
  'rated2',
  'rated3',
  'rated4',
  'rated5',
  'satisfied',
  'satisfactionSum',
  'responseRatingSum',
  'cooperationRatingSum',
  'implementationRatingSum',
  /** 回访: the resident's satisfaction with the whistle, for each summons that was not released. */
  'residentAnswered',
  'residentSatisfied',
  'residentSum',
] as const;

/**
 * Everything that is counted per summons and summed up in cells. Sums can be corrected by subtraction;
 * rates and scores are quotients of them.
 */
export const MEASURES = [...HAPPENED, ...JUDGED] as const;
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

const isSatisfied = (score: number | null): boolean => score !== null && score >= SATISFIED_FROM;

const returnCounts = ({ sentBack }: SummonsFact): number[] => [
  sentBack,
  asCount(sentBack >= 1),
  asCount(sentBack >= 2),
  asCount(sentBack >= 3),
];

const callCounts = (fact: SummonsFact): number[] => [
  asCount(fact.firstCall),
  asCount(fact.firstCall && !fact.wronglyCalled),
  asCount(fact.declined),
  asCount(fact.declineOverruled),
  fact.supervised,
  asCount(fact.problem),
];

function ratingCounts(fact: SummonsFact): number[] {
  const { satisfaction, residentSatisfaction: resident } = fact;
  return [
    asCount(satisfaction !== null),
    ...[1, 2, 3, 4, 5].map((score) => asCount(satisfaction === score)),
    asCount(isSatisfied(satisfaction)),
    satisfaction ?? 0,
    fact.responseSpeed ?? 0,
    fact.cooperation ?? 0,
    fact.implementation ?? 0,
    asCount(resident !== null),
    asCount(isSatisfied(resident)),
    resident ?? 0,
  ];
}

function happenedCounts(fact: SummonsFact): number[] {
  const { acknowledgeMs, contactMs, arriveMs, resolveMs, released } = fact;
  const resolved = resolveMs !== null;
  return [
    0,
    1,
    asCount(acknowledgeMs !== null),
    asCount(contactMs !== null),
    asCount(arriveMs !== null),
    asCount(resolved),
    ...returnCounts(fact),
    asCount(released && !resolved),
    asCount(!released && !resolved),
    ...callCounts(fact),
    ...ratingCounts(fact),
  ];
}

function binsOf(fact: SummonsFact): (number | null)[] {
  const { acknowledgeMs, contactMs, arriveMs, resolveMs } = fact;
  const worked = CLOCK_NAMES.map((clock) => fact[`${clock}WorkMs`]);
  const times = [acknowledgeMs, contactMs, arriveMs, resolveMs, ...worked];
  return times.map((ms) => (ms === null ? null : binOf(ms)));
}

const EXCLUDED: Contribution = {
  counts: MEASURES.map((name) => asCount(name === 'excluded')),
  bins: SKETCHES.map(() => null),
};

/** What one summons counts at a cut-off (数据截止, ISO 8601 UTC), in the order of {@link MEASURES}. */
export const countsOf = (fact: SummonsFact, cutOff: string): readonly number[] =>
  fact.excluded ? EXCLUDED.counts : [...happenedCounts(fact), ...judgedCounts(fact, cutOff)];

/** The contribution of one summons at a cut-off, see {@link countsOf}. */
export const contributionOf = (fact: SummonsFact, cutOff: string): Contribution =>
  fact.excluded ? EXCLUDED : { counts: countsOf(fact, cutOff), bins: binsOf(fact) };

/** What so many facts alike count at one cut-off more or less than at another. */
export function correctionOf(
  fact: JudgedFact,
  times: number,
  { at, from }: { readonly at: string; readonly from: string },
): number[] {
  const before = judgedCounts(fact, from);
  const changed = judgedCounts(fact, at).map((count, index) => count - (before[index] ?? 0));
  return [...HAPPENED.map(() => 0), ...changed.map((count) => count * times)];
}

export const noCounts = (): number[] => MEASURES.map(() => 0);

/** Counts by their names. Written one by one: from a list of pairs it takes four times as long. */
export function measuresOf(counts: readonly number[]): Measures {
  const measures: Partial<Record<Measure, number>> = {};
  for (let index = 0; index < MEASURES.length; index++)
    measures[MEASURES[index] as Measure] = counts[index] ?? 0;
  return measures as Measures;
}
