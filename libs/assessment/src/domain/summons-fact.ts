import {
  type ClockName,
  elapsedMs,
  isFirstCall,
  isWronglyCalled,
  openDueOf,
  type Summons,
  type SummonsRole,
  type Verdict,
  verdict,
  waitingReport,
  type Whistle,
} from '#whistle';
import { localDate } from '#calendar';
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
export interface SummonsFact {
  /** Ordinal within the whistle, from 1. */
  readonly summons: number;
  readonly department: string;
  readonly role: ObligedRole;
  readonly street: string;
  /** Category and kind when the whistle was raised; later edits of a catalogue change no history. */
  readonly category: string;
  readonly kind: string;
  /** Asia/Shanghai date of dispatch: the cohort it is counted in, for good. */
  readonly day: string;
  /** Called with the blow or its dispatch, not added, replacing or reopened later. */
  readonly firstCall: boolean;
  /** Its decline was upheld (退哨成立). */
  readonly wronglyCalled: boolean;
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
  /** The street's rating 1–5; null while there is none. */
  readonly satisfaction: number | null;
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

/** Undefined for a department that is only informed (知会), which has no obligation. */
export function factOf(
  whistle: Whistle,
  index: number,
  calendarOf: CalendarOf,
): SummonsFact | undefined {
  const summons = whistle.summonses[index];
  if (!summons || summons.role === 'informed') return undefined;
  return {
    summons: summons.no,
    department: summons.department,
    role: summons.role,
    street: whistle.street,
    category: whistle.category,
    kind: whistle.kind,
    day: localDate(summons.summonedAt),
    firstCall: isFirstCall(summons),
    wronglyCalled: isWronglyCalled(summons),
    ...clockValuesOf(summons, calendarOf),
    proven: summons.arrivedAt !== undefined && summons.arrivalProven,
    sentBack: summons.sentBack,
    released: summons.released !== undefined,
    satisfaction: summons.rating?.satisfaction ?? null,
  };
}

/** All facts of a whistle. */
export function factsOf(whistle: Whistle, calendarOf: CalendarOf): SummonsFact[] {
  return whistle.summonses.flatMap((_, index) => factOf(whistle, index, calendarOf) ?? []);
}
