import {
  type ClockName,
  elapsedMs,
  grantedExtensionsOf,
  type IntakeChannel,
  isArrivalProven,
  isFirstCall,
  isWronglyCalled,
  openDueOf,
  redispatchesOf,
  type Summons,
  type SummonsRole,
  type Verdict,
  verdict,
  waitingReport,
  type Whistle,
} from '#whistle';
import { localDate, localHour } from '#calendar';
import { type PassedAndPending, passedAndPending } from './pending-marks.js';
import { type CalendarOf, workingMs } from './working-ms.js';

/** 主办、协办: who has an obligation. */
export type ObligedRole = Exclude<SummonsRole, 'informed'>;

/**
 * How a clock came out. `awaitingStreet`, of the resolve clock alone: a report that came in time, or has
 * no limit, waits for the street's verification.
 */
export type FactVerdict = Verdict | 'awaitingStreet';

/**
 * One row of statistics: the results of one summons of a lead or assisting department. A pure function
 * of its whistle's events, independent of the current time.
 */
export interface SummonsFact extends PassedAndPending {
  /** Ordinal within the whistle, from 1. */
  readonly summons: number;
  readonly department: string;
  readonly role: ObligedRole;
  readonly street: string;
  /** Category and kind when the whistle was raised; later edits of a catalogue change no history. */
  readonly category: string;
  readonly kind: string;
  readonly channel: IntakeChannel;
  /** Asia/Shanghai date of dispatch: the cohort it is counted in, for good. */
  readonly day: string;
  /** Asia/Shanghai hour of dispatch, `00` to `23`. */
  readonly hour: string;
  /** Taken out of the count after a review: it is counted as excluded and as nothing else. */
  readonly excluded: boolean;
  /** Called with the blow or its dispatch, not added, replacing or reopened later. */
  readonly firstCall: boolean;
  /** Its decline was upheld (退哨成立), or its appeal about the duty. */
  readonly wronglyCalled: boolean;
  /** 退哨: the department held that it was not its own, whatever became of it. */
  readonly declined: boolean;
  readonly declineOverruled: boolean;
  /** 延期 of the resolve clock was granted. */
  readonly deferred: boolean;
  /** Verdict of each clock; null for a clock without a limit. */
  readonly acknowledge: FactVerdict | null;
  readonly contact: FactVerdict | null;
  readonly arrive: FactVerdict | null;
  readonly resolve: FactVerdict | null;
  /** Due time of each open clock as it stands, ISO 8601 UTC; null where it stands still or is not open. */
  readonly acknowledgeDue: string | null;
  readonly contactDue: string | null;
  readonly arriveDue: string | null;
  readonly resolveDue: string | null;
  /** Milliseconds from dispatch to each clock's stop, net of pauses; null while it has not. */
  readonly acknowledgeMs: number | null;
  readonly contactMs: number | null;
  readonly arriveMs: number | null;
  readonly resolveMs: number | null;
  /** The same in working time, where the limit is in working time; null where it is not. */
  readonly acknowledgeWorkMs: number | null;
  readonly contactWorkMs: number | null;
  readonly arriveWorkMs: number | null;
  readonly resolveWorkMs: number | null;
  /** The arrival that counts came with evidence. */
  readonly proven: boolean;
  readonly sentBack: number;
  /** Replaced or withdrawn before it was settled, also with the whole whistle. */
  readonly released: boolean;
  /** 督办: steps that were taken, by people or the clock; none where it was called wrongly. */
  readonly supervised: number;
  /** 巴彦淖尔: sent back three times, or its matter dispatched anew three times. */
  readonly problem: boolean;
  /** The street's ratings 1–5; null while there are none. */
  readonly satisfaction: number | null;
  readonly responseSpeed: number | null;
  readonly cooperation: number | null;
  readonly implementation: number | null;
  /** 回访: what the resident said of the whole whistle, 1–5; null until asked, and for a released one. */
  readonly residentSatisfaction: number | null;
}

type ClockValues = Pick<
  SummonsFact,
  | 'acknowledge'
  | 'contact'
  | 'arrive'
  | 'resolve'
  | 'acknowledgeDue'
  | 'contactDue'
  | 'arriveDue'
  | 'resolveDue'
  | 'acknowledgeMs'
  | 'contactMs'
  | 'arriveMs'
  | 'resolveMs'
  | 'acknowledgeWorkMs'
  | 'contactWorkMs'
  | 'arriveWorkMs'
  | 'resolveWorkMs'
