import type { MeetingEvent } from '#joint-meeting';
import type { DeadlineClock, WhistleEvent } from '#whistle';
import type { NoticeKind } from './notice.values.js';

type AnyEvent = WhistleEvent | MeetingEvent;
type EventType = AnyEvent['type'];

/** Why a notice that waited is not told any more. Stable codes: they are in the delivery log. */
export const OVER = {
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
export type OverCode = keyof typeof OVER;

type Answers = Partial<Record<EventType, OverCode>>;

const ENDED: Answers = {
  WhistleClosed: 'MATTER_CLOSED',
  WhistleWithdrawn: 'MATTER_WITHDRAWN',
  WhistleMerged: 'MATTER_MERGED',
};
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
const REVIEWED: Answers = { WhistleApproved: 'ANSWERED', WhistleReturned: 'ANSWERED' };
const DISPATCHED: Answers = { WhistleDispatched: 'ANSWERED', DepartmentSummoned: 'ANSWERED' };
const REOPENED: Answers = { WhistleReopened: 'MATTER_REOPENED' };

const all = (...answers: readonly Answers[]): Answers => Object.assign({}, ...answers) as Answers;

/** What makes an announcement untrue, by what is announced. The rest are facts: they stay true. */
const ANSWERS: Partial<Record<NoticeKind | EventType, Answers>> = {
  'review-waiting': all(ENDED, REVIEWED),
  returned: all(ENDED, { WhistleResubmitted: 'ANSWERED' }),
  'dispatch-waiting': all(ENDED, DISPATCHED),
  summoned: all(ENDED, RELEASED, REPORTED),
  arrived: all(ENDED, RELEASED, { ArrivalConfirmed: 'ANSWERED', ArrivalDisputed: 'ANSWERED' }),
  'arrival-disputed': all(ENDED, RELEASED, REPORTED, { DepartmentArrived: 'DONE' }),
  reported: all(ENDED, { ResolutionConfirmed: 'ANSWERED', ResolutionSentBack: 'ANSWERED' }),
  'sent-back': all(ENDED, RELEASED, REPORTED),
  declined: all(ENDED, RELEASED, RULED, REPORTED),
  'extension-asked': all(ENDED, RELEASED, REPORTED, {
    ExtensionGranted: 'ANSWERED',
    ExtensionRefused: 'ANSWERED',
  }),
  paused: all(ENDED, RELEASED, { ClockResumed: 'DUE_MOVED' }),
  resumed: all(ENDED, RELEASED, REPORTED, { ClockPaused: 'DUE_MOVED' }),
  'due-times-changed': ENDED,
  closed: REOPENED,
  withdrawn: REOPENED,
  merged: REOPENED,
  reopened: ENDED,
  JointEnforcementCalled: all(ENDED, { JointEnforcementConcluded: 'DONE' }),
  MeetingCalled: { MeetingCancelled: 'CANCELLED', MinutesFiled: 'DONE' },
};

/** A deadline that is told to be near: met, moved, or passed. */
const CLOCKS: Readonly<Record<DeadlineClock, Answers>> = {
  acknowledge: all(RELEASED, MOVED, REPORTED, { DepartmentAcknowledged: 'DONE' }),
  // Who stands at the door has made contact.
  contact: all(RELEASED, MOVED, REPORTED, { StreetContacted: 'DONE', DepartmentArrived: 'DONE' }),
  arrive: all(RELEASED, MOVED, REPORTED, { DepartmentArrived: 'DONE' }),
  resolve: all(RELEASED, MOVED, REPORTED, { ExtensionGranted: 'DUE_MOVED' }),
  ruling: all(RELEASED, REPORTED, RULED, { DueTimesRebased: 'DUE_MOVED' }),
  review: all(REVIEWED, { DueTimesRebased: 'DUE_MOVED' }),
  dispatch: all(DISPATCHED, { DueTimesRebased: 'DUE_MOVED' }),
  overall: { DueTimesRebased: 'DUE_MOVED', WhistleReopened: 'DUE_MOVED' },
};

type Undone = Partial<Record<EventType, readonly EventType[]>>;

/** What takes back what came before it. */
const UNDONE: Undone = {
  ResolutionSentBack: ['ResolutionReported'],
  ArrivalDisputed: ['DepartmentArrived'],
  WhistleReopened: ['WhistleClosed', 'WhistleWithdrawn'],
};
/** The same of one summons: an early end let its department go, and a reopening summons anew. */
const UNDONE_OF_SUMMONS: Undone = { ...UNDONE, WhistleReopened: ['WhistleClosed'] };

function answersTo(kind: NoticeKind, event: AnyEvent): Answers {
  if (event.type === 'DeadlineApproaching') return all(ENDED, CLOCKS[event.data.clock]);
  return ANSWERS[event.type] ?? ANSWERS[kind] ?? {};
}

interface Part {
  readonly summons?: number;
  readonly enforcement?: number;
}

/** Whether a later event is about the same part of the whistle, or one of them is about all of it. */
function concerns(later: Part, told: Part): boolean {
  const same = (one: number | undefined, other: number | undefined) =>
    one === undefined || one === 0 || other === undefined || other === 0 || one === other;
  return same(later.summons, told.summons) && same(later.enforcement, told.enforcement);
}

const isMissed = (later: AnyEvent, event: AnyEvent): boolean =>
  event.type === 'DeadlineApproaching' &&
  later.type === 'DeadlineMissed' &&
  later.data.clock === event.data.clock;

/** Over by which event, and how. */
interface Ended {
  readonly by: EventType;
  readonly code: OverCode;
}

/** How it stands after one more event, which may undo what ended it, end it itself, or both. */
function after(over: Ended | undefined, by: EventType, code: OverCode | undefined, undone: Undone) {
  const standing = over && undone[by]?.includes(over.by) ? undefined : over;
  return standing ?? (code && { by, code });
}

/**
 * Whether what a notice tells of is over by what has happened since; undefined while it stands. Pure.
 * @param event the event that is told of
 * @param since what has happened to the same whistle or meeting after it, in order
 */
export function overSince(
  kind: NoticeKind,
  event: AnyEvent,
  since: readonly AnyEvent[],
): OverCode | undefined {
  const answers = answersTo(kind, event);
  const part = event.data as Part;
  const undone = part.summons ? UNDONE_OF_SUMMONS : UNDONE;
  let over: Ended | undefined;
  for (const later of since.filter(({ data }) => concerns(data as Part, part))) {
    const code = isMissed(later, event) ? 'ALREADY_MISSED' : answers[later.type];
    over = after(over, later.type, code, undone);
  }
  return over?.code;
}
