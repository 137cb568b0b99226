import type { Authority, Gate } from '#whistle';
import { doneAs, localTime } from './notice-text.js';
import { departmentsOf } from './noticed-whistle.js';
import type { Recipient } from './notice.values.js';
import {
  CENTRE,
  organisation,
  organisations,
  raisers,
  type Tellers,
  type Telling,
  type Told,
} from './telling.js';

const until = (gate: Gate): string =>
  gate.clock ? `，须于 ${localTime(gate.clock.dueAt)} 前完成` : '';

const authority = (by: Authority, { whistle }: Telling): Recipient =>
  by === 'street' ? organisation(whistle.street) : CENTRE;

/** Whoever stands between the blow and the summonses. */
function gates(
  { review, dispatch }: { readonly review?: Gate; readonly dispatch?: Gate },
  telling: Telling,
): Told[] {
  const from = telling.nameOf(telling.whistle.raisedBy);
  if (review) {
    const post = review.post === undefined ? '' : `（${review.post}）`;
    const text = `${from}申请吹哨，请审核${post}${until(review)}。`;
    const reactBy = review.clock?.dueAt;
    return [{ kind: 'review-waiting', to: [authority(review.by, telling)], text, reactBy }];
  }
  return dispatch ? [dispatchWaiting(dispatch, telling)] : [];
}

function dispatchWaiting(gate: Gate, telling: Telling): Told {
  const text = `${telling.nameOf(telling.whistle.street)}吹哨，请派单${until(gate)}。`;
  return { kind: 'dispatch-waiting', to: [CENTRE], text, reactBy: gate.clock?.dueAt };
}

/** What clerks enter as the summary where there is no more to say. */
const CLOSED = ['已办结', '办结', '已结哨', '结哨'] as const;

/** Everybody who has a part in it. */
const all = (telling: Telling): Recipient[] => [
  ...organisations(departmentsOf(telling.whistle)),
  ...raisers(telling),
];

/** What is told of the whistle as a whole. */
export const whistleTellers: Tellers = {
  WhistleRaised: (data, telling) => gates(data, telling),
  WhistleResubmitted: (data, telling) => gates(data, telling),
  WhistleApproved: ({ dispatch }, telling) =>
    dispatch ? [dispatchWaiting(dispatch, telling)] : [],
  WhistleReturned: ({ reason }, telling) => [
    { kind: 'returned', to: raisers(telling), text: `审哨未通过：${telling.said(reason)}。` },
  ],
  JointEnforcementCalled({ departments, startsAt, plan }, { said }) {
    const text = `定于 ${localTime(startsAt)} 联合执法：${said(plan)}。`;
    return [{ kind: 'joint-enforcement', to: organisations(departments), text, reactBy: startsAt }];
  },
  JointEnforcementConcluded({ enforcement, findings }, { whistle, said }) {
    const called = whistle.enforcements[enforcement - 1] ?? [];
    const to = organisations([...called, whistle.street]);
    return [{ kind: 'joint-enforcement', to, text: `联合执法已结束：${said(findings)}。` }];
  },
  WhistleClosed: ({ summary }, telling) => [
    {
      kind: 'closed',
      to: all(telling),
      text: `${doneAs('已结哨', CLOSED, telling.said(summary))}。`,
    },
  ],
  WhistleWithdrawn: ({ reason }, telling) => [
    {
      kind: 'withdrawn',
      to: all(telling),
      text: `${doneAs('已撤哨', ['撤哨'], telling.said(reason))}。`,
    },
  ],
  WhistleMerged: ({ reason }, telling) => [
    { kind: 'merged', to: all(telling), text: `已并入另一声哨：${telling.said(reason)}。` },
  ],
  WhistleReopened: ({ reason }, telling) => [
    {
      kind: 'reopened',
      to: all(telling),
      urgent: true,
      text: `${doneAs('已重新打开', ['重新打开'], telling.said(reason))}。`,
    },
  ],
};

const told = (
  outcome: NonNullable<Told['outcome']>,
  text: string,
  { whistle }: Telling,
): readonly Told[] =>
  whistle.source
    ? [{ kind: 'result', to: [{ source: whistle.source.system }], text, outcome }]
    : [];

/** 结果回传: what the system is told that the whistle came from. */
export const sourceTellers: Tellers = {
  ResolutionReported: ({ department, summary }, telling) =>
    told('reported', `${telling.nameOf(department)}反馈：${telling.said(summary)}`, telling),
  WhistleClosed: ({ summary }, telling) =>
    told('closed', doneAs('已办结', CLOSED, telling.said(summary)), telling),
  WhistleWithdrawn: ({ reason }, telling) =>
    told('withdrawn', doneAs('已撤销', ['已撤哨', '撤哨'], telling.said(reason)), telling),
  WhistleMerged: ({ reason }, telling) =>
    told('merged', doneAs('已并入另一声哨办理', [], telling.said(reason)), telling),
  WhistleReopened: ({ reason }, telling) =>
    told('reopened', doneAs('已重新打开', ['重新打开', '重新办理'], telling.said(reason)), telling),
};
