import { LATER, summonsFact, unanswered } from '../testing/summons-fact.js';
import { contributionOf } from './measures.js';
import type { SummonsFact } from './summons-fact.js';
import { addContribution, newTally, statisticsOf } from './tally.js';

function statistics(...facts: readonly Partial<SummonsFact>[]) {
  const tally = newTally();
  for (const fact of facts) addContribution(tally, contributionOf(summonsFact(fact), LATER));
  return statisticsOf(tally);
}

describe('given a summons nobody ever acknowledged beside one in time (GoAlert)', () => {
  const { measures, clocks } = statistics({}, unanswered);

  it('when rates are taken, then it is in every denominator and in no numerator', () => {
    for (const clock of [clocks.acknowledge, clocks.arrive, clocks.resolve])
      expect(clock).toMatchObject({ onTime: 1, overdue: 1, due: 2, onTimeRate: 0.5 });
    expect(measures).toMatchObject({ summoned: 2, resolved: 1, stillOpen: 1, released: 0 });
    expect(measures).toMatchObject({ dueResponse: 2, responded: 1, dueResolution: 2 });
  });

  it('when percentiles are taken, then it is not counted as zero minutes', () => {
    expect(clocks.acknowledge.p50! / 10).toBeCloseTo(1, 1);
    expect(statistics(unanswered).clocks.acknowledge.p50).toBeNull();
  });
});

describe('given departments that were let go', () => {
  it('when it was before the due time, then nothing was owed', () => {
    const released = {
      acknowledge: 'excused',
      contact: 'excused',
      arrive: 'excused',
      resolve: 'excused',
    } as const;
    const { measures, clocks } = statistics({ ...unanswered, ...released, released: true });
    expect(clocks.resolve).toMatchObject({ due: 0, onTimeRate: null });
    expect(measures).toMatchObject({ dueResponse: 0, dueResolution: 0, released: 1, stillOpen: 0 });
  });

  it('when it was after the due time, then it was missed', () => {
    const missed = {
      acknowledge: 'late',
      contact: 'late',
      arrive: 'late',
      resolve: 'late',
    } as const;
    const { measures, clocks } = statistics({ ...unanswered, ...missed, released: true });
    expect(clocks.resolve).toMatchObject({ late: 1, due: 1, onTimeRate: 0 });
    expect(measures).toMatchObject({ dueResponse: 1, responded: 0, dueResolution: 1, resolved: 0 });
  });
});

describe('given the response rate', () => {
  it('when people came in time without a photo, then they responded without proof', () => {
    const { measures } = statistics({ proven: false });
    expect(measures).toMatchObject({ dueResponse: 1, responded: 1, respondedWithProof: 0 });
  });

  it('when no arrival was due, then no photo is asked for', () => {
    const { measures } = statistics({ arrive: null, arriveMs: null, proven: false });
    expect(measures).toMatchObject({ dueResponse: 1, respondedWithProof: 1 });
  });

  it('when it acknowledged in time and came late, then it did not respond in time', () => {
    expect(statistics({ arrive: 'late' }).measures).toMatchObject({ dueResponse: 1, responded: 0 });
  });

  it('when nothing was limited, then no response was due', () => {
    const unlimited = { acknowledge: null, contact: null, arrive: null, resolve: null };
    const { measures, clocks } = statistics(unlimited);
    expect(measures).toMatchObject({ dueResponse: 0, responded: 0, dueResolution: 1, resolved: 1 });
    expect(clocks.resolve.p50).not.toBeNull();
  });
});

describe('given ratings', () => {
  it('when 3 and better are counted, then 2 is not satisfied and unrated is not rated', () => {
    const ratings = [5, 3, 2, null].map((satisfaction) => ({ satisfaction }));
    const { measures } = statistics(...ratings);
    expect(measures).toMatchObject({ rated: 3, satisfied: 2, satisfactionSum: 10 });
  });
});
