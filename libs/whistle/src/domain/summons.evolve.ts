import { appealChanges } from './summons.appeals.js';
import { endAsks, lapseAsks, withAsk } from './summons.asks.js';
import type { SummonsEvent } from './summons.events.js';
import {
  answer,
  answerPauseRequest,
  answerSupervision,
  declineOf,
  extensionOf,
  lapseDecline,
  lapsePauseRequest,
  pauseOf,
  pauseRequestOf,
  ratingOf,
  ruleOnDecline,
  settle,
  supervisionOf,
} from './summons.requests.js';
import { clocksAfterPause, moveRung, clocksAfterDispute, resumeRung } from './summons-stops.js';
import {
  type DeadlineCard,
  isSettled,
  openPauseOf,
  type Release,
  type Summons,
} from './summons.state.js';
import { CLOCK_NAMES, type NextRung } from './whistle.values.js';

type Of<T extends SummonsEvent['type']> = Extract<SummonsEvent, { type: T }>['data'];

/** What an event means to the summons that it names. */
export const summonsChanges: {
  [T in SummonsEvent['type']]: (summons: Summons, data: Of<T>) => Summons;
} = {
  DepartmentAcknowledged: (s, d) => ({ ...s, acknowledgedAt: s.acknowledgedAt ?? d.at }),
  StreetContacted: (s, d) => ({ ...s, contactedAt: s.contactedAt ?? d.at }),
  DepartmentArrived: (s, d) => ({
    ...s,
    arrivedAt: s.arrivedAt ?? d.at,
    arrivalClaimedAt: s.arrivedAt === undefined ? d.deviceTime?.at : s.arrivalClaimedAt,
    arrivalProven: s.arrivalProven || (s.arrivedAt === undefined && d.evidence.length > 0),
    asks: withAsk(s.asks, 'confirm-arrival', d.at, d.confirmation),
  }),
  ArrivalSupplemented: (s, d) => ({
    ...s,
    arrivalProven: s.arrivalProven || (s.arrivedAt !== undefined && d.evidence.length > 0),
  }),
  ArrivalConfirmed: (s, d) => ({
    ...s,
    arrivalConfirmedAt: d.at,
    arrivalJudgedAt: s.arrivalClaimedAt,
    asks: endAsks(s.asks, answered(d), ['confirm-arrival']),
  }),
  ArrivalDisputed: disputeArrival,
  ProgressRecorded: (s) => ({ ...s }),
  // Reporting the matter done accepts the duty: a decline without a ruling lapses.
  ResolutionReported: (s, d) => ({
    ...s,
    reportedAt: d.at,
    decline: lapseDecline(s),
    pauseRequests: lapsePauseRequest(s),
    asks: withAsk(s.asks, 'verify', d.at, d.verification),
  }),
  ReportSupplemented: (s) => ({ ...s }),
  // Whoever confirms the result has seen that people came.
  ResolutionConfirmed: (s, d) =>
    confirm(s, d, endAsks(s.asks, answered(d), ['confirm-arrival', 'verify'])),
  ResolutionDeemedVerified: (s, d) =>
    confirm(s, d, lapseAsks(endAsks(s.asks, { at: d.at, outcome: 'deemed' }, ['verify']), d.at)),
  ResolutionSentBack: sendBack,
  DepartmentRated: (s, d) => ({
    ...s,
    rating: ratingOf(d),
    asks: endAsks(s.asks, answered(d), ['rate']),
  }),
  DepartmentReplaced: (s, d) => release(s, 'replaced', d.at),
  DepartmentWithdrawn: (s, d) => release(s, 'withdrawn', d.at),
  PauseRequested: (s, d) => ({ ...s, pauseRequests: [...s.pauseRequests, pauseRequestOf(d)] }),
  PauseRefused: (s, d) => ({
    ...s,
    pauseRequests: answerPauseRequest(s, {
      outcome: 'refused',
      answeredAt: d.at,
      refusedBecause: d.reason,
    }),
  }),
  // Whoever pauses grants what was asked for.
  ClockPaused: (s, d) => ({
    ...s,
    pauses: [...s.pauses, pauseOf(d)],
    pauseRequests: answerPauseRequest(s, { outcome: 'granted', answeredAt: d.at }),
  }),
  ClockResumed: resumeClocks,
  SummonsDeclined: (s, d) => ({ ...s, decline: declineOf(d) }),
  DeclineUpheld: (s, d) => ({ ...s, decline: ruleOnDecline(s, 'upheld', d) }),
  DeclineOverruled: (s, d) => ({ ...s, decline: ruleOnDecline(s, 'overruled', d) }),
  ExtensionRequested: (s, d) => ({ ...s, extensions: [...s.extensions, extensionOf(d)] }),
  ExtensionGranted: (s, d) => ({
    ...s,
    clocks: { ...s.clocks, ...d.clocks },
    moves: [...s.moves, { move: 'extension', extension: d.extension }],
    extensions: answer(s, { outcome: 'granted', granted: d.extension, answeredAt: d.at }),
  }),
  ExtensionRefused: (s, d) => ({
    ...s,
    extensions: answer(s, { outcome: 'refused', answeredAt: d.at, refusedBecause: d.reason }),
  }),
  SupervisionIssued: (s, d) => ({
    ...s,
    supervisions: [...s.supervisions, supervisionOf(d)],
    cards: recordClimb(s.cards, d),
  }),
  SupervisionAnswered: (s, d) => ({ ...s, supervisions: answerSupervision(s, d) }),
  ...appealChanges,
};

