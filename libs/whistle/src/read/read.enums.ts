import { wireEnum } from '#graphql';
import type { SummonsStatus, Verdict } from '../domain/summons-clocks.js';
import type { Release } from '../domain/summons.state.js';
import type { WhistleStatus } from './work-lists/street-work-list.js';

export const WhistleStatusEnum = wireEnum<WhistleStatus>(
  'WhistleStatus',
  '哨的状态。Where a whistle stands.',
  {
    open: '办理中。Open.',
    closed: '已结哨。Closed.',
    withdrawn: '已撤哨。Withdrawn.',
    merged: '已并入他哨。Merged into another whistle.',
  },
);

export const SummonsStatusEnum = wireEnum<SummonsStatus>(
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

export const VerdictEnum = wireEnum<Verdict>('ClockVerdict', '计时结论。How a clock came out.', {
  onTime: '按时。In time.',
  late: '逾期。Late, or let go after it was due.',
  open: '未停，尚无结论。Not stopped.',
  excused: '免计：到期前已解除。Let go before it was due.',
});

export const ReleaseEnum = wireEnum<Release>(
  'SummonsRelease',
  '解除方式。How a summons ended unsettled.',
  {
    replaced: '改派。Another department took over.',
    withdrawn: '撤回。The department was let go.',
    'whistle-withdrawn': '撤哨。The whole whistle was withdrawn.',
    'whistle-merged': '并哨。The whole whistle was merged into another.',
  },
);
