import { cardBy, type CountsByMonth, shipped } from '../testing/scored-month.js';
import type { Measures } from './measures.js';
import type { Scope } from './score-scope.js';
import type { Scorecard } from './scorecard.js';

/** A month of one organisation by a preset that ships. */
const scored = (
  pack: string,
  counts: Partial<Measures>,
  within: readonly (readonly [Scope, CountsByMonth])[] = [],
): Scorecard =>
  cardBy({ rules: shipped(pack), period: '2026-10', months: { '2026-10': counts }, within });

const points = ({ indicators }: Scorecard) => indicators.map((one) => one.points);

describe('given 三率 of 准格尔旗, 30/35/35', () => {
  it('when 41 of 80 responded, 62 of 80 are settled and 71 of 75 are content, then by hand', () => {
    const card = scored('three-rates', {
      summoned: 80,
      dueResponse: 80,
      respondedWithProof: 41,
      dueResolution: 80,
      resolved: 62,
      rated: 75,
      satisfied: 71,
    });
    // 30 × 41/80 = 15.375 → 15.38; 35 × 62/80 = 27.125 → 27.13; 35 × 71/75 = 33.1333… → 33.13
    expect(points(card)).toEqual([15.38, 27.13, 33.13]);
    // 15.375 + 27.125 + 33.1333… = 75.6333…; the rounded parts would give 75.64.
    expect(card.total).toBe(75.63);
  });
});

