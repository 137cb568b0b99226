import { CLOCK_NAMES, type ClockName } from '#whistle';
import { binOf } from './duration-sketch.js';
import { addJudged, type JudgedFact, JUDGED } from './judged-counts.js';
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

const addIf = (counts: number[], condition: boolean): number => counts.push(condition ? 1 : 0);

const isSatisfied = (score: number | null): boolean => score !== null && score >= SATISFIED_FROM;

function addReturns(counts: number[], { sentBack }: SummonsFact): void {
  counts.push(sentBack);
  for (const times of [1, 2, 3]) addIf(counts, sentBack >= times);
}

function addCalls(counts: number[], fact: SummonsFact): void {
  addIf(counts, fact.firstCall);
  addIf(counts, fact.firstCall && !fact.wronglyCalled);
  addIf(counts, fact.declined);
  addIf(counts, fact.declineOverruled);
  counts.push(fact.supervised);
  addIf(counts, fact.problem);
}

function addRatings(counts: number[], fact: SummonsFact): void {
  const { satisfaction, residentSatisfaction: resident } = fact;
  addIf(counts, satisfaction !== null);
  for (let score = 1; score <= 5; score++) addIf(counts, satisfaction === score);
  addIf(counts, isSatisfied(satisfaction));
  counts.push(satisfaction ?? 0, fact.responseSpeed ?? 0);
  counts.push(fact.cooperation ?? 0, fact.implementation ?? 0);
  addIf(counts, resident !== null);
  addIf(counts, isSatisfied(resident));
  counts.push(resident ?? 0);
}

/** In the order of {@link HAPPENED}. */
function addHappened(counts: number[], fact: SummonsFact): void {
  const { acknowledgeMs, contactMs, arriveMs, released } = fact;
  const resolved = fact.resolveMs !== null;
  counts.push(0, 1);
  addIf(counts, acknowledgeMs !== null);
  addIf(counts, contactMs !== null);
  addIf(counts, arriveMs !== null);
  addIf(counts, resolved);
  addReturns(counts, fact);
  addIf(counts, released && !resolved);
  addIf(counts, !released && !resolved);
  addCalls(counts, fact);
  addRatings(counts, fact);
}

function binsOf(fact: SummonsFact): (number | null)[] {
  const bins: (number | null)[] = [];
  for (const kind of ['Ms', 'WorkMs'] as const)
    for (const clock of CLOCK_NAMES) {
      const ms = fact[`${clock}${kind}`];
      bins.push(ms === null ? null : binOf(ms));
    }
  return bins;
}

const EXCLUDED: Contribution = {
  counts: MEASURES.map((name) => (name === 'excluded' ? 1 : 0)),
  bins: SKETCHES.map(() => null),
};

/**
 * The contribution of one summons at a cut-off (数据截止, ISO 8601 UTC); its counts stand in the order of
 * {@link MEASURES}.
 */
export function contributionOf(fact: SummonsFact, cutOff: string): Contribution {
  if (fact.excluded) return EXCLUDED;
  // One list that grows: a rebuild makes two for each fact, and what it collects costs most of all.
  const counts: number[] = [];
  addHappened(counts, fact);
  addJudged(counts, fact, cutOff);
  return { counts, bins: binsOf(fact) };
}

/** What a fact counts at one cut-off more or less than at another. */
export function correctionOf(
  fact: JudgedFact,
  { at, from }: { readonly at: string; readonly from: string },
): number[] {
  const [before, after]: [number[], number[]] = [[], []];
  addJudged(before, fact, from);
  addJudged(after, fact, at);
  return [...HAPPENED.map(() => 0), ...after.map((count, index) => count - (before[index] ?? 0))];
}

export const noCounts = (): number[] => MEASURES.map(() => 0);

/** Counts by their names. */
export const measuresOf = (counts: readonly number[]): Measures =>
  Object.fromEntries(MEASURES.map((name, index) => [name, counts[index] ?? 0])) as Record<
    Measure,
    number
  >;
