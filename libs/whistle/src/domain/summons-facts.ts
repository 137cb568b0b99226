import type {
  Clock,
  ClockName,
  Clocks,
  SummonsRole,
  WhistleEvent,
  WhistleLevel,
} from './whistle.events.js';

/** A stay of a summons's clocks (挂账). Without `to` it lasts. */
export interface Pause {
  readonly from: string;
  readonly to?: string | undefined;
  readonly reason: string;
}

/** The street's rating of one department, scores 1–5. */
export interface Rating {
  readonly at: string;
  readonly satisfaction: number;
  readonly responseSpeed: number;
  readonly cooperation: number;
  readonly implementation: number;
  readonly comment?: string | undefined;
}

/** How a summons ended without being settled. */
export type Release = 'replaced' | 'withdrawn' | 'whistle-withdrawn';

/** What is known of one summons: all times ISO 8601 UTC, plain data that survives JSON. */
export interface SummonsFacts {
  /** Ordinal within the whistle, from 1. */
  readonly no: number;
  readonly department: string;
  readonly role: SummonsRole;
  readonly summonedAt: string;
  /** The clocks in force: those of the dispatch, replaced by those of the latest resumption. */
  readonly clocks: Clocks;
  readonly acknowledgedAt?: string | undefined;
  /** The arrival that counts: not disputed. */
  readonly arrivedAt?: string | undefined;
  readonly arrivalConfirmedAt?: string | undefined;
  /** The latest report that was not sent back. */
  readonly reportedAt?: string | undefined;
  readonly confirmedAt?: string | undefined;
  readonly sentBack: number;
  readonly pauses: readonly Pause[];
  readonly releasedAt?: string | undefined;
  readonly released?: Release | undefined;
  readonly rating?: Rating | undefined;
  /** Time of the newest event of this summons. */
  readonly changedAt: string;
}

/** What is known of one whistle: the shared ground of read models and statistics. */
export interface WhistleFacts {
  readonly status: 'none' | 'open' | 'closed' | 'withdrawn';
  readonly kind: string;
  readonly level: WhistleLevel;
  readonly category: string;
  readonly street: string;
  readonly raisedBy: string;
  readonly raisedAt: string;
  readonly overall?: Clock | undefined;
  readonly closedAt?: string | undefined;
  readonly withdrawnAt?: string | undefined;
  readonly reopened: number;
  /** Time of the newest event. */
  readonly lastAt: string;
  /** By ordinal: summons `n` is at `n - 1`. */
  readonly summonses: readonly SummonsFacts[];
}

export const noFacts: WhistleFacts = {
  status: 'none',
  kind: '',
  level: 'street',
  category: '',
  street: '',
  raisedBy: '',
  raisedAt: '',
  overall: undefined,
  closedAt: undefined,
  withdrawnAt: undefined,
  reopened: 0,
  lastAt: '',
  summonses: [],
};

type Of<T extends WhistleEvent['type']> = Extract<WhistleEvent, { type: T }>['data'];
type OnWhistle = 'WhistleRaised' | 'WhistleClosed' | 'WhistleWithdrawn' | 'WhistleReopened';
type OnSummons = Exclude<WhistleEvent['type'], OnWhistle | 'DepartmentSummoned'>;

const onSummons: { [T in OnSummons]: (facts: SummonsFacts, data: Of<T>) => SummonsFacts } = {
  DepartmentAcknowledged: (s, d) => ({ ...s, acknowledgedAt: s.acknowledgedAt ?? d.at }),
  DepartmentArrived: (s, d) => ({ ...s, arrivedAt: s.arrivedAt ?? d.at }),
  ArrivalConfirmed: (s, d) => ({ ...s, arrivalConfirmedAt: d.at }),
  // Undone: the clock runs on as if nobody had come, and the next arrival counts.
  ArrivalDisputed: (s) => ({ ...s, arrivedAt: undefined, arrivalConfirmedAt: undefined }),
  ResolutionReported: (s, d) => ({ ...s, reportedAt: d.at }),
  ResolutionConfirmed: (s, d) => ({ ...s, confirmedAt: d.at }),
  // The time between a report and its return is the department's own, no pause (GLPI 23359).
  ResolutionSentBack: (s, d) => ({ ...s, reportedAt: undefined, sentBack: d.count }),
  DepartmentRated: (s, d) => ({ ...s, rating: ratingOf(d) }),
  DepartmentReplaced: (s, d) => ({ ...s, released: 'replaced', releasedAt: d.at }),
  DepartmentWithdrawn: (s, d) => ({ ...s, released: 'withdrawn', releasedAt: d.at }),
  ClockPaused: (s, d) => ({ ...s, pauses: [...s.pauses, { from: d.at, reason: d.reason }] }),
  ClockResumed: (s, d) => ({ ...s, clocks: { ...s.clocks, ...d.clocks }, pauses: ended(s, d.at) }),
};

