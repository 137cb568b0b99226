import { settled, summonsChanges, summoned } from './summons-changes.js';
import { stepTakenAt } from './summons-stops.js';
import { reopenedOverall } from './whistle.reopening.js';
import type {
  Call,
  ClockName,
  DeadlineApproaching,
  DeadlineMissed,
  DueTimesRebased,
  Gate,
  RebasedSummons,
  SummonsEvent,
  WhistleEvent,
  WhistleRaised,
} from './whistle.events.js';
import {
  type DeadlineCard,
  noFacts,
  type OpenGate,
  type Release,
  type SummonsFacts,
  type WhistleFacts,
} from './whistle-facts.js';

export * from './whistle-facts.js';

interface Asked {
  readonly at: string;
  readonly call?: Call | undefined;
  readonly review?: Gate | undefined;
  readonly dispatch?: Gate | undefined;
}

/** Where a whistle stands that may have to be reviewed or dispatched first. */
function gated({ at, call, review, dispatch }: Asked) {
  if (review) return { stage: 'review', call, gate: gateOf('review', review, at) } as const;
  if (dispatch) return { stage: 'dispatch', call, gate: gateOf('dispatch', dispatch, at) } as const;
  return SOUNDED;
}

const gateOf = (clock: OpenGate['clock'], { by, post, clock: due }: Gate, since: string) => ({
  clock,
  by,
  post,
  due,
  since,
});
const SOUNDED = { stage: 'sounded', call: undefined, gate: undefined } as const;

function raised(facts: WhistleFacts, data: WhistleRaised['data']): WhistleFacts {
  const { kind, level, category, street, raisedBy, overall, at } = data;
  const what = { kind, level, category, street, raisedBy, raisedAt: at };
  const whole = { overall, overallSince: at, overallRule: data.rule };
  return { ...facts, ...what, ...whole, ...gated(data), status: 'open' };
}

/** Everybody who has not settled is let go with the whistle. */
function ended(
  facts: WhistleFacts,
  { at, released }: { readonly at: string; readonly released: Release },
): readonly SummonsFacts[] {
  return facts.summonses.map((s): SummonsFacts => {
    const over = s.released !== undefined || s.confirmedAt !== undefined;
    return over ? s : settled({ ...s, released, releasedAt: at, changedAt: at });
  });
}

function changed(
  facts: WhistleFacts,
  no: number,
  at: string,
  change: (summons: SummonsFacts) => SummonsFacts,
): WhistleFacts {
  const known = facts.summonses[no - 1];
  // A release is final: what still arrives for that summons changes nothing that was counted.
  if (!known || known.released !== undefined) return facts;
  const summonses = facts.summonses.slice();
  // The handlers' objects are new and nobody else's yet: no second copy in the hot path.
  const next: { -readonly [K in keyof SummonsFacts]: SummonsFacts[K] } = change(known);
  next.changedAt = at;
  summonses[no - 1] = next;
  return { ...facts, summonses };
}

function carded(
  cards: readonly DeadlineCard[],
  { type, data }: DeadlineApproaching | DeadlineMissed,
): readonly DeadlineCard[] {
  const { clock, dueAt, at } = data;
  const known = cards.find((card) => card.clock === clock && card.dueAt === dueAt);
  const fired = type === 'DeadlineMissed' ? { missedAt: at, next: data.next } : { warnedAt: at };
  return [...cards.filter((card) => card !== known), { clock, dueAt, ...known, ...fired }];
}

function deadline(facts: WhistleFacts, event: DeadlineApproaching | DeadlineMissed): WhistleFacts {
  const { summons, at } = event.data;
  if (summons === 0) return { ...facts, cards: carded(facts.cards, event) };
  return changed(facts, summons, at, (s) => ({ ...s, cards: carded(s.cards, event) }));
}

function rebased(facts: WhistleFacts, data: DueTimesRebased['data']): WhistleFacts {
  const { overall = facts.overall, at } = data;
  const gate = data.gate && facts.gate ? { ...facts.gate, due: data.gate } : facts.gate;
  let next: WhistleFacts = { ...facts, overall, gate };
  for (const anew of data.summonses)
    next = changed(next, anew.summons, at, (s) => rebasedSummons(s, anew));
  return next;
}

