import { appealChanges } from './summons.appeals.js';
import { newSummons } from './summons.beginning.js';
import { releaseWithWhistle, summonsChanges } from './summons.evolve.js';
import { cardOf, type DeadlineCard, isActive, type Summons } from './summons.state.js';
import type {
  DeadlineApproaching,
  DeadlineMissed,
  DueTimesRebased,
  InitiativeConfirmed,
  JointEnforcementCalled,
  RebasedSummons,
  SummonsEvent,
  WhistleEvent,
  WhistleRaised,
  WhistleReopened,
} from './whistle.events.js';
import { gated, SOUNDED } from './whistle.gates.js';
import { overallAfterReopening } from './whistle.reopening.js';
import { noWhistle, type Whistle } from './whistle.state.js';

function startWhistle(state: Whistle, data: WhistleRaised['data']): Whistle {
  const { kind, level, category, channel, street, raisedBy, rule, overall, at } = data;
  const { initiators = [] } = data;
  const what = { kind, level, category, channel, street, raisedBy, raisedAt: at, rule };
  const whole = { overall, overallSince: at, overallRule: rule };
  return { ...state, ...what, ...whole, initiators, ...gated(data), status: 'open' };
}

function confirmInitiative(state: Whistle, data: InitiativeConfirmed['data']): Whistle {
  const { awaiting, review, dispatch, at } = data;
  const initiators = [...state.initiators, ...data.initiators];
  if (!awaiting)
    return { ...state, initiators, ...gated({ at, call: state.call, review, dispatch }) };
  const { initiation } = state;
  return { ...state, initiators, initiation: initiation && { ...initiation, awaiting } };
}

interface Place {
  readonly summons: number;
  readonly at: string;
  /** Whether it changes a summons that was released: an appeal does. */
  readonly always?: boolean;
}

function changeSummons(
  state: Whistle,
  { summons: no, at, always = false }: Place,
  change: (summons: Summons) => Summons,
): Whistle {
  const known = state.summonses[no - 1];
  // A release is final: later events of that summons change nothing, apart from appeals.
  if (!known || !(always || isActive(known))) return state;
  const summonses = state.summonses.slice();
  // The handlers return new objects: no second copy is needed in the hot path.
  const next: { -readonly [K in keyof Summons]: Summons[K] } = change(known);
  next.changedAt = at;
  summonses[no - 1] = next;
  return { ...state, summonses };
}

function addCard(
  cards: readonly DeadlineCard[],
  { type, data }: DeadlineApproaching | DeadlineMissed,
): readonly DeadlineCard[] {
  const { clock, dueAt, at } = data;
  const known = cardOf(cards, clock, dueAt);
  const fired = type === 'DeadlineMissed' ? { missedAt: at, next: data.next } : { warnedAt: at };
  return [...cards.filter((card) => card !== known), { clock, dueAt, ...known, ...fired }];
}

function recordDeadline(state: Whistle, event: DeadlineApproaching | DeadlineMissed): Whistle {
  const { summons, at, clock } = event.data;
  if (summons === 0) return { ...state, cards: addCard(state.cards, event) };
  const place = { summons, at, always: clock === 'appeal' };
  return changeSummons(state, place, (s) => ({ ...s, cards: addCard(s.cards, event) }));
}

function rebaseClocks(state: Whistle, data: DueTimesRebased['data']): Whistle {
  const { overall = state.overall, at } = data;
  const gate = data.gate && state.gate ? { ...state.gate, due: data.gate } : state.gate;
  let next: Whistle = { ...state, overall, gate };
  for (const anew of data.summonses)
    next = changeSummons(next, { summons: anew.summons, at }, (s) => rebaseSummons(s, anew));
  return next;
}

const rebaseSummons = (s: Summons, { clocks, ruling, asks = {} }: RebasedSummons): Summons => ({
  ...s,
  clocks: { ...s.clocks, ...clocks },
  decline: ruling && s.decline ? { ...s.decline, ruling } : s.decline,
  asks: s.asks.map((ask) => {
    const due = ask.outcome === 'waiting' ? asks[ask.clock] : undefined;
    return due ? { ...ask, due } : ask;
  }),
});