describe('given 都昌, base and incentive, where nine whistles were blown in eight months', () => {
  /** A department with one summons in each of five months: March, April, June, July, August. */
  const one = (more: Partial<Measures>): Partial<Measures> =>
    Object.assign({ summoned: 1, arriveOnTime: 1, resolved: 1, dueResolution: 1, rated: 1 }, more);
  const months: CountsByMonth = {
    '2026-03': one({ satisfied: 1, rated5: 1 }),
    '2026-04': one({ satisfied: 1 }),
    '2026-06': one({ arriveOnTime: 0, arriveLate: 1 }),
    '2026-07': one({ resolved: 0, rated: 0 }),
    '2026-08': one({ satisfied: 1, rated5: 1 }),
  };
  const rules = shipped('duchang');

  it('when August is scored, then its rates are of the five it takes, and it is ranked', () => {
    const card = cardBy({ rules, period: '2026-08', months });
    expect(card).toMatchObject({ sample: 1, pooledSample: 5, minimumSample: 5, rank: 1 });
    // March is the fifth month before August: the sample is whole with it.
    expect(card.pooledMonths).toEqual(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07']);
    // 30 × 4/5 = 24; 40 × 4/5 = 32; 30 × 3/4 = 22.5; one praise in August itself: + 1
    expect(points(card)).toEqual([24, 32, 22.5, 1]);
    expect(card.total).toBe(79.5);
  });

  it('when the eight months are asked for at once, then the same rates, and both praises', () => {
    const card = cardBy({ rules, period: '2026-01..2026-08', months });
    expect(card).toMatchObject({ sample: 5, pooledMonths: [], total: 80.5 });
  });

  it('when the months before hold too little, then all are taken, it has no rank, and says how sure', () => {
    const few = { '2026-04': one({ satisfied: 1 }), '2026-08': one({ satisfied: 1 }) };
    const card = cardBy({ rules, period: '2026-08', months: few });
    expect(card).toMatchObject({ pooledSample: 2, belowMinimumSample: true, rank: null });
    expect(card.pooledMonths).toHaveLength(11);
    // Two of two: Wilson's low end is 2 ÷ (2 + 1.96²) = 2 ÷ 5.8416 = 0.3424.
    expect(card.indicators[1]?.interval?.low).toBeCloseTo(0.3424, 4);
  });
});

describe('given 温州, from 100 down', () => {
  const counts = {
    summoned: 40,
    resolveOnTime: 36,
    resolveLate: 3,
    resolveOverdue: 1,
    resolved: 38,
    dueResolution: 40,
    residentAnswered: 19,
    residentSatisfied: 17,
  };

  it('when rates fall short, then each takes its points off', () => {
    const card = scored('wenzhou', counts);
    // 36/40 = 90 %: 10 × 0.3 = 3; 38/40 = 95 %: 5 × 0.3 = 1.5; 19/38 = 50 %: 50 × 0.1 = 5;
    // 17/19 = 89.4736… %: 10.5263… × 0.3 = 3.1578… → 3.16
    expect(points(card)).toEqual([-3, -1.5, -5, -3.16]);
    // 100 − 3 − 1.5 − 5 − 3.1578… = 87.3421…
    expect(card).toMatchObject({ base: 100, fullMarks: 100, total: 87.34 });
  });

  it('when nothing was done, then what each may cost is lost and nothing below 0', () => {
    const nothing = { summoned: 12, resolveOverdue: 12, dueResolution: 12 };
    // 30 + 30 off; nobody was asked: two rates have nothing to count.
    expect(scored('wenzhou', nothing)).toMatchObject({ total: 40 });
    expect(points(scored('wenzhou', nothing))).toEqual([-30, -30, null, null]);
  });

  it('when nothing can be counted at all, then there is no total, not 100', () => {
    expect(scored('wenzhou', { summoned: 12 })).toMatchObject({ total: null, rank: null });
  });
});

describe('given 四川, where the process weighs 60 % and raters by closeness', () => {
  it('when the street rated ten and residents five, then by hand', () => {
    const card = scored('sichuan', {
      summoned: 12,
      rated: 10,
      responseRatingSum: 45,
      cooperationRatingSum: 40,
      implementationRatingSum: 38,
      satisfactionSum: 42,
      residentAnswered: 5,
      residentSum: 20,
    });
    // 60 × (45/50 + 40/50 + 38/50) ÷ 3 = 60 × 2.46 ÷ 3 = 49.2
    // 40 × (0.6 × 42/50 + 0.4 × 20/25) = 40 × (0.504 + 0.32) = 32.96
    expect(points(card)).toEqual([49.2, 32.96]);
    expect(card.total).toBe(82.16);
  });

  it('when no resident was asked, then the street alone is the result', () => {
    const card = scored('sichuan', {
      summoned: 12,
      rated: 10,
      responseRatingSum: 50,
      cooperationRatingSum: 50,
      implementationRatingSum: 50,
      satisfactionSum: 42,
    });
    // 60, and 40 × 42/50 = 33.6
    expect(card.total).toBe(93.6);
  });
});

describe('given 烟台, 80 + 40 − x', () => {
  it('when there is praise and fault, then both count, each by its limit', () => {
    const card = scored('yantai', {
      summoned: 60,
      rated5: 25,
      residentSatisfied: 7,
      resolveLate: 2,
      resolveOverdue: 1,
      sentBack: 4,
      returnedOnce: 3,
      returnedTwice: 1,
      declineOverruled: 1,
    });
    // 80 + 20 (25, at most 20) + 7 − 3 − 4 − 2
    expect(points(card)).toEqual([20, 7, -3, -4, -2]);
    expect(card).toMatchObject({ base: 80, total: 98 });
    expect(scored('yantai', { summoned: 60, rated5: 30, residentSatisfied: 30 }).total).toBe(120);
    expect(scored('yantai', { summoned: 60, resolveLate: 90 }).total).toBe(0);
  });
});

describe('given 巴彦淖尔, sent back and dispatched anew', () => {
  it('when two are problem orders, then they cost 4 and give a yellow card', () => {
    const card = scored('bayannur', {
      summoned: 30,
      acknowledgeOnTime: 27,
      acknowledgeLate: 3,
      resolveOnTime: 24,
      resolveLate: 6,
      rated: 25,
      satisfied: 20,
      sentBack: 9,
      returnedOnce: 4,
      returnedTwice: 3,
      returnedThrice: 2,
      problemOrders: 2,
    });
    // 20 × 27/30 = 18; 30 × 24/30 = 24; 30 × 20/25 = 24; 20 × (1 − 4/30) = 17.3333…; − 2 × 2
    expect(points(card)).toEqual([18, 24, 24, 17.33, -4]);
    // 18 + 24 + 24 + 17.3333… − 4 = 79.3333…
    expect(card).toMatchObject({ total: 79.33, yellowCards: ['有问题工单'], redCards: [] });
  });
});

describe('given 金华, in time with a line and points off by event', () => {
  const counts = {
    summoned: 40,
    resolveOnTime: 24,
    resolveLate: 10,
    resolveOverdue: 6,
    deferred: 8,
    deferredOnTime: 4,
    sentBack: 6,
    returnedOnce: 3,
    returnedTwice: 2,
    returnedThrice: 1,
    declineOverruled: 2,
  };
  const media = { channels: ['public-opinion' as const] };

  it('when no case came from the media, then by hand', () => {
    const card = scored('jinhua', counts);
    // (24 − 4) ÷ (40 − 8) = 20/32 = 62.5 %: 7.5 below 70, 50 − 7.5 = 42.5
    // 3 × 0.2 + 2 × 0.2 + 1 × 0.5 = 1.5; shirking 2 × 1
    expect(points(card)).toEqual([42.5, -1.5, -2]);
    expect(card).toMatchObject({ base: 50, fullMarks: 100, total: 89 });
    expect(card.indicators[0]).toMatchObject({ numerator: 20, denominator: 32, rate: 0.625 });
  });

  it('when two of them did, one late and one sent back and shirked, then these count double', () => {
    const doubled: CountsByMonth = {
      '2026-10': {
        summoned: 2,
        resolveOnTime: 1,
        resolveLate: 1,
        sentBack: 1,
        returnedOnce: 1,
        declineOverruled: 1,
      },
    };
    const card = scored('jinhua', counts, [[media, doubled]]);
    // (20 + 1) ÷ (32 + 2) = 61.7647… %: 50 − 8.2352… = 41.7647…; 1.5 + 0.2; 2 + 1
    expect(points(card)).toEqual([41.76, -1.7, -3]);
    // 50 + 41.7647… − 1.7 − 3 = 87.0647…
    expect(card.total).toBe(87.06);
    expect(card.indicators[0]?.interval).toBeNull();
    expect(card.indicators[1]?.inputs[0]).toEqual({ measure: 'sentBack', value: 6, counted: 7 });
  });

  it('when 70 of 100 are in time, then full points; far below it none, and never less', () => {
    const rate = (inTime: number) =>
      points(
        scored('jinhua', { summoned: 100, resolveOnTime: inTime, resolveLate: 100 - inTime }),
      )[0];
    expect([100, 70, 69, 20, 10].map(rate)).toEqual([50, 50, 49, 0, 0]);
  });

  it('when a case comes back a fifth time, then the third and each further time cost 0.5', () => {
    const often = { sentBack: 5, returnedOnce: 1, returnedTwice: 1, returnedThrice: 1 };
    const card = scored('jinhua', Object.assign({ summoned: 10, resolveOnTime: 10 }, often));
    // 0.2 + 0.2 + 3 × 0.5
    expect(points(card)[1]).toBe(-1.9);
  });
});
