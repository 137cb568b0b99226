import { enumOf } from '#graphql';
import type { SummonsStatus, Verdict } from '../domain/summons-clocks.js';
import type {
  Appeal,
  DeadlineClock,
  StreetClock,
  SupervisionCause,
} from '../domain/whistle.events.js';
import type { CardColour } from './work-lists/work-lists.cards.js';
import type { Ask, Decline, Extension, Release } from '../domain/summons.state.js';
import type { WhistleStatus } from './work-lists/street-work-list.js';
import type { StreetTaskKind } from './work-lists/street-tasks.js';
import type { Task } from './work-lists/work-lists.tasks.js';

export const WhistleStatusEnum = enumOf<WhistleStatus>(
  'WhistleStatus',
  '哨的状态。Where a whistle stands.',
  {
    open: '办理中。Open.',
    closed: '已结哨。Closed.',
    withdrawn: '已撤哨。Withdrawn.',
    merged: '已并入他哨。Merged into another whistle.',
  },
);

export const SummonsStatusEnum = enumOf<SummonsStatus>(
  'SummonsStatus',
  '召集的状态。Where a summons stands.',
  {
    'to-acknowledge': '待签收。To be acknowledged.',
    'to-arrive': '待报到。People are to arrive.',
    'to-resolve': '待办结。To be resolved.',
    reported: '待核实。Reported; the street has yet to look.',
    done: '已办结。Done.',
    released: '已解除：改派、撤回、撤哨或并哨。Let go.',
  },
);

export const VerdictEnum = enumOf<Verdict>('ClockVerdict', '计时结论。How a clock came out.', {
  onTime: '按时。In time.',
  late: '逾期。Late, or let go after it was due.',
  open: '未停，尚无结论。Not stopped.',
  excused:
    '免计：到期前已解除，退哨成立，或职责申诉成立。Let go before it was due, or called wrongly.',
});

export const ReleaseEnum = enumOf<Release>(
  'SummonsRelease',
  '解除方式。How a summons ended unsettled.',
  {
    replaced: '改派。Another department took over.',
    withdrawn: '撤回。The department was let go.',
    'whistle-withdrawn': '撤哨。The whole whistle was withdrawn.',
    'whistle-merged': '并哨。The whole whistle was merged into another.',
  },
);

export const DeadlineClockEnum = enumOf<DeadlineClock>(
  'DeadlineClock',
  '到期被监看的时钟。A clock whose deadline is watched.',
  {
    acknowledge: '签收。Until acknowledged.',
    contact: '联系。Until the department has called the street.',
    arrive: '报到。Until on site.',
    resolve: '办结。Until resolved.',
    ruling: '退哨裁定。Until the decline is ruled on.',
    appeal: '申诉裁决。Until the appeal is decided.',
    'confirm-arrival': '到场确认。Until the street confirms or disputes the arrival.',
    verify: '核实。Until the street verifies the report or sends it back.',
    rate: '评哨。Until the street rates the department.',
    review: '审哨。Until reviewed.',
    dispatch: '派单。Until dispatched.',
    overall: '全程。Until the whistle is over.',
  },
);

export const StreetClockEnum = enumOf<StreetClock>(
  'StreetClock',
  '街道自身一步的时钟。A clock of the street’s own steps.',
  {
    'confirm-arrival': '到场确认，自报到起算。Confirming or disputing an arrival.',
    verify: '核实，自反馈起算。Verifying a report or sending it back.',
    rate: '评哨，自核实办结起算。Rating the department.',
  },
);

export const AskOutcomeEnum = enumOf<Ask['outcome']>(
  'StreetClockOutcome',
  '街道这一步的结果。What came of what the street was asked for.',
  {
    waiting: '待办。Waits for the street.',
    answered: '已办。Answered.',
    deemed: '逾期未核实，视为核实办结（默认办结）。Silence was taken as verification.',
    lapsed: '未办即终止：已解除、已办结或哨已终止。Ended before the street answered.',
  },
);

export const CardColourEnum = enumOf<CardColour>('CardColour', '牌色。Colour of a card.', {
  yellow: '黄牌：将到期。The deadline is near.',
  red: '红牌：已逾期。The deadline was missed.',
});

export const SupervisionCauseEnum = enumOf<SupervisionCause>(
  'SupervisionCause',
  '督办的由来。Why supervision was issued.',
  {
    person: '人工督办。By people.',
    deadline: '逾期，按时自动督办。By the clock, a deadline being missed.',
    'sent-back': '退回重办次数已到。Sent back too often.',
    redispatched: '改派次数已到。Dispatched anew too often.',
  },
);

export const DeclineOutcomeEnum = enumOf<Decline['outcome']>(
  'DeclineOutcome',
  '退哨的裁定。What became of a decline.',
  {
    pending: '待裁定。Not ruled on yet.',
    upheld: '成立：非其职责。Upheld: the duty is another’s.',
    overruled: '不成立：属其职责。Overruled: the duty is its own.',
    lapsed: '未裁定即终止：部门已反馈或已解除。Lapsed: reported or let go before anybody ruled.',
  },
);

export const ExtensionOutcomeEnum = enumOf<Extension['outcome']>(
  'ExtensionOutcome',
  '延期的答复。What became of a request for more time.',
  {
    pending: '待答复。Not answered yet.',
    granted: '同意。Granted.',
    refused: '不同意。Refused.',
    lapsed: '未答复即终止：已办结或已解除。Lapsed: settled or let go before anybody answered.',
  },
);

export const AppealOutcomeEnum = enumOf<Appeal['outcome']>(
  'AppealOutcome',
  '申诉的结果。What became of an appeal.',
  {
    pending: '待裁决。Not decided yet.',
    upheld: '成立。Upheld.',
    rejected: '不成立。Rejected.',
    withdrawn: '已撤回。Withdrawn by whoever filed it.',
  },
);

export const TaskEnum = enumOf<Task>(
  'CommandCentreTaskKind',
  '待指挥中心或街道处理的事项。What waits for a decision.',
  {
    initiation: '待领导确认发起。A whistle whose leaders have to confirm it.',
    review: '审哨。A whistle to review.',
    dispatch: '派单。A whistle to dispatch.',
    ruling: '退哨待裁定。A decline to rule on.',
    extension: '延期待答复。A request for more time to answer.',
    escalated: '提级督办，尚未办结。Escalated, and not settled.',
  },
);

export const StreetTaskEnum = enumOf<StreetTaskKind>(
  'StreetTaskKind',
  '待街道办的事项。What waits for a street.',
  {
    initiation: '待领导确认发起。A whistle whose leaders have to confirm it.',
    review: '待审哨。A whistle that the street reviews.',
    extension: '延期待答复。A request for more time that the street answers.',
    resubmit: '审哨退回，待补正重报。A whistle that was sent back, to be put right.',
    'confirm-arrival': '到场待确认或异议。An arrival to confirm or dispute.',
    verify: '反馈待核实或退回重办。A report to verify or send back.',
    rate: '待评哨。A department to rate.',
    close: '各部门均已办结，待结哨。All departments are done: a whistle to close.',
  },
);
