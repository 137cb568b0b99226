import type { WhistleEvent } from './whistle.events.js';
import { isActive, type Summons, type Whistle } from './whistle.state.js';

type Of<T extends WhistleEvent['type']> = Extract<WhistleEvent, { type: T }>['data'];
type OnSummons = Exclude<
  WhistleEvent['type'],
  'WhistleRaised' | 'WhistleClosed' | 'WhistleWithdrawn' | 'WhistleReopened' | 'DepartmentSummoned'
>;

const without = <K extends keyof Summons>(summons: Summons, ...keys: K[]): Omit<Summons, K> => {
  const rest = { ...summons };
  for (const key of keys) delete (rest as Partial<Summons>)[key];
  return rest;
};

/** What an event changes on the summons that it names. */
const onSummons: { [T in OnSummons]: (summons: Summons, data: Of<T>) => Summons } = {
  DepartmentAcknowledged: (s, d) => ({ ...s, acknowledgedAt: d.at }),
  DepartmentArrived: (s, d) => ({ ...s, arrivedAt: d.at, arrival: 'claimed' }),
  ArrivalConfirmed: (s) => ({ ...s, arrival: 'confirmed' }),
  ArrivalDisputed: (s) => ({ ...without(s, 'arrivedAt'), arrival: 'disputed' }),
  ResolutionReported: (s, d) => ({ ...s, reportedAt: d.at, resolution: 'reported' }),
  ResolutionConfirmed: (s) => ({ ...s, resolution: 'confirmed' }),
  ResolutionSentBack: (s, d) => ({
    ...without(s, 'reportedAt'),
    resolution: 'open',
    sentBack: d.count,
  }),
  DepartmentRated: (s) => ({ ...s, rated: true }),
  DepartmentReplaced: (s) => ({ ...s, released: 'replaced' }),
  DepartmentWithdrawn: (s) => ({ ...s, released: 'withdrawn' }),
  ClockPaused: (s, d) => ({ ...s, pausedSince: d.at }),
  ClockResumed: (s, d) => ({
    ...without(s, 'pausedSince'),
    clocks: { ...s.clocks, ...d.clocks },
  }),
};

function summoned(data: Of<'DepartmentSummoned'>): Summons {
  return {
    no: data.summons,
    department: data.department,
    role: data.role,
    summonedAt: data.at,
    rule: data.rule,
    clocks: data.clocks,
    arrival: 'none',
    resolution: 'open',
    sentBack: 0,
    rated: false,
  };
}

function raised(state: Whistle, data: Of<'WhistleRaised'>): Whistle {
  return {
    ...state,
    status: 'open',
    kind: data.kind,
    level: data.level,
    street: data.street,
    raisedBy: data.raisedBy,
    raisedAt: data.at,
    ...(data.overall && { overall: data.overall }),
  };
}

/** A withdrawn whistle lets everybody go: a reopening summons anew and revives no old obligation. */
const letGo = (s: Summons): Summons =>
  isActive(s) && s.resolution !== 'confirmed' ? { ...s, released: 'withdrawn' } : s;

function changed<T extends OnSummons>(state: Whistle, type: T, data: Of<T>): Whistle {
  return {
    ...state,
    summonses: state.summonses.map((s) => (s.no === data.summons ? onSummons[type](s, data) : s)),
  };
}

function next(state: Whistle, event: WhistleEvent): Whistle {
  switch (event.type) {
    case 'WhistleRaised':
      return raised(state, event.data);
    case 'DepartmentSummoned':
      return { ...state, summonses: [...state.summonses, summoned(event.data)] };
    case 'WhistleClosed':
      return { ...state, status: 'closed' };
    case 'WhistleWithdrawn':
      return { ...state, status: 'withdrawn', summonses: state.summonses.map(letGo) };
    case 'WhistleReopened':
      return { ...state, status: 'open' };
    default:
      return changed(state, event.type, event.data as never);
  }
}

/** The state after one more event. Total: an event that was once accepted never fails here. */
export function evolve(state: Whistle, event: WhistleEvent): Whistle {
  return { ...next(state, event), lastAt: event.data.at };
}