const addEnforcement = (
  state: Whistle,
  { enforcement: no, departments }: JointEnforcementCalled['data'],
): Whistle => ({
  ...state,
  enforcements: [...state.enforcements, { no, departments, concluded: false }],
});

const reopenWhistle = (state: Whistle, data: WhistleReopened['data']): Whistle => ({
  ...state,
  ...SOUNDED,
  ...overallAfterReopening(state, data),
  status: 'open',
  closedAt: undefined,
  withdrawnAt: undefined,
  reopened: state.reopened + 1,
});

type OnWhistle = Exclude<WhistleEvent['type'], SummonsEvent['type']>;

/** The events that are about the whistle as a whole. */
const whistleChanges: {
  [T in OnWhistle]: (state: Whistle, event: Extract<WhistleEvent, { type: T }>) => Whistle;
} = {
  WhistleRaised: (state, { data }) => startWhistle(state, data),
  InitiativeConfirmed: (state, { data }) => confirmInitiative(state, data),
  WhistleApproved: (state, { data }) => ({ ...state, ...gated({ call: state.call, ...data }) }),
  WhistleReturned: (state) => ({
    ...state,
    stage: 'returned',
    initiation: undefined,
    gate: undefined,
  }),
  WhistleResubmitted: (state, { data }) => ({
    ...state,
    initiators: data.initiators ?? [],
    ...gated(data),
  }),
  WhistleDispatched: (state) => ({ ...state, ...SOUNDED }),
  DepartmentSummoned: (state, { data }) => ({
    ...state,
    summonses: state.summonses.concat(newSummons(data)),
  }),
  DeadlineApproaching: recordDeadline,
  DeadlineMissed: recordDeadline,
  JointEnforcementCalled: (state, { data }) => addEnforcement(state, data),
  JointEnforcementConcluded: (state, { data }) => ({
    ...state,
    enforcements: state.enforcements.map((one) =>
      one.no === data.enforcement ? { ...one, concluded: true } : one,
    ),
  }),
  ResidentSatisfactionRecorded: (state, { data }) => ({
    ...state,
    resident: data,
    residentAsked: true,
  }),
  DueTimesRebased: (state, { data }) => rebaseClocks(state, data),
  WhistleClosed: (state, { data: { at } }) => ({
    ...state,
    status: 'closed',
    closedAt: at,
    residentAsked: false,
  }),
  WhistleWithdrawn: (state, { data: { at } }) => ({
    ...state,
    status: 'withdrawn',
    withdrawnAt: at,
    summonses: state.summonses.map((s) => releaseWithWhistle(s, 'whistle-withdrawn', at)),
  }),
  WhistleMerged: (state, { data: { at, into } }) => ({
    ...state,
    status: 'merged',
    mergedInto: into,
    mergedAt: at,
    summonses: state.summonses.map((s) => releaseWithWhistle(s, 'whistle-merged', at)),
  }),
  WhistleReopened: (state, { data }) => reopenWhistle(state, data),
};

const isOnSummons = (event: WhistleEvent): event is SummonsEvent => event.type in summonsChanges;

/**
 * The whistle after one more event; never changes its argument. Total: an event that was once
 * accepted never fails here.
 */
export function evolveWhistle(state: Whistle, event: WhistleEvent): Whistle {
  const next: { -readonly [K in keyof Whistle]: Whistle[K] } = isOnSummons(event)
    ? evolveSummons(state, event)
    : (whistleChanges[event.type] as (s: Whistle, e: WhistleEvent) => Whistle)(state, event);
  if (next === state) return { ...state, lastAt: event.data.at };
  next.lastAt = event.data.at;
  return next;
}

function evolveSummons(state: Whistle, { type, data }: SummonsEvent): Whistle {
  const change = summonsChanges[type] as (s: Summons, d: typeof data) => Summons;
  const place = { summons: data.summons, at: data.at, always: type in appealChanges };
  return changeSummons(state, place, (s) => change(s, data));
}

/** The whistle after a whole stream. */
export const foldWhistle = (events: readonly WhistleEvent[]): Whistle =>
  events.reduce(evolveWhistle, noWhistle);
