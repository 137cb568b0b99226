import type {
  DeadlineApproaching,
  DeadlineMissed,
  DepartmentSummoned,
  SummonsEvent,
} from './summons.events.js';
import type { ClockMove } from './whistle.context.js';
import { movedClocks, movedRung, releasedClocks, resumedRung } from './summons-stops.js';
import { factsOf, type Said, type ToldStep, withoutTold, withTold } from './summons-told.js';
import { CLOCK_NAMES, type OpenRung } from './whistle.events.js';
import { markOf, type Summons } from './whistle.state.js';

type Of<T extends SummonsEvent['type']> = Extract<SummonsEvent, { type: T }>['data'];

export const without = <T extends object, K extends keyof T>(from: T, ...keys: K[]): Omit<T, K> => {
  const rest = { ...from };
  for (const key of keys) delete (rest as Partial<T>)[key];
  return rest;
};

/** What an event changes on the summons that it names. */
const changes: { [T in SummonsEvent['type']]: (summons: Summons, data: Of<T>) => Summons } = {
  DepartmentAcknowledged: (s, d) => ({ ...s, ...says(s, 'acknowledge', d), acknowledgedAt: d.at }),
  StreetContacted: (s, d) => ({
    ...s,
    ...says(s, 'contact', d),
    contactedAt: s.contactedAt ?? d.at,
  }),
  DepartmentArrived: (s, d) => ({
    ...s,
    ...says(withoutTold(s, 'dispute'), 'arrive', d),
    arrivedAt: d.at,
    arrival: 'claimed',
  }),
  ArrivalSupplemented: (s, d) => ({ ...s, ...says(s, 'arrive', d) }),
  ArrivalConfirmed: (s) => ({ ...s, arrival: 'confirmed' }),
  ArrivalDisputed: (s, d) => disputed(s, d),
  ProgressRecorded: (s) => s,
  // Who reports the matter done has taken it on: a decline that nobody ruled on lapses.
  ResolutionReported: (s, d) => ({
    ...without(s, 'ruling'),
    ...says(s, 'report', d),
    reportedAt: d.at,
    resolution: 'reported',
    decline: s.decline === 'pending' ? 'none' : s.decline,
  }),
  ReportSupplemented: (s, d) => ({ ...s, ...says(s, 'report', d) }),
  ResolutionConfirmed: (s) => ({ ...without(s, 'extensionAsked'), resolution: 'confirmed' }),
  ResolutionSentBack: (s, d) => ({
    ...without(s, 'reportedAt'),
    ...withoutTold(s, 'report'),
    resolution: 'open',
    sentBack: d.count,
    waits: [...s.waits, { from: s.reportedAt ?? d.at, to: d.at, clocks: CLOCK_NAMES }],
    rungs: s.rungs.map((rung) => movedRung(rung, rung, d.rungs)),
  }),
  DepartmentRated: (s) => ({ ...s, rated: true }),
  DepartmentReplaced: (s) => ({ ...s, released: 'replaced' }),
  DepartmentWithdrawn: (s) => ({ ...s, released: 'withdrawn' }),
  ClockPaused: (s, d) => ({
    ...s,
    ...says(withoutTold(s, 'pause'), 'pause', d),
    pausedSince: d.at,
    ...(d.until !== undefined && { pausedUntil: d.until }),
  }),
  ClockResumed: (s, d) => resumed(s, d),
  SummonsDeclined: (s, d) => ({
    ...s,
    ...says(withoutTold(s, 'decline'), 'decline', d),
    decline: 'pending',
    declinedAt: d.at,
    ...(d.ruling && { ruling: d.ruling }),
  }),
  DeclineUpheld: (s) => ({ ...without(s, 'ruling'), decline: 'none' }),
  DeclineOverruled: (s) => ({ ...without(s, 'ruling'), decline: 'overruled' }),
  ExtensionRequested: (s, d) => ({
    ...s,
    ...says(withoutTold(s, 'extension'), 'extension', d),
    extensionAsked: d.extension,
  }),
  ExtensionGranted: (s, d) => ({
    ...without(s, 'extensionAsked'),
    clocks: { ...s.clocks, ...d.clocks },
    moves: [...s.moves, { move: 'extension', extension: d.extension }],
    extended: [...s.extended, d.extension],
  }),
  ExtensionRefused: (s) => without(s, 'extensionAsked'),
  SupervisionIssued: (s, d) => climbed(s, d),
};

