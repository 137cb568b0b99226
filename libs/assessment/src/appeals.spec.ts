import type { Contested, WhistleCommand } from '#whistle';
import type { Scorecard } from './domain/scorecard.js';
import { acting, at, Matter, published } from './testing/district-story.js';

const ratesOf = (card: Scorecard | undefined): string[] =>
  card?.indicators.map(({ numerator, denominator }) => `${numerator}/${denominator}`) ?? [];

const evidence = [{ reference: '执法记录仪/1.mp4', mediaType: 'video/mp4' }];
const contest = (contested: Contested) =>
  ({ type: 'FileAppeal', summons: 1, contested, reason: '与事实不符', evidence }) as const;
const decide = (outcome: 'upheld' | 'rejected'): WhistleCommand => ({
  type: 'DecideAppeal',
  summons: 1,
  appeal: 1,
  outcome,
  reason: '经查',
});
const assessor = acting('区考核办', 'assessment');

let matters = 0;
const matter = (street = '新华街道') => new Matter(`whistle-${++matters}`, street);
/** Everything in time, and five of five. */
const settled = () =>
  matter()
    .blow('城管局', '10-12 10:00')
    .comes('10-12 10:30')
    .reports('10-14 10:00')
    .confirmed('10-15 10:00');
const november = at('11-30 00:00');
const boardOf = async (told: Matter) => published([settled(), told], '2026-10', november);
const cardOf = async (told: Matter) => (await boardOf(told)).card.get('城管局');

/** Contested on 3 November and decided on the 5th. */
const appealed = (told: Matter, contested: Contested, outcome: 'upheld' | 'rejected' = 'upheld') =>
  told
    .byDepartment(contest(contested), '11-03 10:00')
    .step(decide(outcome), assessor, '11-05 10:00');
const stamp = (clock: 'acknowledge' | 'arrive' | 'resolve', time: string): Contested => ({
  subject: 'timestamp',
  clock,
  claimedAt: at(time),
});

describe('given 城管局, due on 26 October: done on the 24th, which was not recorded, and replaced on the 28th', () => {
  const late = () =>
    matter()
      .blow('城管局', '10-12 10:00')
      .comes('10-12 10:30')
      .byStreet(
        { type: 'ReplaceDepartment', summons: 1, replacement: '水务局', reason: '久拖未办' },
        '10-28 10:00',
      );

  it('when nobody contests it, or the appeal waits, then it is not done: 30 + 35 × 1/2 + 35 = 82.5', async () => {
    expect(await cardOf(late())).toMatchObject({ total: 82.5 });
    const waiting = late().byDepartment(contest(stamp('resolve', '10-24 10:00')), '11-03 10:00');
    expect(await cardOf(waiting)).toMatchObject({ total: 82.5 });
  });

  it('when the appeal is upheld, then it was done in time: 30 + 35 × 2/2 + 35 = 100', async () => {
    const { card, totals } = await boardOf(appealed(late(), stamp('resolve', '10-24 10:00')));
    expect(ratesOf(card.get('城管局'))).toEqual(['2/2', '2/2', '1/1']);
    expect(card.get('城管局')).toMatchObject({ total: 100 });
    expect(totals.measures).toMatchObject({ resolved: 2, resolveOnTime: 2, resolveLate: 0 });
  });

  it('when it is upheld with another time, then that is judged, and the percentiles follow', async () => {
    const filed = late().byDepartment(contest(stamp('resolve', '10-24 10:00')), '11-03 10:00');
    const corrected = { ...decide('upheld'), correctedAt: at('10-27 10:00') } as WhistleCommand;
    const { totals } = await boardOf(filed.step(corrected, assessor, '11-05 10:00'));
    expect(totals.measures).toMatchObject({ resolved: 2, resolveOnTime: 1, resolveLate: 1 });
    // Of two days and of fifteen: the lower order statistic is the two days, exact to 1 %.
    expect(Math.abs((totals.clocks.resolve.p50 ?? 0) / (2 * 24 * 60) - 1)).toBeLessThan(0.01);
  });

  it('when it is rejected, then nothing changes', async () => {
    const card = await cardOf(appealed(late(), stamp('resolve', '10-24 10:00'), 'rejected'));
    expect(card).toMatchObject({ total: 82.5 });
  });

  it('when the summons is excluded as 不属本区, then it counts in no rate, and as excluded', async () => {
    const excluded = appealed(late(), { subject: 'exclusion', ground: 'outside-district' });
    const { card, totals } = await boardOf(excluded);
    expect(ratesOf(card.get('城管局'))).toEqual(['1/1', '1/1', '1/1']);
    expect(card.get('城管局')).toMatchObject({ total: 100, sample: 1 });
    // 水务局, to which it was handed on, is counted as before.
    expect(totals.measures).toMatchObject({ summoned: 2, excluded: 1, resolveLate: 0 });
  });
});

