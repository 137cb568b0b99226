import { type Decision, reject, type Rejection, streamFamily } from '#event-sourcing';
import { withKeptEvidence } from '#whistle';
import type {
  BreakTalkPromise,
  CallTalk,
  CancelTalk,
  CloseTalk,
  ConfirmTalkPromise,
  HoldTalk,
  ReportTalkPromise,
  TalkCommand,
  TalkContext,
  TalkRejection,
} from './talk.commands.js';
import type { TalkEvent, TalkGround } from './talk.events.js';
import { evolve, type KnownPromise, noTalk, type Talk } from './talk.state.js';

type Decided = Decision<TalkEvent, TalkRejection>;
type Refused = Rejection<TalkRejection>;

/** The assessment office keeps the record; an operator at the machine may do so for it. */
const KEEPERS = ['assessment', 'administrator'];

const refuseUnlessKeeper = ({ acting }: TalkContext): Refused | undefined =>
  KEEPERS.includes(acting.role) ? undefined : reject('ASSESSMENT_OFFICE_ONLY');

function refuseUnlessGrounded({ kind, score, line, note }: TalkGround): Refused | undefined {
  if (kind === 'repeated') return note === undefined ? reject('GROUND_INCOMPLETE') : undefined;
  if (kind !== 'score-below') return undefined;
  if (score === undefined || line === undefined) return reject('GROUND_INCOMPLETE');
  return score < line ? undefined : reject('SCORE_NOT_BELOW', { score, line });
}

function callTalk({ organisation, ground, holdBy }: CallTalk, state: Talk, context: TalkContext) {
  const refused = refuseUnlessKeeper(context);
  if (refused) return refused;
  if (state.status !== 'none') return reject('TALK_EXISTS');
  if (!context.directory.takesPart(organisation))
    return reject('ORGANISATION_UNKNOWN', { organisation });
  const ungrounded = refuseUnlessGrounded(ground);
  if (ungrounded) return ungrounded;
  if (holdBy < context.now) return reject('HOLD_BY_PASSED');
  const calledBy = context.acting.organisation;
  const data = { at: context.now, organisation, calledBy, ground, holdBy };
  return [{ type: 'TalkCalled' as const, data }];
}

const OVER: readonly Talk['status'][] = ['closed', 'cancelled'];

const refuseUnlessOpen = ({ status }: Talk): Refused | undefined => {
  if (status === 'none') return reject('TALK_NOT_FOUND');
  return OVER.includes(status) ? reject('TALK_OVER', { status }) : undefined;
};

function holdTalk(command: HoldTalk, state: Talk, context: TalkContext): Decided {
  const refused = refuseUnlessKeeper(context) ?? refuseUnlessOpen(state);
  if (refused) return refused;
  const { heldAt, attended, record } = command;
  if (state.status === 'held') return reject('TALK_HELD');
  if (heldAt > context.now) return reject('HELD_IN_FUTURE');
  if (attended.length === 0) return reject('NOBODY_ATTENDED');
  if (command.promises.some(({ dueAt }) => dueAt < heldAt))
    return reject('PROMISE_DUE_BEFORE_TALK');
  const promises = command.promises.map(({ content, measure, dueAt }, index) => ({
    no: index + 1,
    content,
    measure,
    dueAt,
  }));
  return [{ type: 'TalkHeld', data: { at: context.now, heldAt, attended, record, promises } }];
}

/** A promise of a talk that was held and is not over. */
function promiseOf(state: Talk, no: number): KnownPromise | Refused {
  const refused = refuseUnlessOpen(state);
  if (refused) return refused;
  if (state.status !== 'held') return reject('TALK_NOT_HELD');
  return state.promises.find((one) => one.no === no) ?? reject('PROMISE_UNKNOWN', { promise: no });
}

const isJudged = ({ state }: KnownPromise): boolean => state === 'kept' || state === 'broken';

const isRefused = (found: KnownPromise | Refused): found is Refused => 'rejected' in found;

