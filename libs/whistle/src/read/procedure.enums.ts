import { wireEnum } from '#graphql';
import type { Decline, Extension } from '../domain/summons.state.js';
import type { DeadlineClock, SupervisionCause } from '../domain/whistle.events.js';
import type { WhistleStage } from '../domain/whistle.state.js';
import { WhistleStageEnum } from '../whistle.enums.js';
import type { CardColour } from './work-lists/department-work-list.js';
import type { Task } from './work-lists/work-lists.tasks.js';

export { WhistleStageEnum };
export const WHISTLE_STAGES: readonly WhistleStage[] = Object.values(WhistleStageEnum);

export const DeadlineClockEnum = wireEnum<DeadlineClock>(
  'DeadlineClock',
  '到期被监看的时钟。A clock whose deadline is watched.',
  {
    acknowledge: '签收。Until acknowledged.',
    contact: '联系。Until the department has called the street.',
    arrive: '报到。Until on site.',
    resolve: '办结。Until resolved.',
    ruling: '退哨裁定。Until the decline is ruled on.',
    review: '审哨。Until reviewed.',
    dispatch: '派单。Until dispatched.',
    overall: '全程。Until the whistle is over.',
  },
);

export const CardColourEnum = wireEnum<CardColour>('CardColour', '牌色。Colour of a card.', {
  yellow: '黄牌：将到期。The deadline is near.',
  red: '红牌：已逾期。The deadline was missed.',
});

export const SupervisionCauseEnum = wireEnum<SupervisionCause>(
  'SupervisionCause',
  '督办的由来。Why supervision was issued.',
  {
    person: '人工督办。By people.',
    deadline: '逾期，按时自动督办。By the clock, a deadline being missed.',
    'sent-back': '退回重办次数已到。Sent back too often.',
    redispatched: '改派次数已到。Dispatched anew too often.',
  },
);

export const DeclineOutcomeEnum = wireEnum<Decline['outcome']>(
  'DeclineOutcome',
  '退哨的裁定。What became of a decline.',
  {
    pending: '待裁定。Not ruled on yet.',
    upheld: '成立：非其职责。Upheld: the duty is another’s.',
    overruled: '不成立：属其职责。Overruled: the duty is its own.',
    lapsed: '未裁定即终止：部门已反馈或已解除。Lapsed: reported or let go before anybody ruled.',
  },
);

export const ExtensionOutcomeEnum = wireEnum<Extension['outcome']>(
  'ExtensionOutcome',
  '延期的答复。What became of a request for more time.',
  {
    pending: '待答复。Not answered yet.',
    granted: '同意。Granted.',
    refused: '不同意。Refused.',
    lapsed: '未答复即终止：已办结或已解除。Lapsed: settled or let go before anybody answered.',
  },
);

export const TaskEnum = wireEnum<Task>(
  'CommandCentreTaskKind',
  '待指挥中心或街道处理的事项。What waits for a decision.',
  {
    review: '审哨。A whistle to review.',
    dispatch: '派单。A whistle to dispatch.',
    ruling: '退哨待裁定。A decline to rule on.',
    extension: '延期待答复。A request for more time to answer.',
    escalated: '提级督办，尚未办结。Escalated, and not settled.',
  },
);
