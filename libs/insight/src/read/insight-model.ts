import { localMonth } from '#calendar';
import type { Recorded } from '#event-sourcing';
import type { Handlers } from '#read-store';
import type { WhistleEvent } from '#whistle';
import type { CasesTable, ObligationsTable } from './insight.tables.js';

/** A whistle, whom it called, and what its departments owe. */
export interface Insight {
  readonly whistle: CasesTable;
  readonly obligations: readonly ObligationsTable[];
  /** Every department ever summoned, whoever was only informed too, each once. */
  readonly called: readonly string[];
}

type Event<T extends WhistleEvent['type']> = Recorded<Extract<WhistleEvent, { type: T }>>;
type Changes = Partial<ObligationsTable>;

const revised = (model: Insight, revision: number, change: Partial<CasesTable> = {}): Insight => ({
  ...model,
  whistle: { ...model.whistle, ...change, revision },
});

function raised(model: Insight, { revision, data }: Event<'WhistleRaised'>): Insight {
  const { street, kind, category, title, place, at } = data;
  const { address, longitude = null, latitude = null } = place;
  const what = { street, kind, category, title, address, longitude, latitude };
  return revised(model, revision, { ...what, raised_at: at, month: localMonth(at) });
}

function summoned(model: Insight, { revision, data }: Event<'DepartmentSummoned'>): Insight {
  const { summons: no, department, role, at, clocks } = data;
  const called = model.called.includes(department) ? model.called : [...model.called, department];
  const next = { ...revised(model, revision, { status: 'open' }), called };
  if (role === 'informed') return next;
  const obligation: ObligationsTable = {
    whistle_id: model.whistle.id,
    no,
    department,
    summoned_at: at,
    arrived_at: null,
    reported_at: null,
    confirmed_at: null,
    released_at: null,
    due_at: clocks.resolve?.dueAt ?? null,
    paused_ms: 0,
    paused_since: null,
    decline: null,
  };
  return { ...next, obligations: [...next.obligations, obligation] };
}

/** What an event changes on the summons that it names; nothing on one that was let go. */
const on =
  <E extends { revision: number; data: { readonly summons: number } }>(
    change: (obligation: ObligationsTable, data: E['data']) => Changes,
  ) =>
  (model: Insight, event: E): Insight => ({
    ...revised(model, event.revision),
    obligations: model.obligations.map((one) =>
      one.no === event.data.summons && one.released_at === null
        ? { ...one, ...change(one, event.data) }
        : one,
    ),
  });

const resumed = on<Event<'ClockResumed'>>((one, { at, ranFrom = at, clocks }) => ({
  paused_ms:
    one.paused_ms + Math.max(0, Date.parse(ranFrom) - Date.parse(one.paused_since ?? ranFrom)),
  paused_since: null,
  due_at: clocks.resolve?.dueAt ?? one.due_at,
}));

/** What nobody ruled on in time needs no ruling any more: it was reported, settled or let go. */
const lapsed = ({ decline }: ObligationsTable): Changes => ({
  decline: decline === 'pending' ? 'lapsed' : decline,
});

const released = on<Event<'DepartmentReplaced' | 'DepartmentWithdrawn'>>((one, { at }) => ({
  ...lapsed(one),
  released_at: at,
}));

/** Whoever has not settled is let go with the whistle. */
const ended =
  (status: CasesTable['status']) =>
  (model: Insight, { revision, data }: Recorded<WhistleEvent>): Insight => ({
    ...revised(model, revision, { status }),
    obligations: model.obligations.map((one) =>
      one.confirmed_at === null && one.released_at === null
        ? { ...one, ...lapsed(one), released_at: data.at }
        : one,
    ),
  });

function rebased(model: Insight, { revision, data }: Event<'DueTimesRebased'>): Insight {
  const anew = new Map(data.summonses.map(({ summons, clocks }) => [summons, clocks.resolve]));
  const obligations = model.obligations.map((one) => ({
    ...one,
    due_at: anew.get(one.no)?.dueAt ?? one.due_at,
  }));
  return { ...revised(model, revision), obligations };
}

export const IGNORES = [
  'WhistleApproved',
  'WhistleReturned',
  'WhistleResubmitted',
  'WhistleDispatched',
  'DepartmentAcknowledged',
  'StreetContacted',
  'ArrivalSupplemented',
  'ArrivalConfirmed',
  'ProgressRecorded',
  'ReportSupplemented',
  'DepartmentRated',
  'ExtensionRequested',
  'ExtensionRefused',
  'SupervisionIssued',
  'DeadlineApproaching',
  'DeadlineMissed',
  'JointEnforcementCalled',
  'JointEnforcementConcluded',
  'ResidentSatisfactionRecorded',
] as const satisfies readonly WhistleEvent['type'][];

export const when: Handlers<Insight, WhistleEvent, (typeof IGNORES)[number]> = {
  WhistleRaised: raised,
  DepartmentSummoned: summoned,
  DepartmentArrived: on<Event<'DepartmentArrived'>>((one, { at }) => ({
    arrived_at: one.arrived_at ?? at,
  })),
  ArrivalDisputed: on<Event<'ArrivalDisputed'>>(() => ({ arrived_at: null })),
  ResolutionReported: on<Event<'ResolutionReported'>>((one, { at }) => ({
    ...lapsed(one),
    reported_at: at,
  })),
  ResolutionSentBack: on<Event<'ResolutionSentBack'>>(() => ({ reported_at: null })),
  ResolutionConfirmed: on<Event<'ResolutionConfirmed'>>((one, { at }) => ({
    ...lapsed(one),
    confirmed_at: at,
  })),
  DepartmentReplaced: released,
  DepartmentWithdrawn: released,
  ClockPaused: on<Event<'ClockPaused'>>((_, { at }) => ({ paused_since: at })),
  ClockResumed: resumed,
  SummonsDeclined: on<Event<'SummonsDeclined'>>(() => ({ decline: 'pending' })),
  DeclineUpheld: on<Event<'DeclineUpheld'>>(() => ({ decline: 'upheld' })),
  DeclineOverruled: on<Event<'DeclineOverruled'>>(() => ({ decline: 'overruled' })),
  ExtensionGranted: on<Event<'ExtensionGranted'>>((one, { clocks }) => ({
    due_at: clocks.resolve?.dueAt ?? one.due_at,
  })),
  DueTimesRebased: rebased,
  WhistleClosed: ended('closed'),
  WhistleWithdrawn: ended('withdrawn'),
  WhistleMerged: ended('merged'),
  WhistleReopened: (model, { revision }) => revised(model, revision, { status: 'open' }),
};

export const none = (id: string): Insight => ({
  whistle: {
    id,
    revision: -1,
    street: '',
    kind: '',
    category: '',
    title: '',
    address: '',
    longitude: null,
    latitude: null,
    raised_at: '',
    month: '',
    status: 'open',
  },
  obligations: [],
  called: [],
});
