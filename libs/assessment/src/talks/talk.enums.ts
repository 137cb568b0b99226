import { enumOf } from '#graphql';
import type { TalkGroundKind } from './domain/talk.events.js';
import type { PromiseState, Talk } from './domain/talk.state.js';

export const TalkGroundEnum = enumOf<TalkGroundKind>(
  'TalkGroundKind',
  '约谈的事由。Why somebody is called to a talk.',
  {
    'score-below': '得分低于约谈线。A score below the line of the rules.',
    'red-card': '红牌。A red card.',
    repeated: '反复发生。The same fault again.',
  },
);

export type TalkStatus = Exclude<Talk['status'], 'none'>;
export const TalkStatusEnum = enumOf<TalkStatus>('TalkStatus', '约谈的状态。Where a talk stands.', {
  called: '已通知，待约谈。Called, not yet held.',
  held: '已约谈，整改中。Held; its promises are open.',
  closed: '已销号。Every promise judged, and closed.',
  cancelled: '已取消。Cancelled.',
});

export const PromiseStateEnum = enumOf<PromiseState>(
  'TalkPromiseState',
  '整改承诺的状态。Where a promise stands.',
  {
    open: '整改中。Not yet done.',
    reported: '已报完成，待确认。Reported as done, to be judged.',
    kept: '已兑现。Kept.',
    broken: '未兑现。Not kept.',
  },
);