>;

/** A report that waits for the street is judged by its own time. */
function resolveVerdictOf(summons: Summons): FactVerdict | null {
  switch (waitingReport(summons)) {
    case 'inTime':
      return 'awaitingStreet';
    case 'late':
      return 'late';
    default:
      return verdict(summons, 'resolve') ?? null;
  }
}

function clockValuesOf(summons: Summons, calendarOf: CalendarOf): ClockValues {
  const work = (clock: ClockName) => workingMs(summons, clock, calendarOf);
  const ms = (clock: ClockName): number | null => elapsedMs(summons, clock) ?? null;
  const out = (clock: ClockName): Verdict | null => verdict(summons, clock) ?? null;
  const due = (clock: ClockName): string | null => openDueOf(summons, clock) ?? null;
  return {
    acknowledge: out('acknowledge'),
    contact: out('contact'),
    arrive: out('arrive'),
    resolve: resolveVerdictOf(summons),
    acknowledgeDue: due('acknowledge'),
    contactDue: due('contact'),
    arriveDue: due('arrive'),
    resolveDue: due('resolve'),
    acknowledgeMs: ms('acknowledge'),
    contactMs: ms('contact'),
    arriveMs: ms('arrive'),
    resolveMs: ms('resolve'),
    acknowledgeWorkMs: work('acknowledge'),
    contactWorkMs: work('contact'),
    arriveWorkMs: work('arrive'),
    resolveWorkMs: work('resolve'),
  };
}

/** 巴彦淖尔: so many returns, or dispatches anew, make a problem order. */
const PROBLEM_FROM = 3;

/** A department that was called wrongly is charged with nothing, one let go not with what came after it. */
function isProblem(summons: Summons, redispatches: number): boolean {
  if (isWronglyCalled(summons)) return false;
  return (
    summons.sentBack >= PROBLEM_FROM ||
    (summons.released === undefined && redispatches >= PROBLEM_FROM)
  );
}

type Ratings = Pick<
  SummonsFact,
  'satisfaction' | 'responseSpeed' | 'cooperation' | 'implementation' | 'residentSatisfaction'
>;

const UNRATED = {
  satisfaction: null,
  responseSpeed: null,
  cooperation: null,
  implementation: null,
} as const;

function ratingsOf({ rating, released }: Summons, { resident }: Whistle): Ratings {
  const { satisfaction, responseSpeed, cooperation, implementation } = rating ?? UNRATED;
  const residentSatisfaction = (released === undefined && resident?.satisfaction) || null;
  return { satisfaction, responseSpeed, cooperation, implementation, residentSatisfaction };
}

/** What facts take from their whistle may change without their summons: then all of them are new. */
export const changesAllFacts = (before: Whistle, after: Whistle): boolean =>
  before.resident !== after.resident || redispatchesOf(before) !== redispatchesOf(after);

/** Undefined for a department that is only informed (知会), which has no obligation. */
export function factOf(
  whistle: Whistle,
  index: number,
  calendarOf: CalendarOf,
): SummonsFact | undefined {
  const summons = whistle.summonses[index];
  if (!summons || summons.role === 'informed') return undefined;
  const { street, category, kind, channel } = whistle;
  const wronglyCalled = isWronglyCalled(summons);
  return {
    summons: summons.no,
    department: summons.department,
    role: summons.role,
    street,
    category,
    kind,
    channel,
    day: localDate(summons.summonedAt),
    hour: localHour(summons.summonedAt),
    excluded: summons.excluded !== undefined,
    firstCall: isFirstCall(summons),
    wronglyCalled,
    declined: summons.decline !== undefined,
    declineOverruled: summons.decline?.outcome === 'overruled',
    deferred: grantedExtensionsOf(summons).length > 0,
    ...clockValuesOf(summons, calendarOf),
    proven: isArrivalProven(summons),
    sentBack: summons.sentBack,
    released: summons.released !== undefined,
    supervised: wronglyCalled ? 0 : summons.supervisions.length,
    problem: isProblem(summons, redispatchesOf(whistle)),
    ...ratingsOf(summons, whistle),
    ...passedAndPending(summons),
  };
}

/** All facts of a whistle. */
export function factsOf(whistle: Whistle, calendarOf: CalendarOf): SummonsFact[] {
  return whistle.summonses.flatMap((_, index) => factOf(whistle, index, calendarOf) ?? []);
}
