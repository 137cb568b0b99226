import type { Authority, Gate, Initiation } from '#whistle';
import { outcomeText, localTime } from './notice-text.js';
import { departmentsOf } from './noticed-whistle.js';
import type { Recipient } from './notice.values.js';
import {
  CENTRE,
  organisation,
  organisations,
  raisersOf,
  type Announcements,
  type AnnouncementContext,
  type Announcement,
} from './announcement.js';

const dueText = (gate: Gate): string =>
  gate.clock ? `，须于 ${localTime(gate.clock.dueAt)} 前完成` : '';

const recipientOf = (by: Authority, { whistle }: AnnouncementContext): Recipient =>
  by === 'street' ? organisation(whistle.street) : CENTRE;

interface Gates {
  readonly initiation?: Initiation;
  readonly review?: Gate;
  readonly dispatch?: Gate;
}

/** To the street: its leaders have to confirm, each by himself. */
function initiationAnnouncement(
  awaiting: readonly string[],
  { whistle, nameOf }: AnnouncementContext,
): Announcement {
  const from = nameOf(whistle.raisedBy);
  const text = `${from}申请吹哨，请${awaiting.join('、')}本人登录确认发起（confirmInitiative）。`;
  return { kind: 'initiation-waiting', to: [organisation(whistle.street)], text, toOwn: true };
}

/** Announces a whistle to who has to confirm, review or dispatch it before departments are summoned. */
function gateAnnouncements(
  { initiation, review, dispatch }: Gates,
  context: AnnouncementContext,
): Announcement[] {
  if (initiation) return [initiationAnnouncement(initiation.awaiting, context)];
  const from = context.nameOf(context.whistle.raisedBy);
  if (review) {
    const post = review.post === undefined ? '' : `（${review.post}）`;
    const text = `${from}申请吹哨，请审核${post}${dueText(review)}。`;
    const reactBy = review.clock?.dueAt;
    const to = [recipientOf(review.by, context)];
    return [{ kind: 'review-waiting', to, text, reactBy, toOwn: true }];
  }
  return dispatch ? [dispatchAnnouncement(dispatch, context)] : [];
}

function dispatchAnnouncement(gate: Gate, context: AnnouncementContext): Announcement {
  const text = `${context.nameOf(context.whistle.street)}吹哨，请派单${dueText(gate)}。`;
  return { kind: 'dispatch-waiting', to: [CENTRE], text, reactBy: gate.clock?.dueAt };
}

/** What clerks enter as the summary when they have nothing to add. */
const CLOSED = ['已办结', '办结', '已结哨', '结哨'] as const;

/** The departments still called, the street and who raised it. */
const everyoneIn = (context: AnnouncementContext): Recipient[] => [
  ...organisations(departmentsOf(context.whistle)),
  ...raisersOf(context),
];

/** Announcements about the whistle as a whole. */
export const whistleAnnouncements: Announcements = {
  WhistleRaised: (data, context) => gateAnnouncements(data, context),
  WhistleResubmitted: (data, context) => gateAnnouncements(data, context),
  InitiativeConfirmed: ({ awaiting, ...gates }, context) =>
    awaiting ? [initiationAnnouncement(awaiting, context)] : gateAnnouncements(gates, context),
  WhistleApproved: ({ dispatch }, context) =>
    dispatch ? [dispatchAnnouncement(dispatch, context)] : [],
  WhistleReturned: ({ reason }, context) => [
    { kind: 'returned', to: raisersOf(context), text: `审哨未通过：${context.quote(reason)}。` },
  ],
  JointEnforcementCalled({ departments, startsAt, plan }, { quote: quote }) {
    const text = `定于 ${localTime(startsAt)} 联合执法：${quote(plan)}。`;
    return [{ kind: 'joint-enforcement', to: organisations(departments), text, reactBy: startsAt }];
  },
  JointEnforcementConcluded({ enforcement, findings }, { whistle, quote: quote }) {
    const called = whistle.enforcements[enforcement - 1] ?? [];
    const to = organisations([...called, whistle.street]);
    return [{ kind: 'joint-enforcement', to, text: `联合执法已结束：${quote(findings)}。` }];
  },
  WhistleClosed: ({ summary }, context) => [
    {
      kind: 'closed',
      to: everyoneIn(context),
      text: `${outcomeText('已结哨', CLOSED, context.quote(summary))}。`,
    },
  ],
  WhistleWithdrawn: ({ reason }, context) => [
    {
      kind: 'withdrawn',
      to: everyoneIn(context),
      text: `${outcomeText('已撤哨', ['撤哨'], context.quote(reason))}。`,
    },
  ],
  WhistleMerged: ({ reason }, context) => [
    { kind: 'merged', to: everyoneIn(context), text: `已并入另一声哨：${context.quote(reason)}。` },
  ],
  WhistleReopened: ({ reason }, context) => [
    {
      kind: 'reopened',
      to: everyoneIn(context),
      urgent: true,
      text: `${outcomeText('已重新打开', ['重新打开'], context.quote(reason))}。`,
    },
  ],
};

const resultAnnouncements = (
  outcome: NonNullable<Announcement['outcome']>,
  text: string,
  { whistle }: AnnouncementContext,
): readonly Announcement[] =>
  whistle.source
    ? [{ kind: 'result', to: [{ source: whistle.source.system }], text, outcome }]
    : [];

/** 结果回传: announcements to the system that the whistle came from. */
export const sourceAnnouncements: Announcements = {
  ResolutionReported: ({ department, summary }, context) =>
    resultAnnouncements(
      'reported',
      `${context.nameOf(department)}反馈：${context.quote(summary)}`,
      context,
    ),
  WhistleClosed: ({ summary }, context) =>
    resultAnnouncements('closed', outcomeText('已办结', CLOSED, context.quote(summary)), context),
  WhistleWithdrawn: ({ reason }, context) =>
    resultAnnouncements(
      'withdrawn',
      outcomeText('已撤销', ['已撤哨', '撤哨'], context.quote(reason)),
      context,
    ),
  WhistleMerged: ({ reason }, context) =>
    resultAnnouncements(
      'merged',
      outcomeText('已并入另一声哨办理', [], context.quote(reason)),
      context,
    ),
  WhistleReopened: ({ reason }, context) =>
    resultAnnouncements(
      'reopened',
      outcomeText('已重新打开', ['重新打开', '重新办理'], context.quote(reason)),
      context,
    ),
};
