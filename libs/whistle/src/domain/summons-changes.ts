import { movedClocks, movedRung, releasedClocks, resumedRung } from './summons-stops.js';
import type { DepartmentSummoned, NextRung, SummonsEvent } from './whistle.events.js';
import type {
  DeadlineCard,
  Decline,
  Extension,
  Pause,
  Rating,
  SummonsFacts,
} from './whistle-facts.js';

type Of<T extends SummonsEvent['type']> = Extract<SummonsEvent, { type: T }>['data'];

/** What an event means to the facts of the summons that it names. */
export const summonsChanges: {
  [T in SummonsEvent['type']]: (facts: SummonsFacts, data: Of<T>) => SummonsFacts;
} = {
  DepartmentAcknowledged: (s, d) => ({ ...s, acknowledgedAt: s.acknowledgedAt ?? d.at }),
  StreetContacted: (s, d) => ({ ...s, contactedAt: s.contactedAt ?? d.at }),
  DepartmentArrived: (s, d) => ({ ...s, arrivedAt: s.arrivedAt ?? d.at }),
  ArrivalSupplemented: (s) => ({ ...s }),
  ArrivalConfirmed: (s, d) => ({ ...s, arrivalConfirmedAt: d.at }),
  // Undone: the clock runs on as if nobody had come, and the next arrival counts.
  ArrivalDisputed: (s, d) => disputed(s, d),
  ProgressRecorded: (s) => ({ ...s }),
  // Who reports the matter done has taken it on.
  ResolutionReported: (s, d) => ({ ...s, reportedAt: d.at, decline: lapsed(s.decline) }),
  ReportSupplemented: (s) => ({ ...s }),
  ResolutionConfirmed: (s, d) => settled({ ...s, confirmedAt: d.at }),
  // The time between a report and its return is the department's own, no pause (GLPI 23359).
  ResolutionSentBack: (s, d) => ({
    ...s,
    reportedAt: undefined,
    sentBack: d.count,
    cards: s.cards.map((card) => carried(card, (next) => movedRung(next, card, d.rungs))),
  }),
  DepartmentRated: (s, d) => ({ ...s, rating: ratingOf(d) }),
  DepartmentReplaced: (s, d) => settled({ ...s, released: 'replaced', releasedAt: d.at }),
  DepartmentWithdrawn: (s, d) => settled({ ...s, released: 'withdrawn', releasedAt: d.at }),
  ClockPaused: (s, d) => ({ ...s, pauses: [...s.pauses, pauseOf(d)] }),
  ClockResumed: (s, d) => resumed(s, d),
  SummonsDeclined: (s, d) => ({ ...s, decline: declineOf(d) }),
  DeclineUpheld: (s, d) => ({ ...s, decline: ruled(s, 'upheld', d) }),
  DeclineOverruled: (s, d) => ({ ...s, decline: ruled(s, 'overruled', d) }),
  ExtensionRequested: (s, d) => ({ ...s, extensions: [...s.extensions, asked(d)] }),
  ExtensionGranted: (s, d) => ({
    ...s,
    clocks: { ...s.clocks, ...d.clocks },
    extensions: answered(s, { outcome: 'granted', answeredAt: d.at }),
  }),
  ExtensionRefused: (s, d) => ({
    ...s,
    extensions: answered(s, { outcome: 'refused', answeredAt: d.at, refusedBecause: d.reason }),
  }),
  SupervisionIssued: (s, d) => ({
    ...s,
    supervisions: [...s.supervisions, { at: d.at, step: d.step, cause: d.cause, reason: d.reason }],
    cards: climbed(s.cards, d),
  }),
};

/** A card with the rung that it climbs next moved. */
const carried = (card: DeadlineCard, move: (next: NextRung) => NextRung): DeadlineCard =>
  card.next ? { ...card, next: move(card.next) } : card;