function ratingOf(data: Of<'DepartmentRated'>): Rating {
  const { at, satisfaction, responseSpeed, cooperation, implementation, comment } = data;
  return { at, satisfaction, responseSpeed, cooperation, implementation, comment };
}

function ended({ pauses }: SummonsFacts, at: string): readonly Pause[] {
  const last = pauses.at(-1);
  return last && last.to === undefined ? [...pauses.slice(0, -1), { ...last, to: at }] : pauses;
}

/** Every field from the start: objects of one shape are what makes a rebuild fast. */
function summoned(data: Of<'DepartmentSummoned'>): SummonsFacts {
  return {
    no: data.summons,
    department: data.department,
    role: data.role,
    summonedAt: data.at,
    clocks: data.clocks,
    acknowledgedAt: undefined,
    arrivedAt: undefined,
    arrivalConfirmedAt: undefined,
    reportedAt: undefined,
    confirmedAt: undefined,
    sentBack: 0,
    pauses: [],
    releasedAt: undefined,
    released: undefined,
    rating: undefined,
    changedAt: data.at,
  };
}

function raised(facts: WhistleFacts, data: Of<'WhistleRaised'>): WhistleFacts {
  const { kind, level, category, street, raisedBy, overall, at } = data;
  const raisedAt = at;
  const what = { kind, level, category, street, raisedBy, raisedAt, overall, lastAt: at };
  return { ...facts, ...what, status: 'open' };
}

function withdrawn(facts: WhistleFacts, at: string): WhistleFacts {
  const summonses = facts.summonses.map((s): SummonsFacts => {
    const over = s.released !== undefined || s.confirmedAt !== undefined;
    return over ? s : { ...s, released: 'whistle-withdrawn', releasedAt: at, changedAt: at };
  });
  return { ...facts, status: 'withdrawn', withdrawnAt: at, lastAt: at, summonses };
}

function changed<T extends OnSummons>(facts: WhistleFacts, type: T, data: Of<T>): WhistleFacts {
  const known = facts.summonses[data.summons - 1];
  // A release is final: what still arrives for that summons changes nothing that was counted.
  if (!known || known.released !== undefined) return { ...facts, lastAt: data.at };
  const summonses = facts.summonses.slice();
  // The handlers' objects are new and nobody else's yet: no second copy in the hot path.
  const next: { -readonly [K in keyof SummonsFacts]: SummonsFacts[K] } = onSummons[type](
    known,
    data,
  );
  next.changedAt = data.at;
  summonses[data.summons - 1] = next;
  return { ...facts, lastAt: data.at, summonses };
}

/** The facts after one more event; never changes its argument, never fails. */
export function evolveFacts(facts: WhistleFacts, event: WhistleEvent): WhistleFacts {
  const { at } = event.data;
  switch (event.type) {
    case 'WhistleRaised':
      return raised(facts, event.data);
    case 'DepartmentSummoned':
      return { ...facts, lastAt: at, summonses: facts.summonses.concat(summoned(event.data)) };
    case 'WhistleClosed':
      return { ...facts, lastAt: at, status: 'closed', closedAt: at };
    case 'WhistleWithdrawn':
      return withdrawn(facts, at);
    case 'WhistleReopened':
      return { ...facts, lastAt: at, status: 'open', ...again(facts) };
    default:
      return changed(facts, event.type, event.data as never);
  }
}

const again = ({ reopened }: WhistleFacts) => ({
  closedAt: undefined,
  withdrawnAt: undefined,
  reopened: reopened + 1,
});

/** The facts of a whole stream. */
export function summonsFacts(events: readonly WhistleEvent[]): WhistleFacts {
  return events.reduce(evolveFacts, noFacts);
}

/** When a clock stopped; undefined while it runs or where it will never stop. */
export function stoppedAt(facts: SummonsFacts, clock: ClockName): string | undefined {
  switch (clock) {
    case 'acknowledge':
      return facts.acknowledgedAt;
    case 'arrive':
      return facts.arrivedAt;
    case 'resolve':
      // A report counts once it is confirmed: until then it may still be sent back.
      return facts.confirmedAt && (facts.reportedAt ?? facts.confirmedAt);
  }
}