/** A promise that was broken may still be kept late: that is reported, and judged anew. */
function reportPromise(command: ReportTalkPromise, state: Talk, context: TalkContext): Decided {
  const { promise, summary, evidence } = command;
  const found = promiseOf(state, promise);
  if (isRefused(found)) return found;
  const { organisation } = state;
  if (context.acting.organisation !== organisation)
    return reject('NOT_YOUR_ORGANISATION', { organisation });
  if (found.state === 'kept') return reject('PROMISE_JUDGED', { promise });
  const { reported } = found;
  const isSame =
    JSON.stringify(reported) === JSON.stringify({ at: reported?.at, summary, evidence });
  if (found.state === 'reported' && isSame) return [];
  return [{ type: 'PromiseReported', data: { at: context.now, promise, summary, evidence } }];
}

function confirmPromise(
  { promise }: ConfirmTalkPromise,
  state: Talk,
  context: TalkContext,
): Decided {
  const refused = refuseUnlessKeeper(context);
  if (refused) return refused;
  const found = promiseOf(state, promise);
  if (isRefused(found)) return found;
  if (found.state === 'kept') return [];
  if (found.state !== 'reported') return reject('PROMISE_NOT_REPORTED', { promise });
  return [{ type: 'PromiseConfirmed', data: { at: context.now, promise } }];
}

function breakPromise(command: BreakTalkPromise, state: Talk, context: TalkContext): Decided {
  const { promise, reason } = command;
  const refused = refuseUnlessKeeper(context);
  if (refused) return refused;
  const found = promiseOf(state, promise);
  if (isRefused(found)) return found;
  if (isJudged(found))
    return found.brokenBecause === reason ? [] : reject('PROMISE_JUDGED', { promise });
  if (found.state === 'open' && context.now < found.dueAt)
    return reject('PROMISE_NOT_DUE', { promise });
  return [{ type: 'PromiseBroken', data: { at: context.now, promise, reason } }];
}

function closeTalk({ conclusion }: CloseTalk, state: Talk, context: TalkContext): Decided {
  const refused = refuseUnlessKeeper(context);
  if (refused) return refused;
  if (state.status === 'closed' && state.conclusion === conclusion) return [];
  const over = refuseUnlessOpen(state);
  if (over) return over;
  if (state.status !== 'held') return reject('TALK_NOT_HELD');
  const open = state.promises.filter((one) => !isJudged(one));
  if (open.length > 0)
    return reject('PROMISES_OPEN', { promises: open.map(({ no }) => no).join('、') });
  return [{ type: 'TalkClosed', data: { at: context.now, conclusion } }];
}

function cancelTalk({ reason }: CancelTalk, state: Talk, context: TalkContext): Decided {
  const refused = refuseUnlessKeeper(context);
  if (refused) return refused;
  if (state.status === 'cancelled' && state.cancelReason === reason) return [];
  const over = refuseUnlessOpen(state);
  if (over) return over;
  if (state.status === 'held') return reject('TALK_HELD');
  return [{ type: 'TalkCancelled', data: { at: context.now, reason } }];
}

/** No event is earlier than the last one, because the clocks of servers differ slightly. */
const inOrder = (context: TalkContext, { lastAt }: Talk): TalkContext =>
  context.now < lastAt ? { ...context, now: lastAt } : context;

function decide(sent: TalkCommand, state: Talk, given: TalkContext): Decided {
  const command = withKeptEvidence(sent, given.evidence);
  return 'rejected' in command ? command : decideOne(command, state, inOrder(given, state));
}

function decideOne(command: TalkCommand, state: Talk, context: TalkContext): Decided {
  switch (command.type) {
    case 'CallTalk':
      return callTalk(command, state, context);
    case 'HoldTalk':
      return holdTalk(command, state, context);
    case 'ReportTalkPromise':
      return reportPromise(command, state, context);
    case 'ConfirmTalkPromise':
      return confirmPromise(command, state, context);
    case 'BreakTalkPromise':
      return breakPromise(command, state, context);
    case 'CloseTalk':
      return closeTalk(command, state, context);
    case 'CancelTalk':
      return cancelTalk(command, state, context);
  }
}

/** 约谈: one short stream, from the call to the end of its last promise. */
export const talk = streamFamily<TalkCommand, Talk, TalkEvent, TalkRejection, TalkContext>({
  prefix: 'talk-',
  versions: {
    TalkCalled: 1,
    TalkHeld: 1,
    PromiseReported: 1,
    PromiseConfirmed: 1,
    PromiseBroken: 1,
    TalkClosed: 1,
    TalkCancelled: 1,
  },
  decider: { initialState: noTalk, decide, evolve },
});