const answered = ({ at }: { readonly at: string }) => ({ at, outcome: 'answered' }) as const;

/** Settled, with what that ended; from now on it waits to be rated. */
const confirm = (
  summons: Summons,
  { at, rating }: Of<'ResolutionConfirmed'>,
  asks: Summons['asks'],
): Summons => settle({ ...summons, confirmedAt: at, asks: withAsk(asks, 'rate', at, rating) });

/** A card with the rung that it climbs next moved. */
const withRung = (card: DeadlineCard, move: (next: NextRung) => NextRung): DeadlineCard =>
  card.next ? { ...card, next: move(card.next) } : card;

/** The arrival is undone: the clocks run on as if nobody had come, and the next arrival counts. */
function disputeArrival(summons: Summons, { at: to, rungs }: Of<'ArrivalDisputed'>): Summons {
  const { arrivedAt: from = to, cards, waits } = summons;
  const after: Summons = {
    ...summons,
    arrivedAt: undefined,
    arrivalConfirmedAt: undefined,
    arrivalClaimedAt: undefined,
    arrivalJudgedAt: undefined,
    disputedAt: to,
    arrivalProven: false,
    asks: endAsks(summons.asks, answered({ at: to }), ['confirm-arrival']),
    waits: [...waits, { from, to, clocks: ['contact', 'arrive'] }],
    cards: cards.map((card) => withRung(card, (next) => moveRung(next, card, rungs))),
  };
  return { ...after, clocks: clocksAfterDispute(after), held: {} };
}

/** The time between a report and its return is the department's own, no pause (GLPI 23359). */
function sendBack(summons: Summons, { at: to, count, rungs }: Of<'ResolutionSentBack'>): Summons {
  const { reportedAt: from = to, cards, waits } = summons;
  return {
    ...summons,
    reportedAt: undefined,
    sentBack: count,
    asks: endAsks(summons.asks, answered({ at: to }), ['verify']),
    waits: [...waits, { from, to, clocks: CLOCK_NAMES }],
    cards: cards.map((card) => withRung(card, (next) => moveRung(next, card, rungs))),
  };
}

function resumeClocks(summons: Summons, data: Of<'ClockResumed'>): Summons {
  const { at, ranFrom: to = at, pausedMs: ms, rungs, declineUntil = summons.declineUntil } = data;
  const last = openPauseOf(summons);
  const from = last?.from ?? to;
  const stood = { from, ms, ...(rungs && { rungs }) };
  return {
    ...summons,
    ...clocksAfterPause(summons, data, to),
    moves: [...summons.moves, { move: 'pause', from, to }],
    pauses: last ? [...summons.pauses.slice(0, -1), { ...last, to }] : summons.pauses,
    declineUntil,
    cards: summons.cards.map((card) => withRung(card, (next) => resumeRung(next, card, stood))),
  };
}

const release = (summons: Summons, how: Release, at: string): Summons =>
  settle({
    ...summons,
    released: how,
    releasedAt: at,
    changedAt: at,
    asks: lapseAsks(summons.asks, at),
  });

/** Open summonses are released with the whistle: a reopening does not revive them. */
export const releaseWithWhistle = (summons: Summons, how: Release, at: string): Summons =>
  isSettled(summons)
    ? { ...summons, asks: lapseAsks(summons.asks, at) }
    : release(summons, how, at);

/** The ladder goes on from the rung that was climbed; the rungs of the miss itself change nothing. */
function recordClimb(
  cards: readonly DeadlineCard[],
  { deadline, next }: Of<'SupervisionIssued'>,
): readonly DeadlineCard[] {
  if (!deadline) return cards;
  const { clock, dueAt, rung } = deadline;
  return cards.map((card) =>
    card.clock === clock && card.dueAt === dueAt && card.next?.rung === rung
      ? { ...card, next }
      : card,
  );
}