const rebasedSummons = (s: SummonsFacts, { clocks, ruling }: RebasedSummons): SummonsFacts => ({
  ...s,
  clocks: { ...s.clocks, ...clocks },
  decline: ruling && s.decline ? { ...s.decline, ruling } : s.decline,
});

type OnWhistle = Exclude<WhistleEvent['type'], SummonsEvent['type']>;

const whistleChanges: {
  [T in OnWhistle]: (
    facts: WhistleFacts,
    event: Extract<WhistleEvent, { type: T }>,
  ) => WhistleFacts;
} = {
  WhistleRaised: (facts, { data }) => raised(facts, data),
  WhistleApproved: (facts, { data }) => ({
    ...facts,
    ...gated({ call: facts.call, ...data }),
  }),
  WhistleReturned: (facts) => ({ ...facts, stage: 'returned', gate: undefined }),
  WhistleResubmitted: (facts, { data }) => ({ ...facts, ...gated(data) }),
  WhistleDispatched: (facts) => ({ ...facts, ...SOUNDED }),
  DepartmentSummoned: (facts, { data }) => ({
    ...facts,
    summonses: facts.summonses.concat(summoned(data)),
  }),
  DeadlineApproaching: deadline,
  DeadlineMissed: deadline,
  JointEnforcementCalled: (facts) => ({ ...facts }),
  JointEnforcementConcluded: (facts) => ({ ...facts }),
  ResidentSatisfactionRecorded: (facts, { data }) => ({ ...facts, resident: data }),
  DueTimesRebased: (facts, { data }) => rebased(facts, data),
  WhistleClosed: (facts, { data }) => ({ ...facts, status: 'closed', closedAt: data.at }),
  WhistleWithdrawn: (facts, { data: { at } }) => ({
    ...facts,
    status: 'withdrawn',
    withdrawnAt: at,
    summonses: ended(facts, { at, released: 'whistle-withdrawn' }),
  }),
  WhistleMerged: (facts, { data: { at, into } }) => ({
    ...facts,
    status: 'merged',
    mergedInto: into,
    summonses: ended(facts, { at, released: 'whistle-merged' }),
  }),
  WhistleReopened: (facts, { data }) => ({
    ...facts,
    ...SOUNDED,
    ...reopenedOverall(facts, data),
    status: 'open',
    closedAt: undefined,
    withdrawnAt: undefined,
    reopened: facts.reopened + 1,
  }),
};

const isOnSummons = (event: WhistleEvent): event is SummonsEvent => event.type in summonsChanges;

/** The facts after one more event; never changes its argument, never fails. */
export function evolveFacts(facts: WhistleFacts, event: WhistleEvent): WhistleFacts {
  const next: { -readonly [K in keyof WhistleFacts]: WhistleFacts[K] } = isOnSummons(event)
    ? onSummons(facts, event)
    : (whistleChanges[event.type] as (f: WhistleFacts, e: WhistleEvent) => WhistleFacts)(
        facts,
        event,
      );
  if (next === facts) return { ...facts, lastAt: event.data.at };
  next.lastAt = event.data.at;
  return next;
}

function onSummons(facts: WhistleFacts, { type, data }: SummonsEvent): WhistleFacts {
  const change = summonsChanges[type] as (s: SummonsFacts, d: typeof data) => SummonsFacts;
  return changed(facts, data.summons, data.at, (s) => change(s, data));
}

/** The facts of a whole stream. */
export function summonsFacts(events: readonly WhistleEvent[]): WhistleFacts {
  return events.reduce(evolveFacts, noFacts);
}

/** When a clock stopped; undefined while it runs or where it will never stop. */
export function stoppedAt(facts: SummonsFacts, clock: ClockName): string | undefined {
  if (clock !== 'resolve') return stepTakenAt(facts, clock);
  // A report counts once it is confirmed: until then it may still be sent back.
  return facts.confirmedAt && (facts.reportedAt ?? facts.confirmedAt);
}
