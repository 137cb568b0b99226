import fc from 'fast-check';
import { payOfCards, payScoreOf, splitPool } from './pay-pool.js';

const claim = (department: string, score: number) => ({ department, score });
const amounts = (pool: number, ...scores: readonly number[]) =>
  splitPool(
    pool,
    scores.map((score, index) => claim(`agency-${index}`, score)),
  )?.map(({ amount }) => amount);

describe('given a pool of performance pay in 分, to be split by score', () => {
  it('when 100 000 yuan are split by 92.5, 83.4 and 71, then by hand', () => {
    // 10 000 000 分 over 92.50 + 83.40 + 71.00 = 246.90:
    // × 92.5 = 3 746 456.05…, × 83.4 = 3 377 885.78…, × 71 = 2 875 658.16…; 1 分 is left, to the .78.
    expect(amounts(10_000_000, 92.5, 83.4, 71)).toEqual([3_746_456, 3_377_886, 2_875_658]);
  });

  it('when three are equal, then the odd 分 go by the order of ids', () => {
    expect(amounts(100, 80, 80, 80)).toEqual([34, 33, 33]);
    expect(amounts(101, 80, 80, 80)).toEqual([34, 34, 33]);
  });

  it('when somebody has nothing or less, then nothing; when nobody has anything, then no split', () => {
    expect(amounts(100, 50, 0, -3.5)).toEqual([100, 0, 0]);
    expect(amounts(100, 0, -1)).toBeUndefined();
    expect(splitPool(100, [])).toBeUndefined();
  });

  it('when any pool is split, then parts add up to it, are fair to less than a 分, and keep the order', () => {
    const score = fc.integer({ min: 0, max: 12_000 }).map((hundredths) => hundredths / 100);
    const scores = fc.array(score, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.nat(2_000_000_000), scores, (pool, given) => {
        const sum = given.reduce((total, one) => total + Math.round(one * 100), 0);
        fc.pre(sum > 0);
        const parts = amounts(pool, ...given) ?? [];
        expect(parts.reduce((total, one) => total + one, 0)).toBe(pool);
        parts.forEach((part, index) => {
          const exact = (pool * Math.round(given[index]! * 100)) / sum;
          expect(Math.abs(part - exact)).toBeLessThan(1.001);
          given.forEach((other, at) => {
            if (other < given[index]!) expect(parts[at]!).toBeLessThanOrEqual(part);
          });
        });
      }),
    );
  });
});

describe('given cards', () => {
  const card = { total: 83.4, indicators: [] };

  it('when rules say what pay goes by, then that counts; too low a score gets nothing', () => {
    expect(payScoreOf({ pay: { by: 'total' } }, card)).toBe(83.4);
    expect(payScoreOf({ pay: { by: 'total', from: 83.4 } }, card)).toBe(83.4);
    expect(payScoreOf({ pay: { by: 'total', from: 83.41 } }, card)).toBeNull();
    expect(payScoreOf({ pay: { by: 'total' } }, { total: null, indicators: [] })).toBeNull();
    expect(payScoreOf({}, card)).toBeNull();
  });

  it('when a pool is split among them, then who has no such score is left out', () => {
    const cards = [
      { department: 'a', payScore: 90 },
      { department: 'b', payScore: null },
      { department: 'c', payScore: 60 },
    ];
    // 1 000 × 90/150 and × 60/150
    expect([...payOfCards(1_000, cards)]).toEqual([
      ['a', 600],
      ['c', 400],
    ]);
  });
});
