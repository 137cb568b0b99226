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

const asCount = (condition: boolean): number => (condition ? 1 : 0);

const isMissed = (outcome: Outcome): boolean => outcome === 'late' || outcome === 'overdue';

/**
 * 响应率 (准格尔旗: timely sign-in, contact and photo proof). Due: had a limit for signing in, contact or
 * arrival, was not excused from all of them, and each is over or one was missed. Timely: on time in each of
 * these. Proven: the arrival, where it was due, also came with evidence.
 */
function responseCounts(fact: JudgedFact, [acknowledge, contact, arrive]: readonly Outcome[]) {
  const clocks = [acknowledge, contact, arrive].filter((outcome) => outcome !== undefined);
  const missed = clocks.some(isMissed);
  const waits = !missed && clocks.includes('notYetDue');
  const due = clocks.length > 0 && !waits;
  const timely = due && !missed;
  const proof = fact.proven || arrive === undefined;
  return [asCount(due), asCount(timely), asCount(timely && proof), asCount(waits)];
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

const clockCountsOf = (outcome: Outcome): number[] => [
  asCount(outcome === 'onTime'),
  asCount(outcome === 'late'),
  asCount(outcome === 'overdue'),
  asCount(outcome === 'notYetDue'),
];

/** Marks that time has passed by the cut-off. */
const passed = (fact: JudgedFact, what: PendingMark['what'], cutOff: string): number =>
  fact.pending.reduce((sum, mark) => sum + asCount(mark.what === what && mark.at < cutOff), 0);

function markCounts(fact: JudgedFact, cutOff: string): number[] {
  const steps = STREET_STEPS.flatMap((step) => {
    const open = fact.pending.reduce((sum, { what }) => sum + asCount(what === step), 0);
    const overdue = passed(fact, step, cutOff);
    return [fact[`${step}OnTime`], fact[`${step}Late`], overdue, open - overdue];
  });
  const yellow = fact.yellowCards + passed(fact, 'yellow', cutOff);
  return [yellow, fact.redCards + passed(fact, 'red', cutOff), ...steps];
}

/** 金华: of what was due for resolution, what had been given more time. */
function deferredCounts({ deferred }: JudgedFact, outcome: Outcome): number[] {
  const isDue = deferred && outcome !== undefined && outcome !== 'notYetDue';
  return [asCount(isDue), asCount(isDue && outcome === 'onTime')];
}

/** What a fact counts at a cut-off, in the order of {@link JUDGED}. */
export function judgedCounts(fact: JudgedFact, cutOff: string): number[] {
  const outcomes = CLOCK_NAMES.map((clock) => outcomeOf(fact[clock], fact[`${clock}Due`], cutOff));
  const resolve = outcomes[CLOCK_NAMES.indexOf('resolve')];
  return [
    ...outcomes.flatMap(clockCountsOf),
    ...responseCounts(fact, outcomes),
    asCount(owesResolution(fact, resolve)),
    asCount(fact.resolve === 'awaitingStreet'),
    asCount(outcomes.includes('notYetDue')),
    ...deferredCounts(fact, resolve),
    ...markCounts(fact, cutOff),
  ];
}
