import { createWhistleRules } from '#rules';

export const limit = (value: number, unit: '分钟' | '小时' | '工作时' | '工作日' | '自然日') => ({
  value,
  unit,
});
const RULES = { pack: 'game', version: '1', effectiveFrom: '2026-01-01', source: '测试' };
const kinds = [
  {
    kind: 'natural',
    name: '自然',
    levels: ['street'] as const,
    limits: {
      acknowledge: limit(90, '分钟'),
      contact: limit(5, '小时'),
      arrive: limit(1, '自然日'),
      resolve: limit(40, '小时'),
      overall: limit(5, '自然日'),
    },
    extension: { most: limit(60, '小时'), by: 'street' as const },
    pause: { by: 'street' as const },
    appeal: { decide: limit(20, '小时') },
    street: { confirmArrival: limit(90, '分钟'), verify: limit(2, '自然日') },
  },
  {
    kind: 'started',
    name: '发起',
    levels: ['street'] as const,
    initiators: ['主任'],
    limits: { acknowledge: limit(90, '分钟'), resolve: limit(40, '小时') },
  },
  {
    kind: 'working',
    name: '工作',
    levels: ['street'] as const,
    limits: {
      acknowledge: limit(1, '工作时'),
      contact: limit(0, '工作日'),
      arrive: limit(1, '工作日'),
      resolve: limit(3, '工作日'),
      overall: limit(6, '工作日'),
    },
    review: { by: 'street' as const, limit: limit(2, '工作时') },
    dispatch: { by: 'command-centre' as const, limit: limit(1, '工作时') },
    decline: { window: limit(2, '工作日'), ruling: limit(1, '工作日') },
    extension: { most: limit(9, '工作日'), by: 'command-centre' as const },
    pause: { by: 'street' as const, most: limit(2, '工作日') },
    ladder: [
      { step: 'reminder' as const, after: limit(0, '工作日') },
      { step: 'written' as const, after: limit(4, '工作时') },
      { step: 'escalation' as const, after: limit(2, '工作日') },
    ],
    appeal: { file: limit(3, '工作日'), decide: limit(1, '工作日') },
    street: {
      confirmArrival: limit(4, '工作时'),
      verify: limit(4, '工作时'),
      rate: limit(1, '工作日'),
      deemedVerified: true,
    },
  },
];
/** Days off and worked as they come, so that every game is played in another year. */
export const rulesOf = (off: readonly number[], worked: readonly number[]) =>
  createWhistleRules(
    [
      {
        ...RULES,
        kinds,
        workingHours: [
          ['09:00', '12:00'],
          ['13:30', '17:30'],
        ],
      },
    ],
    {
      overrides: {
        source: '随机',
        holidays: off.map(dateOf),
        workdays: worked.filter((day) => !off.includes(day)).map(dateOf),
      },
    },
  );
const dateOf = (day: number) => new Date(Date.UTC(2026, 10, 16 + day)).toISOString().slice(0, 10);