/** With what an event says of its step. */
const says = (before: Pick<Summons, 'told'>, step: ToldStep, said: Said): Pick<Summons, 'told'> =>
  withTold(before, factsOf(step, said));

function disputed(summons: Summons, { at: to, rungs, reason }: Of<'ArrivalDisputed'>): Summons {
  const { arrivedAt: from = to, ...rest } = summons;
  return {
    ...rest,
    ...says(withoutTold(rest, 'arrive'), 'dispute', { reason }),
    arrival: 'disputed',
    clocks: releasedClocks(rest),
    held: {},
    waits: [...rest.waits, { from, to, clocks: ['contact', 'arrive'] }],
    rungs: rest.rungs.map((rung) => movedRung(rung, rung, rungs)),
  };
}

function resumed(summons: Summons, data: Of<'ClockResumed'>): Summons {
  const { pausedMs: ms, rungs, declineUntil } = data;
  const pause = pauseOf(summons, data);
  const stood = { from: pause.from, ms, ...(rungs && { rungs }) };
  return {
    ...without(summons, 'pausedSince', 'pausedUntil'),
    ...movedClocks(summons, data, pause.to),
    moves: [...summons.moves, pause],
    rungs: summons.rungs.map((rung) => resumedRung(rung, rung, stood)),
    ...(declineUntil !== undefined && { declineUntil }),
  };
}

const isSame = (rung: OpenRung, of: { readonly clock: string; readonly dueAt: string }): boolean =>
  rung.clock === of.clock && rung.dueAt === of.dueAt;

/** The ladder goes on from the rung that was climbed; the rungs of the miss itself change nothing. */
function climbed(summons: Summons, { deadline, next }: Of<'SupervisionIssued'>): Summons {
  if (!deadline) return summons;
  const { clock, dueAt, rung } = deadline;
  const rungs = summons.rungs.flatMap((one) => {
    if (!isSame(one, deadline) || one.rung !== rung) return [one];
    return next ? [{ clock, dueAt, ...next }] : [];
  });
  return marked({ ...summons, rungs }, markOf(`rung-${rung}`, clock, dueAt));
}

/** What a missed clock climbs next, where its rules have a ladder. */
export function missed(summons: Summons, { data }: DeadlineMissed): Summons {
  const { clock, dueAt, next } = data;
  const others = summons.rungs.filter((one) => !isSame(one, { clock, dueAt }));
  const name = CLOCK_NAMES.find((one) => one === clock);
  return {
    ...summons,
    rungs: name && next ? [...others, { clock: name, dueAt, ...next }] : others,
  };
}

const pauseOf = (
  { pausedSince }: Summons,
  { at, ranFrom = at }: Of<'ClockResumed'>,
): Extract<ClockMove, { move: 'pause' }> => ({
  move: 'pause',
  from: pausedSince ?? ranFrom,
  to: ranFrom,
});

const marked = (summons: Summons, mark: string): Summons => ({
  ...summons,
  marks: [...summons.marks, mark],
});

export function summoned(data: DepartmentSummoned['data']): Summons {
  return {
    no: data.summons,
    department: data.department,
    role: data.role,
    summonedAt: data.at,
    rule: data.rule,
    clocks: data.clocks,
    held: {},
    moves: [],
    waits: [],
    rungs: [],
    told: [],
    arrival: 'none',
    resolution: 'open',
    sentBack: 0,
    ...(data.declineUntil !== undefined && { declineUntil: data.declineUntil }),
    decline: 'none',
    extended: [],
    marks: [],
    rated: false,
  };
}

/** The summons after an event that names it. */
export function evolveSummons<T extends SummonsEvent['type']>(
  summons: Summons,
  type: T,
  data: Of<T>,
): Summons {
  return changes[type](summons, data);
}

/** Remembers that a deadline has fired: on the summons, or for its own clocks on the whistle. */
export function fired<T extends { readonly marks: readonly string[] }>(
  on: T,
  event: DeadlineApproaching | DeadlineMissed,
): T {
  const { clock, dueAt } = event.data;
  const what = event.type === 'DeadlineMissed' ? 'missed' : 'warned';
  return { ...on, marks: [...on.marks, markOf(what, clock, dueAt)] };
}
