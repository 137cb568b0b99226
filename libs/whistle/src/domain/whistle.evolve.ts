import { evolveSummons, fired, missed, summoned, without } from './summons.evolve.js';
import type {
  DeadlineApproaching,
  DeadlineMissed,
  DueTimesRebased,
  SummonsEvent,
  WhistleApproved,
  WhistleEvent,
  WhistleRaised,
  WhistleReopened,
  WhistleResubmitted,
} from './whistle.events.js';
import { reopenedOverall } from './whistle.reopening.js';
import { isActive, type Summons, type Whistle, type WhistleStage } from './whistle.state.js';

function stageOf(asked: { readonly review?: unknown; readonly dispatch?: unknown }): WhistleStage {
  if (asked.review) return 'review';
  return asked.dispatch ? 'dispatch' : 'sounded';
}

type Asked = WhistleRaised['data'] | WhistleResubmitted['data'];

/** Whom it asks for, and what stands before the sounding. */
const asked = ({ at, call, review, dispatch }: Asked) => ({
  gateSince: at,
  stage: stageOf({ review, dispatch }),
  ...(call && { call }),
  ...(review && { review }),
  ...(dispatch && { dispatch }),
});

function raised(state: Whistle, data: WhistleRaised['data']): Whistle {
  return {
    ...state,
    status: 'open',
    kind: data.kind,
    level: data.level,
    street: data.street,
    raisedBy: data.raisedBy,
    raisedAt: data.at,
    rule: data.rule,
    ...(data.overall && { overall: data.overall }),
    overallSince: data.at,
    overallRule: data.rule,
    ...asked(data),
  };
}

const sounded = (state: Whistle): Whistle => ({
  ...without(state, 'call', 'review', 'dispatch', 'gateSince'),
  stage: 'sounded',
});

const approved = (state: Whistle, { at, dispatch }: WhistleApproved['data']): Whistle =>
  dispatch
    ? { ...without(state, 'review'), stage: 'dispatch', dispatch, gateSince: at }
    : sounded(state);

/** What the end of a whistle says, to know whether it is said again. */
export const endingOf = (said: {
  readonly summary?: string;
  readonly reason?: string;
  readonly into?: string;
}): string => JSON.stringify([said.summary, said.reason, said.into]);

/** A whistle that ends early lets everybody go: a reopening summons anew and revives no obligation. */
const letGo = (s: Summons): Summons =>
  isActive(s) && s.resolution !== 'confirmed' ? { ...s, released: 'withdrawn' } : s;

const ended = (state: Whistle, status: 'withdrawn' | 'merged', ending: string): Whistle => ({
  ...state,
  status,
  ending,
  summonses: state.summonses.map(letGo),
});

function onSummons(state: Whistle, no: number, change: (summons: Summons) => Summons): Whistle {
  return { ...state, summonses: state.summonses.map((s) => (s.no === no ? change(s) : s)) };
}

function deadline(state: Whistle, event: DeadlineApproaching | DeadlineMissed): Whistle {
  const { summons } = event.data;
  if (summons === 0) return fired(state, event);
  return onSummons(state, summons, (s) =>
    event.type === 'DeadlineMissed' ? missed(fired(s, event), event) : fired(s, event),
  );
}

function rebased(state: Whistle, { overall, gate, summonses }: DueTimesRebased['data']): Whistle {
  const anew = new Map(summonses.map((one) => [one.summons, one]));
  const { review, dispatch } = state;
  return {
    ...state,
    ...(overall && { overall }),
    ...(gate && review && { review: { ...review, clock: gate } }),
    ...(gate && dispatch && { dispatch: { ...dispatch, clock: gate } }),
    summonses: state.summonses.map((s) => {
      const { clocks, ruling } = anew.get(s.no) ?? {};
      return { ...s, clocks: { ...s.clocks, ...clocks }, ...(ruling && { ruling }) };
    }),
  };
}

function ofSummons(state: Whistle, event: SummonsEvent): Whistle {
  const { type, data } = event;
  const next = onSummons(state, data.summons, (s) => evolveSummons(s, type, data as never));
  return type === 'DepartmentReplaced' ? { ...next, redispatched: next.redispatched + 1 } : next;
}

const concluded = (state: Whistle, no: number): Whistle => ({
  ...state,
  enforcements: state.enforcements.map((e) => (e.no === no ? { ...e, concluded: true } : e)),
});

/** The events that are about the whistle as a whole. */
const onWhistle: {
  [T in Exclude<WhistleEvent['type'], SummonsEvent['type']>]: (
    state: Whistle,
    event: Extract<WhistleEvent, { type: T }>,
  ) => Whistle;
} = {
  WhistleRaised: (state, { data }) => raised(state, data),
  WhistleApproved: (state, { data }) => approved(state, data),
  WhistleReturned: (state) => ({ ...without(state, 'review', 'dispatch'), stage: 'returned' }),
  WhistleResubmitted: (state, { data }) => ({ ...state, ...asked(data) }),
  WhistleDispatched: sounded,
  DepartmentSummoned: (state, { data }) => ({
    ...state,
    summonses: [...state.summonses, summoned(data)],
  }),
  DeadlineApproaching: deadline,
  DeadlineMissed: deadline,
  JointEnforcementCalled: (state, { data: { enforcement: no, departments } }) => ({
    ...state,
    enforcements: [...state.enforcements, { no, departments, concluded: false }],
  }),
  JointEnforcementConcluded: (state, { data }) => concluded(state, data.enforcement),
  ResidentSatisfactionRecorded: (state) => ({ ...state, residentAsked: true }),
  DueTimesRebased: (state, { data }) => rebased(state, data),
  WhistleClosed: (state, { data }) => ({
    ...state,
    status: 'closed',
    residentAsked: false,
    ending: endingOf(data),
  }),
  WhistleWithdrawn: (state, { data }) => ended(state, 'withdrawn', endingOf(data)),
  WhistleMerged: (state, { data }) => ended(state, 'merged', endingOf(data)),
  WhistleReopened: (state, { data }) => reopened(state, data),
};

function reopened(state: Whistle, data: WhistleReopened['data']): Whistle {
  const { overall, ...whole } = reopenedOverall(state, data);
  return {
    ...without(sounded(state), 'overall', 'ending'),
    ...whole,
    status: 'open',
    ...(overall && { overall }),
  };
}

const isOfWhistle = (event: WhistleEvent): event is Exclude<WhistleEvent, SummonsEvent> =>
  Object.hasOwn(onWhistle, event.type);

/** The state after one more event. Total: an event that was once accepted never fails here. */
export function evolve(state: Whistle, event: WhistleEvent): Whistle {
  const next = isOfWhistle(event)
    ? (onWhistle[event.type] as (s: Whistle, e: WhistleEvent) => Whistle)(state, event)
    : ofSummons(state, event);
  return { ...next, lastAt: event.data.at };
}