function disputed(facts: SummonsFacts, { rungs }: Of<'ArrivalDisputed'>): SummonsFacts {
  const after: SummonsFacts = { ...facts, arrivedAt: undefined, arrivalConfirmedAt: undefined };
  const cards = facts.cards.map((card) => carried(card, (next) => movedRung(next, card, rungs)));
  return { ...after, clocks: releasedClocks(after), held: undefined, cards };
}

function resumed(facts: SummonsFacts, data: Of<'ClockResumed'>): SummonsFacts {
  const { at, ranFrom = at, pausedMs: ms, rungs, declineUntil = facts.declineUntil } = data;
  const from = facts.pauses.at(-1)?.from ?? ranFrom;
  const stood = { from, ms, ...(rungs && { rungs }) };
  return {
    ...facts,
    ...movedClocks(facts, data, ranFrom),
    pauses: ended(facts, ranFrom),
    declineUntil,
    cards: facts.cards.map((card) => carried(card, (next) => resumedRung(next, card, stood))),
  };
}

function ratingOf(data: Of<'DepartmentRated'>): Rating {
  const { at, satisfaction, responseSpeed, cooperation, implementation, comment } = data;
  return { at, satisfaction, responseSpeed, cooperation, implementation, comment };
}

const pauseOf = ({ at, reason, until, approvedBy }: Of<'ClockPaused'>): Pause => ({
  from: at,
  reason,
  until,
  approvedBy,
});

function ended({ pauses }: SummonsFacts, at: string): readonly Pause[] {
  const last = pauses.at(-1);
  return last && last.to === undefined ? [...pauses.slice(0, -1), { ...last, to: at }] : pauses;
}

function declineOf({ at, reason, legalBasis, ruling }: Of<'SummonsDeclined'>): Decline {
  return { at, reason, legalBasis, ruling, outcome: 'pending' };
}

function ruled(
  { decline }: SummonsFacts,
  outcome: 'upheld' | 'overruled',
  { at, reason }: Of<'DeclineUpheld'>,
): Decline | undefined {
  return decline && { ...decline, outcome, ruledAt: at, ruledBecause: reason };
}

const lapsed = (decline: Decline | undefined): Decline | undefined =>
  decline?.outcome === 'pending' ? { ...decline, outcome: 'lapsed' } : decline;

/** Over for this department: what it still waited for is not answered any more. */
export function settled(facts: SummonsFacts): SummonsFacts {
  const decline = lapsed(facts.decline);
  const asked = facts.extensions.at(-1)?.outcome === 'pending';
  if (decline === facts.decline && !asked) return facts;
  const extensions = asked ? answered(facts, { outcome: 'lapsed' }) : facts.extensions;
  return { ...facts, decline, extensions };
}

const asked = ({ at, extension, reason, by }: Of<'ExtensionRequested'>): Extension => ({
  at,
  extension,
  reason,
  by,
  outcome: 'pending',
});

function answered({ extensions }: SummonsFacts, answer: Partial<Extension>): readonly Extension[] {
  const last = extensions.at(-1);
  return last ? [...extensions.slice(0, -1), { ...last, ...answer }] : extensions;
}

/** The ladder goes on from the rung that was climbed; the rungs of the miss itself change nothing. */
function climbed(
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

/** Every field from the start: objects of one shape are what makes a rebuild fast. */
export function summoned(data: DepartmentSummoned['data']): SummonsFacts {
  return {
    no: data.summons,
    department: data.department,
    role: data.role,
    summonedAt: data.at,
    rule: data.rule,
    clocks: data.clocks,
    held: undefined,
    acknowledgedAt: undefined,
    contactedAt: undefined,
    arrivedAt: undefined,
    arrivalConfirmedAt: undefined,
    reportedAt: undefined,
    confirmedAt: undefined,
    sentBack: 0,
    pauses: [],
    releasedAt: undefined,
    released: undefined,
    rating: undefined,
    declineUntil: data.declineUntil,
    decline: undefined,
    extensions: [],
    supervisions: [],
    cards: [],
    changedAt: data.at,
  };
}
