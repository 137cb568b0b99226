import type { MeetingEvent } from '#joint-meeting';
import type { DeadlineClock, WhistleEvent } from '#whistle';
import type { NoticeKind } from './notice.values.js';

type AnyEvent = WhistleEvent | MeetingEvent;
type EventType = AnyEvent['type'];

/** Why a notice that waited is not sent any more. Stable codes: they are in the delivery log. */
export const OBSOLETE_REASONS = {
  MATTER_CLOSED: '该哨已办结',
  MATTER_WITHDRAWN: '该哨已撤销',
  MATTER_MERGED: '该哨已并入另一声哨',
  MATTER_REOPENED: '该哨已重新打开',
  RELEASED: '该单位已不再承办',
  REPORTED: '承办单位已反馈',
  DONE: '已完成',
  ANSWERED: '已有答复',
  DUE_MOVED: '时限已变更',
  ALREADY_MISSED: '时限已过，另有红牌通知',
  CANCELLED: '已取消',
} as const;
export type ObsoleteCode = keyof typeof OBSOLETE_REASONS;

type Answers = Partial<Record<EventType, ObsoleteCode>>;

const GONE: Answers = {
  WhistleWithdrawn: 'MATTER_WITHDRAWN',
  WhistleMerged: 'MATTER_MERGED',
};
const ENDED: Answers = { WhistleClosed: 'MATTER_CLOSED', ...GONE };
const RELEASED: Answers = {
  DepartmentReplaced: 'RELEASED',
  DepartmentWithdrawn: 'RELEASED',
  DeclineUpheld: 'RELEASED',
};
const REPORTED: Answers = { ResolutionReported: 'REPORTED' };
const MOVED: Answers = {
  ClockPaused: 'DUE_MOVED',
  ClockResumed: 'DUE_MOVED',
  DueTimesRebased: 'DUE_MOVED',
};
const RULED: Answers = { DeclineUpheld: 'ANSWERED', DeclineOverruled: 'ANSWERED' };
const APPEAL_ENDED: Answers = {
  AppealUpheld: 'ANSWERED',
  AppealRejected: 'ANSWERED',
  AppealWithdrawn: 'CANCELLED',
};
const REVIEWED: Answers = { WhistleApproved: 'ANSWERED', WhistleReturned: 'ANSWERED' };
const DISPATCHED: Answers = { WhistleDispatched: 'ANSWERED', DepartmentSummoned: 'ANSWERED' };
const SETTLED: Answers = { ResolutionConfirmed: 'ANSWERED', ResolutionDeemedVerified: 'ANSWERED' };
const REOPENED: Answers = { WhistleReopened: 'MATTER_REOPENED' };

const mergeAnswers = (...answers: readonly Answers[]): Answers =>
  Object.assign({}, ...answers) as Answers;

/** By kind or event: the later events that make a notice obsolete. Notices not listed stay true. */
const ANSWERS: Partial<Record<NoticeKind | EventType, Answers>> = {
  'initiation-waiting': mergeAnswers(ENDED, {
    InitiativeConfirmed: 'ANSWERED',
    WhistleReturned: 'ANSWERED',
  }),
  'review-waiting': mergeAnswers(ENDED, REVIEWED),
  returned: mergeAnswers(ENDED, { WhistleResubmitted: 'ANSWERED' }),
  'dispatch-waiting': mergeAnswers(ENDED, DISPATCHED),
  summoned: mergeAnswers(ENDED, RELEASED, REPORTED),
  arrived: mergeAnswers(ENDED, RELEASED, {
    ArrivalConfirmed: 'ANSWERED',
    ArrivalDisputed: 'ANSWERED',
  }),
  'arrival-disputed': mergeAnswers(ENDED, RELEASED, REPORTED, { DepartmentArrived: 'DONE' }),
  reported: mergeAnswers(ENDED, {
    ...SETTLED,
    ResolutionSentBack: 'ANSWERED',
  }),
  'sent-back': mergeAnswers(ENDED, RELEASED, REPORTED),
  declined: mergeAnswers(ENDED, RELEASED, RULED, REPORTED),
  'extension-asked': mergeAnswers(ENDED, RELEASED, REPORTED, {
    ExtensionGranted: 'ANSWERED',
    ExtensionRefused: 'ANSWERED',
  }),
  'pause-asked': mergeAnswers(ENDED, RELEASED, REPORTED, {
    ClockPaused: 'ANSWERED',
    PauseRefused: 'ANSWERED',
  }),
  'appeal-filed': APPEAL_ENDED,
  paused: mergeAnswers(ENDED, RELEASED, { ClockResumed: 'DUE_MOVED' }),
  resumed: mergeAnswers(ENDED, RELEASED, REPORTED, { ClockPaused: 'DUE_MOVED' }),
  'due-times-changed': ENDED,
  closed: REOPENED,
  withdrawn: REOPENED,
  merged: REOPENED,
  reopened: ENDED,
  JointEnforcementCalled: mergeAnswers(ENDED, { JointEnforcementConcluded: 'DONE' }),
  MeetingCalled: { MeetingCancelled: 'CANCELLED', MinutesFiled: 'DONE' },
};

