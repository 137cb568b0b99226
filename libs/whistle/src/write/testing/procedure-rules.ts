import type { Limit } from '#calendar';
import { createWhistleRules } from '#rules';

const hours = (value: number): Limit => ({ value, unit: '小时' });
const days = (value: number): Limit => ({ value, unit: '工作日' });
const levels = ['community', 'street'] as const;

/** A kind that asks for every step, a plain one, and one whose initiators are named (鼓楼). */
export const procedureRules = () =>
  createWhistleRules([
    {
      pack: 'test',
      version: '1',
      effectiveFrom: '2026-01-01',
      source: '测试',
      kinds: [
        { kind: 'routine', name: '一般哨', levels, limits: { resolve: days(10) } },
        {
          kind: 'initiated',
          name: '攻坚哨',
          levels,
          limits: {},
          initiators: ['党工委书记', '主任'],
        },
        {
          kind: 'strict',
          name: '全程哨',
          levels,
          limits: { acknowledge: hours(1), contact: hours(24), resolve: days(10) },
          review: { by: 'street', post: '主要负责人', limit: hours(2) },
          dispatch: { by: 'command-centre', limit: hours(1) },
          decline: { window: days(2), ruling: days(2) },
          extension: { most: days(10), by: 'command-centre' },
          pause: { by: 'command-centre', most: days(30) },
        },
      ],
    },
  ]);