describe('given 城管局, whose people signed in and came unrecorded, while the system was down', () => {
  const unrecorded = () => matter().blow('城管局', '10-12 10:00');
  const claims = (told: Matter) =>
    told
      .byDepartment(contest(stamp('acknowledge', '10-12 10:20')), '10-13 11:00')
      .byDepartment(contest(stamp('arrive', '10-12 11:00')), '10-13 11:01');

  it('when it is as recorded, then both were missed: 15 of 30 for response, and the report is overdue', async () => {
    const card = await cardOf(unrecorded());
    expect(ratesOf(card)).toEqual(['1/2', '1/2', '1/1']);
    // 30 × 1/2 + 35 × 1/2 + 35
    expect(card).toMatchObject({ total: 67.5 });
  });

  it('when both are upheld, then it responded in time and with proof: 30 + 35 × 1/2 + 35 = 82.5', async () => {
    const told = claims(unrecorded())
      .step(decide('upheld'), assessor, '10-14 10:00')
      .step({ ...decide('upheld'), appeal: 2 } as WhistleCommand, assessor, '10-14 10:01');
    const { card, totals } = await boardOf(told);
    expect(ratesOf(card.get('城管局'))).toEqual(['2/2', '1/2', '1/1']);
    expect(card.get('城管局')).toMatchObject({ total: 82.5 });
    expect(totals.measures).toMatchObject({ acknowledged: 2, arrived: 2, respondedWithProof: 2 });
    // Nobody is warned any more of what was done: only the report is still owed.
    expect(totals.measures).toMatchObject({ acknowledgeOverdue: 0, arriveOverdue: 0 });
  });
});

describe('given 城管局, rated one of five after a dispute', () => {
  const scores = { satisfaction: 1, responseSpeed: 1, cooperation: 1, implementation: 1 };
  const disliked = () =>
    matter()
      .blow('城管局', '10-12 10:00')
      .comes('10-12 10:30')
      .reports('10-14 10:00')
      .byStreet({ type: 'ConfirmResolution', summons: 1 }, '10-15 10:00')
      .byStreet({ type: 'RateDepartment', summons: 1, ...scores }, '10-15 10:01');

  it('when it stands, then one of two ratings is satisfied: 30 + 35 + 35 × 1/2 = 82.5', async () => {
    expect(await cardOf(disliked())).toMatchObject({ total: 82.5 });
  });

  it('when the appeal is upheld, then there is one rating, of five: 100', async () => {
    const { card, totals } = await boardOf(appealed(disliked(), { subject: 'rating' }));
    expect(ratesOf(card.get('城管局'))).toEqual(['2/2', '2/2', '1/1']);
    expect(card.get('城管局')).toMatchObject({ total: 100 });
    expect(totals.measures).toMatchObject({ rated: 1, satisfied: 1 });
  });
});

describe('given 城管局, called wrongly by 新华街道 and replaced too late', () => {
  const replaced = () =>
    matter()
      .blow('城管局', '10-12 10:00')
      .byStreet(
        { type: 'ReplaceDepartment', summons: 1, replacement: '水务局', reason: '改派' },
        '10-14 10:00',
      );

  it('when nobody contests it, then its sign-in and arrival are late, and the call stood: 2 of 2', async () => {
    const { card, street } = await boardOf(replaced());
    expect(ratesOf(card.get('城管局'))).toEqual(['1/2', '1/1', '1/1']);
    expect(street.get('新华街道')).toMatchObject({ dispatchAccuracy: 1 });
  });

  it('when its duty is contested and upheld, then it is excused and the street called rightly 1 of 2', async () => {
    const { card, street } = await boardOf(appealed(replaced(), { subject: 'duty' }));
    expect(ratesOf(card.get('城管局'))).toEqual(['1/1', '1/1', '1/1']);
    expect(card.get('城管局')).toMatchObject({ total: 100 });
    expect(street.get('新华街道')).toMatchObject({ dispatchAccuracy: 0.5 });
  });
});
