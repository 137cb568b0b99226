import { registerEnumType } from '@nestjs/graphql';
import type { SummonsStatus, Verdict } from '../domain/summons-clocks.js';
import type { Release } from '../domain/summons-facts.js';
import type { WhistleStatus } from './work-lists/street-work-list.js';

export const WhistleStatusEnum = {
  OPEN: 'open',
  CLOSED: 'closed',
  WITHDRAWN: 'withdrawn',
  MERGED: 'merged',
} as const satisfies Record<string, WhistleStatus>;
registerEnumType(WhistleStatusEnum, {
  name: 'WhistleStatus',
  description: '哨的状态。Where a whistle stands.',
  valuesMap: {
    OPEN: { description: '办理中。Open.' },
    CLOSED: { description: '已结哨。Closed.' },
    WITHDRAWN: { description: '已撤哨。Withdrawn.' },
    MERGED: { description: '已并入他哨。Merged into another whistle.' },
  },
});

export const SummonsStatusEnum = {
  TO_ACKNOWLEDGE: 'to-acknowledge',
  TO_ARRIVE: 'to-arrive',
  TO_RESOLVE: 'to-resolve',
  REPORTED: 'reported',
  DONE: 'done',
  RELEASED: 'released',
} as const satisfies Record<string, SummonsStatus>;
registerEnumType(SummonsStatusEnum, {
  name: 'SummonsStatus',
  description: '召集的状态。Where a summons stands.',
  valuesMap: {
    TO_ACKNOWLEDGE: { description: '待签收。To be acknowledged.' },
    TO_ARRIVE: { description: '待报到。People are to arrive.' },
    TO_RESOLVE: { description: '待办结。To be resolved.' },
    REPORTED: { description: '待核实。Reported; the street has yet to look.' },
    DONE: { description: '已办结。Done.' },
    RELEASED: { description: '已解除：改派、撤回、撤哨或并哨。Let go.' },
  },
});

export const VerdictEnum = {
  ON_TIME: 'onTime',
  LATE: 'late',
  OPEN: 'open',
  EXCUSED: 'excused',
} as const satisfies Record<string, Verdict>;
registerEnumType(VerdictEnum, {
  name: 'ClockVerdict',
  description: '计时结论。How a clock came out.',
  valuesMap: {
    ON_TIME: { description: '按时。In time.' },
    LATE: { description: '逾期。Late, or let go after it was due.' },
    OPEN: { description: '未停，尚无结论。Not stopped.' },
    EXCUSED: { description: '免计：到期前已解除。Let go before it was due.' },
  },
});

export const ReleaseEnum = {
  REPLACED: 'replaced',
  WITHDRAWN: 'withdrawn',
  WHISTLE_WITHDRAWN: 'whistle-withdrawn',
  WHISTLE_MERGED: 'whistle-merged',
} as const satisfies Record<string, Release>;
registerEnumType(ReleaseEnum, {
  name: 'SummonsRelease',
  description: '解除方式。How a summons ended unsettled.',
  valuesMap: {
    REPLACED: { description: '改派。Another department took over.' },
    WITHDRAWN: { description: '撤回。The department was let go.' },
    WHISTLE_WITHDRAWN: { description: '撤哨。The whole whistle was withdrawn.' },
    WHISTLE_MERGED: { description: '并哨。The whole whistle was merged into another.' },
  },
});
