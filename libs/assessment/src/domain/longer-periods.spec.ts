import { cardBy, type CountsByMonth, periodOf, shipped } from '../testing/scored-month.js';
import type { Measures } from './measures.js';
import { sumsNeeded } from './score-boards.js';
import type { ScoreRules } from './score-rules.js';

/** Ten summonses, so many of them answered, settled and content: the score is ten times as much. */
const ten = (good: number): Partial<Measures> => ({
  summoned: 10,
  dueResponse: 10,
  responded: good,
  dueResolution: 10,
  resolved: good,
  rated: 10,
  satisfied: good,
});
const jiyang = shipped('jiyang-property');
/** By the first month of each quarter. */
const year = (first: number, ...others: readonly number[]): CountsByMonth =>
  Object.fromEntries(
    [first, ...others].map((good, index) => [
      `2026-${String(index * 3 + 1).padStart(2, '0')}`,
      ten(good),
    ]),
  );

describe('given a property company of 济阳, scored by quarters', () => {
  it('when its year is asked for, then it is the mean of its quarters, not of its sums', () => {
    const months = Object.assign(year(10, 9, 8, 5), { '2026-02': ten(10) });
    const card = cardBy({ rules: jiyang, period: '2026', months });
    // Quarters 100 (20 of 20), 90, 80, 50: mean 80. Over the sums it would be 42 of 50: 84.
    expect(card.parts.map(({ period, total }) => [period, total])).toEqual([
      ['2026-Q1', 100],
      ['2026-Q2', 90],
      ['2026-Q3', 80],
      ['2026-Q4', 50],
    ]);
    expect(card).toMatchObject({
      total: 80,
      sample: 50,
      band: '一般',
      talk: false,
      indicators: [],
    });
  });

  it('when it was not summoned in a quarter, then the mean is of the others', () => {
    const months = { '2026-01': ten(9), '2026-07': ten(8), '2026-10': ten(8) };
    // (90 + 80 + 80) ÷ 3 = 83.3333…
    expect(cardBy({ rules: jiyang, period: '2026', months })).toMatchObject({ total: 83.33 });
  });

  it('when a quarter is below 60, then a talk is due, and it is on the black list', () => {
    const card = cardBy({ rules: jiyang, period: '2026-Q1', months: year(5) });
    expect(card).toMatchObject({ total: 50, talk: true, band: '黑榜' });
    const fine = cardBy({ rules: jiyang, period: '2026-Q1', months: year(6) });
    expect(fine).toMatchObject({ total: 60, talk: false, band: '一般' });
  });

  it('when two quarters in a row have a yellow card, then the second has a red one', () => {
    const cards = (period: string, months: CountsByMonth) => {
      const { yellowCards, redCards } = cardBy({ rules: jiyang, period, months });
      return [yellowCards.length, redCards];
    };
    expect(cards('2026-Q2', year(9, 6))).toEqual([1, []]);
    expect(cards('2026-Q2', year(6, 6))).toEqual([1, ['连续 2 期黄牌']]);
    expect(cards('2026-Q3', year(6, 9, 6))).toEqual([1, []]);
    // Two in a row before, none now.
    expect(cards('2026-Q3', year(6, 6, 9))).toEqual([0, []]);
    const whole = cardBy({ rules: jiyang, period: '2026', months: year(9, 6, 6, 9) });
    expect(whole.redCards).toEqual(['2026-Q3 连续 2 期黄牌']);
    expect(whole.yellowCards).toEqual(['2026-Q2 季度得分低于 70 分', '2026-Q3 季度得分低于 70 分']);
  });

  it('when only a month of it is asked for, then the score is interim: no rank, card or talk', () => {
    const card = cardBy({ rules: jiyang, period: '2026-01', months: year(3) });
    expect(card).toMatchObject({ interim: true, total: 30, rank: null, talk: false, band: null });
    expect(card.yellowCards).toEqual([]);
  });

  it('when it had too few orders, then nobody is called to a talk for them', () => {
    const few = { '2026-01': { summoned: 4, dueResolution: 4, resolved: 0 } };
    const card = cardBy({ rules: jiyang, period: '2026-Q1', months: few });
    expect(card).toMatchObject({ total: 0, talk: false, band: null, yellowCards: [], rank: null });
  });

  it('when sums are asked for, then those of the earlier quarter too, and no more', () => {
    const scoring = {
      dated: [{ pack: jiyang, from: '2020-01-01' }],
      kindOf: () => 'company' as const,
    };
    const needed = (id: string) => sumsNeeded(scoring, periodOf(id));
    expect(needed('2026-Q2')).toMatchObject({ from: '2026-01-01', to: '2026-06-30' });
    expect(needed('2026')).toMatchObject({ from: '2025-10-01', to: '2026-12-31' });
    expect(needed('2026-04-05..2026-05-04')).toMatchObject({ from: '2026-04-05' });
  });
});