/** By clock: the events that make the warning of a near deadline obsolete (met, moved, or passed). */
const CLOCKS: Readonly<Record<DeadlineClock, Answers>> = {
  acknowledge: mergeAnswers(RELEASED, MOVED, REPORTED, { DepartmentAcknowledged: 'DONE' }),
  // An arrival counts as contact.
  contact: mergeAnswers(RELEASED, MOVED, REPORTED, {
    StreetContacted: 'DONE',
    DepartmentArrived: 'DONE',
  }),
  arrive: mergeAnswers(RELEASED, MOVED, REPORTED, { DepartmentArrived: 'DONE' }),
  resolve: mergeAnswers(RELEASED, MOVED, REPORTED, { ExtensionGranted: 'DUE_MOVED' }),
  ruling: mergeAnswers(RELEASED, REPORTED, RULED, { DueTimesRebased: 'DUE_MOVED' }),
  appeal: APPEAL_ENDED,
  'confirm-arrival': mergeAnswers(RELEASED, SETTLED, {
    ArrivalConfirmed: 'ANSWERED',
    ArrivalDisputed: 'ANSWERED',
    DueTimesRebased: 'DUE_MOVED',
  }),
  verify: mergeAnswers(RELEASED, SETTLED, {
    ResolutionSentBack: 'ANSWERED',
    DueTimesRebased: 'DUE_MOVED',
  }),
  rate: { DepartmentRated: 'DONE', DueTimesRebased: 'DUE_MOVED' },
  review: mergeAnswers(REVIEWED, { DueTimesRebased: 'DUE_MOVED' }),
  dispatch: mergeAnswers(DISPATCHED, { DueTimesRebased: 'DUE_MOVED' }),
  overall: { DueTimesRebased: 'DUE_MOVED', WhistleReopened: 'DUE_MOVED' },
};

type Reversals = Partial<Record<EventType, readonly EventType[]>>;

/** By event: the earlier events that it reverses. */
const REVERSALS: Reversals = {
  ResolutionSentBack: ['ResolutionReported'],
  ArrivalDisputed: ['DepartmentArrived'],
  WhistleReopened: ['WhistleClosed', 'WhistleWithdrawn'],
};
/** For notices of one summons: withdrawal released the department, and reopening calls it anew. */
const SUMMONS_REVERSALS: Reversals = { ...REVERSALS, WhistleReopened: ['WhistleClosed'] };

/** The street is to rate after the whistle is closed, and an appeal goes on after any end. */
function endingsFor(clock: DeadlineClock): Answers {
  if (clock === 'appeal') return {};
  return clock === 'rate' ? GONE : ENDED;
}

function answersTo(kind: NoticeKind, event: AnyEvent): Answers {
  if (event.type === 'DeadlineApproaching') {
    const { clock } = event.data;
    return mergeAnswers(endingsFor(clock), CLOCKS[clock]);
  }
  return ANSWERS[event.type] ?? ANSWERS[kind] ?? {};
}

interface Part {
  readonly summons?: number;
  readonly enforcement?: number;
  readonly appeal?: number;
}

/** Whether a later event is about the same part of the whistle, or one of them is about all of it. */
function concerns(later: Part, told: Part): boolean {
  const same = (one: number | undefined, other: number | undefined) =>
    one === undefined || one === 0 || other === undefined || other === 0 || one === other;
  return (
    same(later.summons, told.summons) &&
    same(later.enforcement, told.enforcement) &&
    same(later.appeal, told.appeal)
  );
}

const isMissed = (later: AnyEvent, event: AnyEvent): boolean =>
  event.type === 'DeadlineApproaching' &&
  later.type === 'DeadlineMissed' &&
  later.data.clock === event.data.clock;

/** Which event made the notice obsolete, and why. */
interface Ended {
  readonly by: EventType;
  readonly code: ObsoleteCode;
}

/** After one more event, which may reverse the ending, be an ending itself, or both. */
function nextEnding(
  over: Ended | undefined,
  by: EventType,
  code: ObsoleteCode | undefined,
  undone: Reversals,
) {
  const standing = over && undone[by]?.includes(over.by) ? undefined : over;
  return standing ?? (code && { by, code });
}

/**
 * Why a notice is obsolete; undefined while it is still true. Pure.
 * @param event the event that the notice is about
 * @param since later events of the same whistle or meeting, in order
 */
export function obsoleteCodeOf(
  kind: NoticeKind,
  event: AnyEvent,
  since: readonly AnyEvent[],
): ObsoleteCode | undefined {
  const answers = answersTo(kind, event);
  const part = event.data as Part;
  const undone = part.summons ? SUMMONS_REVERSALS : REVERSALS;
  let over: Ended | undefined;
  for (const later of since.filter(({ data }) => concerns(data as Part, part))) {
    const code = isMissed(later, event) ? 'ALREADY_MISSED' : answers[later.type];
    over = nextEnding(over, later.type, code, undone);
  }
  return over?.code;
}
