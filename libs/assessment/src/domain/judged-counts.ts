import { CLOCK_NAMES, type ClockName } from '#whistle';
import { type PassedAndPending, type PendingMark, STREET_STEPS } from './pending-marks.js';
import type { FactVerdict, SummonsFact } from './summons-fact.js';

/** Later than any due time: at this cut-off everything that runs has fallen due. */
export const ALL_DUE = '9999-12-31T23:59:59.999Z';

/**
 * The cut-off of a question asked now: the minute that has begun, so that equal questions asked in it are
 * one. Times are ISO 8601 UTC.
 */
export const cutOffAt = (now: string): string =>
  `${now.slice(0, 'YYYY-MM-DDTHH:MM'.length)}:00.000Z`;

/**
 * Names of the counts of one clock, of a department or of the street's own steps. Its rate is on time over on time, late and overdue; what is not yet due
 * at the cut-off, or stands still, is shown beside it.
 */
const clockCounts = <C extends string>(clock: C) =>
  [`${clock}OnTime`, `${clock}Late`, `${clock}Overdue`, `${clock}NotYetDue`] as const;

/** Names of the counts that depend on the cut-off. */
export const JUDGED = [
  ...clockCounts('acknowledge'),
  ...clockCounts('contact'),
  ...clockCounts('arrive'),
  ...clockCounts('resolve'),
  'dueResponse',
  'responded',
  'respondedWithProof',
  /** Nothing was missed, and something is not yet due: in no response rate. */
  'responseNotYetDue',
  'dueResolution',
  /** Reports that came in time and wait for the street's verification: in no rate. */
  'awaitingStreet',
  /** Summonses with a clock that is not yet due. */
  'notYetDue',
  /** Due for resolution, after more time was granted (延期); of these in time. */
  'deferred',
  'deferredOnTime',
  /** 黄牌、红牌 of its own clocks, by their times. */
  'yellowCards',
  'redCards',
  ...clockCounts('confirmArrival'),
  ...clockCounts('verify'),
  ...clockCounts('rate'),
] as const;

type MarkCount = keyof PassedAndPending;

/** What of a fact depends on the cut-off. */
export type JudgedFact = Pick<
  SummonsFact,
  ClockName | `${ClockName}Due` | 'proven' | 'released' | 'resolveMs' | 'deferred' | MarkCount
>;

/** How a clock stands at the cut-off; undefined where it counts in no rate and is not open. */
type Outcome = 'onTime' | 'late' | 'overdue' | 'notYetDue' | undefined;

/** At its due time itself a clock is not yet due. */
function outcomeOf(verdict: FactVerdict | null, due: string | null, cutOff: string): Outcome {
  switch (verdict) {
    case 'onTime':
    case 'late':
      return verdict;
    case 'open':
      return due !== null && due < cutOff ? 'overdue' : 'notYetDue';
    default:
      return undefined;
  }
}

const isMissed = (outcome: Outcome): boolean => outcome === 'late' || outcome === 'overdue';

/** Signing in, contact and arrival: all but the last of the clocks. */
const RESPONSE_CLOCKS = CLOCK_NAMES.indexOf('resolve');

const addIf = (counts: number[], condition: boolean): number => counts.push(condition ? 1 : 0);

/**
 * 响应率 (准格尔旗: timely sign-in, contact and photo proof). Due: had a limit for signing in, contact or
 * arrival, was not excused from all of them, and each is over or one was missed. Timely: on time in each of
 * these. Proven: the arrival, where it was due, also came with evidence.
 */
function addResponse(counts: number[], fact: JudgedFact, outcomes: readonly Outcome[]): void {
  const steps = outcomes.slice(0, RESPONSE_CLOCKS);
  const missed = steps.some(isMissed);
  const open = steps.includes('notYetDue');
  const due = missed || (!open && steps.some((outcome) => outcome !== undefined));
  const timely = due && !missed;
  addIf(counts, due);
  addIf(counts, timely);
  addIf(counts, timely && (fact.proven || steps.at(-1) === undefined));
  addIf(counts, open && !missed);
}

/**
 * 解决率: whether the summons counts in the denominator. Released before the due time, it does not;
 * released after it, it does; not yet due or waiting for the street, it does not. Without a limit there is
 * no due time to wait for: it counts unless released, or reported and waiting for the street.
 */
function owesResolution(fact: JudgedFact, outcome: Outcome): boolean {
  if (fact.resolve === null) return fact.resolveMs !== null || !fact.released;
  return outcome !== undefined && outcome !== 'notYetDue';
}

function addClock(counts: number[], outcome: Outcome): void {
  addIf(counts, outcome === 'onTime');
  addIf(counts, outcome === 'late');
  addIf(counts, outcome === 'overdue');
  addIf(counts, outcome === 'notYetDue');
}

/** Marks that are there, or that time has passed by a cut-off. */
function marksOf(fact: JudgedFact, what: PendingMark['what'], cutOff = ALL_DUE): number {
  let marks = 0;
  for (const mark of fact.pending) if (mark.what === what && mark.at < cutOff) marks++;
  return marks;
}

function addMarks(counts: number[], fact: JudgedFact, cutOff: string): void {
  counts.push(fact.yellowCards + marksOf(fact, 'yellow', cutOff));
  counts.push(fact.redCards + marksOf(fact, 'red', cutOff));
  for (const step of STREET_STEPS) {
    const overdue = marksOf(fact, step, cutOff);
    counts.push(fact[`${step}OnTime`], fact[`${step}Late`], overdue);
    counts.push(marksOf(fact, step) - overdue);
  }
}

/** 金华: of what was due for resolution, what had been given more time. */
function addDeferred(counts: number[], { deferred }: JudgedFact, outcome: Outcome): void {
  const isDue = deferred && outcome !== undefined && outcome !== 'notYetDue';
  addIf(counts, isDue);
  addIf(counts, isDue && outcome === 'onTime');
}

/** Adds what a fact counts at a cut-off to a list of counts, in the order of {@link JUDGED}. */
export function addJudged(counts: number[], fact: JudgedFact, cutOff: string): void {
  const outcomes = CLOCK_NAMES.map((clock) => outcomeOf(fact[clock], fact[`${clock}Due`], cutOff));
  for (const outcome of outcomes) addClock(counts, outcome);
  addResponse(counts, fact, outcomes);
  const resolve = outcomes[CLOCK_NAMES.indexOf('resolve')];
  addIf(counts, owesResolution(fact, resolve));
  addIf(counts, fact.resolve === 'awaitingStreet');
  addIf(counts, outcomes.includes('notYetDue'));
  addDeferred(counts, fact, resolve);
  addMarks(counts, fact, cutOff);
}
