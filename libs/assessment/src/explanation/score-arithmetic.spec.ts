import { scoreIndicator } from '../domain/indicator-score.js';
import type { Indicator } from '../domain/score-indicators.js';
import type { ScoreMeasure } from '../domain/score-measures.js';
import { arithmeticOf } from './score-arithmetic.js';

type Counts = Readonly<Partial<Record<ScoreMeasure, number>>>;

const named = { id: 'one', name: '一项' };
const rate = { numerator: 'resolvedOnTime', denominator: 'dueResolutionOnTime' } as const;

function explained(indicator: Indicator, counts: Counts) {
  const { score } = scoreIndicator(indicator, (measure) => {
    const value = counts[measure] ?? 0;
    return { measure, value, counted: value };
  });
  const { calculation, notes } = arithmeticOf(indicator, score);
  return { line: `${calculation} = ${score.points?.toFixed(2) ?? ''}`, notes };
}

const of80 = (resolvedOnTime: number): Counts => ({ resolvedOnTime, dueResolutionOnTime: 80 });

describe('given an indicator and what it counted', () => {
  it.each<[string, Indicator, Counts, string, string]>([
    ['a rate', { ...named, ...rate, weight: 35 }, of80(41), '35 × 41 ÷ 80 = 17.94', '比率 51.3%'],
    [
      '金华: 50 points from 70 % on, one less for each point below',
      { ...named, ...rate, weight: 50, threshold: { fullFrom: 70, lossPerPoint: 1 } },
      of80(55),
      'max(50 − (70 − 100 × 55 ÷ 80) × 1, 0) = 48.75',
      '比率 68.8%，每低于 70% 一个百分点少得 1 分',
    ],
    [
      'the same where it is reached',
      { ...named, ...rate, weight: 50, threshold: { fullFrom: 70, lossPerPoint: 1 } },
      of80(56),
      '50 = 50.00',
      '比率 70.0%，达到 70%，得满分',
    ],
    [
      'steps',
      {
        ...named,
        ...rate,
        weight: 30,
        steps: [
          { from: 60, points: 20 },
          { from: 90, points: 30 },
        ],
      },
      of80(71),
      '20 = 20.00',
      '比率 88.8%，达到 60% 一档，得 20 分',
    ],
    [
      'a target missed, within a cap',
      { ...named, ...rate, shortfall: { target: 95, lossPerPoint: 0.5, cap: 10 } },
      of80(55),
      '−min((95 − 100 × 55 ÷ 80) × 0.5, 10) = -10.00',
      '比率 68.8%，每低于 95% 一个百分点扣 0.5 分；至多扣 10 分',
    ],
    [
      '金华: each return 0.2, the third 0.5',
      { ...named, deduct: { events: 'sentBack', points: [0.2, 0.2, 0.5] } },
      { sentBack: 6, returnedOnce: 4, returnedTwice: 1, returnedThrice: 1 },
      '−(0.2 × 4 + 0.2 × 1 + 0.5 × 1) = -1.50',
      '第一次 4 件，每件 0.2 分；第二次 1 件，每件 0.2 分；第三次及以后 1 件，每件 0.5 分',
    ],
    [
      'a bonus within a cap',
      { ...named, bonus: { events: 'returnedOnce', points: [2], cap: 5 } },
      { returnedOnce: 3 },
      'min(2 × 3, 5) = 5.00',
      '退回过的件数，每件（次） 2 分；合计至多 5 分',
    ],
    [
      'raters by weight, one of whom is silent',
      {
        ...named,
        weight: 20,
        raters: [
          { sum: 'satisfactionSum', count: 'rated', scale: 5, weight: 0.6 },
          { sum: 'residentSum', count: 'residentAnswered', scale: 5, weight: 0.4 },
        ],
      },
      { satisfactionSum: 43, rated: 10 },
      '20 × (0.6 × 43 ÷ 10 ÷ 5) ÷ (0.6) = 17.20',
      '没有评分的不计：群众评分合计',
    ],
    [
      'a formula',
      { ...named, weight: 20, formula: 'resolved / dueResolution * 20.0' },
      { resolved: 3, dueResolution: 4 },
      '15 = 15.00',
      '公式 resolved / dueResolution * 20.0，其中 resolved = 3，dueResolution = 4；限于 0 至 20 分',
    ],
    ['nothing to count', { ...named, ...rate, weight: 35 }, {}, ' = ', '无可计的，不计此项'],
  ])(
    'when it is explained (%s), then the arithmetic is in words',
    (_, indicator, counts, ...told) => {
      const { line, notes } = explained(indicator, counts);
      expect([line, notes.join('；')]).toEqual(told);
    },
  );
});