describe('given rules that change between two quarters', () => {
  it('when the year is asked for, then each quarter is scored by what was in force on its last day', () => {
    const harder: ScoreRules = {
      ...jiyang,
      version: '2',
      indicators: jiyang.indicators.map((one) => ({ ...one, weight: 20 })),
    };
    const dated = [
      { pack: jiyang, from: '2020-01-01' },
      { pack: harder, from: '2026-06-30' },
    ];
    const card = cardBy({ rules: jiyang, period: '2026', months: year(9, 9), dated });
    // 90 of 100, then 3 × 20 × 0.9 = 54 of 60.
    expect(card.parts.map(({ rule, total }) => [rule.version, total])).toEqual([
      ['1', 90],
      ['2', 54],
    ]);
    expect(card).toMatchObject({ total: 72, rule: { version: '2' } });
  });
});

describe('given cards of 山东 and 青岛', () => {
  const month = (yellowCards: number, redCards = 0): Partial<Measures> => ({
    summoned: 10,
    resolveOnTime: 10,
    yellowCards,
    redCards,
  });
  const cards = (pack: string, period: string, months: CountsByMonth) => {
    const card = cardBy({ rules: shipped(pack), period, months });
    return [card.yellowCards, card.redCards];
  };

  it('when a limit was near, then yellow; when it was missed, then red', () => {
    const of = (some: Partial<Measures>) => cards('shandong-cards', '2026-10', { '2026-10': some });
    expect(of(month(0))).toEqual([[], []]);
    expect(of(month(2))).toEqual([['临期未办'], []]);
    expect(of(month(2, 1))).toEqual([['临期未办'], ['逾期未办']]);
  });

  it('when there are three yellow ones, in a month or in three of a year, then red (三黄转红)', () => {
    const of = (months: CountsByMonth) => cards('qingdao', '2026-10', months)[1];
    expect(of({ '2026-10': month(2) })).toEqual([]);
    expect(of({ '2026-10': month(3) })).toEqual(['三张黄牌转红牌']);
    expect(of({ '2026-02': month(1), '2026-07': month(1), '2026-10': month(1) })).toEqual([
      '一年内 3 期黄牌',
    ]);
    expect(of({ '2025-12': month(1), '2026-07': month(1), '2026-10': month(1) })).toEqual([]);
  });
});

describe('given 新华街道 by 双考核, whose own steps are scored', () => {
  it('when it called wrongly and was slow, then by hand', () => {
    const card = cardBy({
      rules: shipped('street-two-way'),
      period: '2026-10',
      months: {
        '2026-10': {
          summoned: 40,
          firstCalls: 40,
          firstCallsStood: 37,
          confirmArrivalOnTime: 30,
          confirmArrivalOverdue: 10,
          verifyOnTime: 26,
          verifyLate: 4,
          verifyOverdue: 2,
          rateOnTime: 20,
          rateLate: 5,
        },
      },
    });
    // 40 × 37/40 = 37; 15 × 30/40 = 11.25; 30 × 26/32 = 24.375; 15 × 20/25 = 12: 84.625
    expect(card.indicators.map(({ points }) => points)).toEqual([37, 11.25, 24.38, 12]);
    expect(card).toMatchObject({ kind: 'street', total: 84.63, band: '二类', rank: 1 });
  });
});
