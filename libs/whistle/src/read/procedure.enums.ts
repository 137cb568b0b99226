import { registerEnumType } from '@nestjs/graphql';
import type { Decline, Extension } from '../domain/summons-facts.js';
import type { DeadlineClock, SupervisionCause } from '../domain/whistle.events.js';
import type { WhistleStage } from '../domain/whistle.state.js';
import { WhistleStageEnum } from '../whistle.enums.js';
import type { CardColour } from './work-lists/department-work-list.js';
import type { Task } from './work-lists/work-lists.tasks.js';

export { WhistleStageEnum };
export const WHISTLE_STAGES: readonly WhistleStage[] = Object.values(WhistleStageEnum);

export const DeadlineClockEnum = {
  ACKNOWLEDGE: 'acknowledge',
  CONTACT: 'contact',
  ARRIVE: 'arrive',
  RESOLVE: 'resolve',
  RULING: 'ruling',
  REVIEW: 'review',
  DISPATCH: 'dispatch',
  OVERALL: 'overall',
} as const satisfies Record<string, DeadlineClock>;
registerEnumType(DeadlineClockEnum, {
  name: 'DeadlineClock',
  description: '到期被监看的时钟。A clock whose deadline is watched.',
  valuesMap: {
    ACKNOWLEDGE: { description: '签收。Until acknowledged.' },
    CONTACT: { description: '联系。Until the department has called the street.' },
    ARRIVE: { description: '报到。Until on site.' },
    RESOLVE: { description: '办结。Until resolved.' },
    RULING: { description: '退哨裁定。Until the decline is ruled on.' },
    REVIEW: { description: '审哨。Until reviewed.' },
    DISPATCH: { description: '派单。Until dispatched.' },
    OVERALL: { description: '全程。Until the whistle is over.' },
  },
});

export const CardColourEnum = {
  YELLOW: 'yellow',
  RED: 'red',
} as const satisfies Record<string, CardColour>;
registerEnumType(CardColourEnum, {
  name: 'CardColour',
  description: '牌色。Colour of a card.',
  valuesMap: {
    YELLOW: { description: '黄牌：将到期。The deadline is near.' },
    RED: { description: '红牌：已逾期。The deadline was missed.' },
  },
});

export const SupervisionCauseEnum = {
  PERSON: 'person',
  DEADLINE: 'deadline',
  SENT_BACK: 'sent-back',
  REDISPATCHED: 'redispatched',
} as const satisfies Record<string, SupervisionCause>;
registerEnumType(SupervisionCauseEnum, {
  name: 'SupervisionCause',
  description: '督办的由来。Why supervision was issued.',
  valuesMap: {
    PERSON: { description: '人工督办。By people.' },
    DEADLINE: { description: '逾期，按时自动督办。By the clock, a deadline being missed.' },
    SENT_BACK: { description: '退回重办次数已到。Sent back too often.' },
    REDISPATCHED: { description: '改派次数已到。Dispatched anew too often.' },
  },
});

export const DeclineOutcomeEnum = {
  PENDING: 'pending',
  UPHELD: 'upheld',
  OVERRULED: 'overruled',
} as const satisfies Record<string, Decline['outcome']>;
registerEnumType(DeclineOutcomeEnum, {
  name: 'DeclineOutcome',
  description: '退哨的裁定。What became of a decline.',
  valuesMap: {
    PENDING: { description: '待裁定。Not ruled on yet.' },
    UPHELD: { description: '成立：非其职责。Upheld: the duty is another’s.' },
    OVERRULED: { description: '不成立：属其职责。Overruled: the duty is its own.' },
  },
});

export const ExtensionOutcomeEnum = {
  PENDING: 'pending',
  GRANTED: 'granted',
  REFUSED: 'refused',
} as const satisfies Record<string, Extension['outcome']>;
registerEnumType(ExtensionOutcomeEnum, {
  name: 'ExtensionOutcome',
  description: '延期的答复。What became of a request for more time.',
  valuesMap: {
    PENDING: { description: '待答复。Not answered yet.' },
    GRANTED: { description: '同意。Granted.' },
    REFUSED: { description: '不同意。Refused.' },
  },
});

export const TaskEnum = {
  REVIEW: 'review',
  DISPATCH: 'dispatch',
  RULING: 'ruling',
  EXTENSION: 'extension',
  ESCALATED: 'escalated',
} as const satisfies Record<string, Task>;
registerEnumType(TaskEnum, {
  name: 'CommandCentreTaskKind',
  description: '待指挥中心或街道处理的事项。What waits for a decision.',
  valuesMap: {
    REVIEW: { description: '审哨。A whistle to review.' },
    DISPATCH: { description: '派单。A whistle to dispatch.' },
    RULING: { description: '退哨待裁定。A decline to rule on.' },
    EXTENSION: { description: '延期待答复。A request for more time to answer.' },
    ESCALATED: { description: '提级督办，尚未办结。Escalated, and not settled.' },
  },
});
