import type { Scorecard } from './domain/scorecard.js';
import { at, centre, Matter, published } from './testing/district-story.js';

/** 响应率、解决率、满意率 as they stand on a card: numerator of denominator. */
const ratesOf = (card: Scorecard | undefined): string[] =>
  card?.indicators.map(({ numerator, denominator }) => `${numerator}/${denominator}`) ?? [];

let matters = 0;
const matter = (street = '新华街道') => new Matter(`whistle-${++matters}`, street);
const settled = () =>
  matter()
    .blow('城管局', '10-12 10:00')
    .comes('10-12 10:30')
    .reports('10-14 10:00')
    .confirmed('10-15 10:00');

describe('given 城管局, called on Friday 30 October with ten 工作日 to go, until 13 November (未到期不算未办)', () => {
  const october = (...changes: readonly ((late: Matter) => Matter)[]) => {
    const late = matter().blow('城管局', '10-30 10:00').comes('10-30 10:30');
    return [settled(), changes.reduce((told, change) => change(told), late)];
  };
  const cardAt = async (told: readonly Matter[], time: string) =>
    (await published(told, '2026-10', at(time))).card.get('城管局');

  it('when the month ends, then it keeps its full marks, and its card says 1 not yet due', async () => {
    const card = await cardAt(october(), '11-01 00:00');
    // 30 × 2/2 + 35 × 1/1 + 35 × 1/1; it was 30 + 35 × 1/2 + 35 = 82.5 on the day it was called.
    expect(ratesOf(card)).toEqual(['2/2', '1/1', '1/1']);
    expect(card).toMatchObject({ total: 100, notYetDue: 1, sample: 2 });
  });

  it('when the due time has passed, then the same summons is not done: 35 × 1/2, 82.5 in all', async () => {
    const card = await cardAt(october(), '11-16 00:00');
    expect(ratesOf(card)).toEqual(['2/2', '1/2', '1/1']);
    expect(card).toMatchObject({ total: 82.5, notYetDue: 0 });
  });

  it('when it has only just been called, then neither sign-in nor arrival is owed yet', async () => {
    const told = [settled(), matter().blow('城管局', '10-30 10:00')];
    const card = await cardAt(told, '10-30 10:00');
    expect(ratesOf(card)).toEqual(['1/1', '1/1', '1/1']);
    // At the due time itself it is still in time; a minute later the sign-in has been missed.
    expect(ratesOf(await cardAt(told, '10-30 11:00'))).toEqual(['1/1', '1/1', '1/1']);
    expect(ratesOf(await cardAt(told, '10-30 11:01'))).toEqual(['1/2', '1/1', '1/1']);
  });

  it('when it is paused before the due time, then it is not due; paused after it, it stays overdue (挂账)', async () => {
    const pause = (time: string) => (told: Matter) =>
      told.byStreet({ type: 'PauseClock', summons: 1, reason: '等待图纸' }, time);
    const before = await cardAt(october(pause('11-05 10:00')), '12-01 00:00');
    expect(ratesOf(before)).toEqual(['2/2', '1/1', '1/1']);
    expect(before).toMatchObject({ total: 100, notYetDue: 1 });
    const after = await cardAt(october(pause('11-16 10:00')), '12-01 00:00');
    expect(ratesOf(after)).toEqual(['2/2', '1/2', '1/1']);
    expect(after).toMatchObject({ total: 82.5, notYetDue: 0 });
  });

  it('when statistics are asked for, then each clock counts what is due, with the rest beside it', async () => {
    const { totals } = await published(october(), '2026-10', at('11-01 00:00'));
    expect(totals.clocks.resolve).toMatchObject({ onTime: 1, late: 0, overdue: 0, notYetDue: 1 });
    expect(totals.clocks.resolve).toMatchObject({ due: 1, onTimeRate: 1 });
    const later = await published(october(), '2026-10', at('11-16 00:00'));
    expect(later.totals.clocks.resolve).toMatchObject({ overdue: 1, notYetDue: 0, due: 2 });
    expect(later.totals.clocks.resolve.onTimeRate).toBe(0.5);
  });
});

describe('given 城管局, called by 新华街道 on 12 October, which declines and is upheld two days later (派错不算逾期)', () => {
  const declined = () =>
    matter().blow('城管局', '10-12 10:00', ['公安局']).comes('10-12 10:30', 2).byDepartment(
      {
        type: 'DeclineSummons',
        summons: 1,
        reason: '非本部门职责',
        legalBasis: '三定方案第三条',
      },
      '10-12 10:40',
    );
  const upheld = () =>
    declined().step(
      { type: 'UpholdDecline', summons: 1, reason: '属水务局', replacement: '水务局' },
      centre,
      '10-14 10:00',
    );
  const others = () => [
    matter().blow('住建局', '10-13 10:00').comes('10-13 10:30'),
    matter().blow('水务局', '10-13 10:00').comes('10-13 10:30'),
    matter('光明街道').blow('住建局', '10-13 10:00', ['公安局']).comes('10-13 10:30'),
  ];

  it('when nobody has ruled yet, then its clocks run and the sign-in is overdue', async () => {
    const { card } = await published([declined()], '2026-10', at('10-13 12:00'));
    expect(ratesOf(card.get('城管局'))[0]).toBe('0/1');
  });

  it('when it is upheld, though after the due times, then every clock of it is excused', async () => {
    const { card } = await published([upheld()], '2026-10', at('11-30 00:00'));
    expect(ratesOf(card.get('城管局'))).toEqual(['0/0', '0/0', '0/0']);
    expect(card.get('城管局')).toMatchObject({ total: null, notYetDue: 0, awaitingStreet: 0 });
    // Whose duty it is has clocks of its own, and never answered.
    expect(ratesOf(card.get('水务局'))).toEqual(['0/1', '0/1', '0/0']);
  });

  it('when streets are compared, then 新华街道 called rightly 3 times of 4, 光明街道 2 of 2 (派单准确率)', async () => {
    const { street, totals } = await published(
      [upheld(), ...others()],
      '2026-10',
      at('11-30 00:00'),
    );
    const figures = (name: string) => {
      const row = street.get(name);
      return [row?.measures.firstCalls, row?.measures.firstCallsStood, row?.dispatchAccuracy];
    };
    expect(figures('新华街道')).toEqual([4, 3, 0.75]);
    expect(figures('光明街道')).toEqual([2, 2, 1]);
    // The replacement is no first call: 7 were summoned, 6 of them with the blow.
    expect(totals.measures).toMatchObject({ summoned: 7, firstCalls: 6, firstCallsStood: 5 });
  });

  it('when it is replaced late without a ruling, then it was late, as before', async () => {
    const replaced = matter()
      .blow('城管局', '10-12 10:00')
      .byStreet(
        { type: 'ReplaceDepartment', summons: 1, replacement: '水务局', reason: '改派' },
        '10-12 12:00',
      );
    const { card, street } = await published([replaced], '2026-10', at('11-30 00:00'));
    expect(ratesOf(card.get('城管局'))).toEqual(['0/1', '0/0', '0/0']);
    expect(street.get('新华街道')).toMatchObject({ dispatchAccuracy: 1 });
  });
});

describe('given 城管局, called on 12 October with ten 工作日 to go, until the 26th (街道不核实不是部门的错)', () => {
  const reported = (time: string) =>
    matter().blow('城管局', '10-12 10:00').comes('10-12 10:30').reports(time);
  const cardOf = async (told: Matter, time: string) =>
    (await published([settled(), told], '2026-10', at(time))).card.get('城管局');

  it('when it reports in time and the street stays silent, then that waits for the street and is in no rate', async () => {
    const card = await cardOf(reported('10-20 10:00'), '12-01 00:00');
    expect(ratesOf(card)).toEqual(['2/2', '1/1', '1/1']);
    expect(card).toMatchObject({ total: 100, awaitingStreet: 1, notYetDue: 0 });
  });

  it('when the report itself came late, then it is late, whatever the street does: 35 × 1/2', async () => {
    const card = await cardOf(reported('10-28 10:00'), '12-01 00:00');
    expect(ratesOf(card)).toEqual(['2/2', '1/2', '1/1']);
    expect(card).toMatchObject({ total: 82.5, awaitingStreet: 0 });
  });

  it('when the street confirms long after the due time, then the time of the report counts', async () => {
    const told = () => reported('10-20 10:00').confirmed('11-20 10:00');
    const card = await cardOf(told(), '12-01 00:00');
    expect(ratesOf(card)).toEqual(['2/2', '2/2', '2/2']);
    expect(card).toMatchObject({ total: 100, awaitingStreet: 0 });
    const { totals } = await published([told()], '2026-10', at('12-01 00:00'));
    expect(totals.clocks.resolve).toMatchObject({ onTime: 1, late: 0, due: 1 });
  });

  it('when the street sends it back, then the clock runs on, and is overdue once it has passed', async () => {
    const back = { type: 'SendBackResolution', summons: 1, reason: '仍有占道' } as const;
    const told = () => reported('10-20 10:00').byStreet(back, '10-21 10:00');
    expect(await cardOf(told(), '10-22 00:00')).toMatchObject({ notYetDue: 1, awaitingStreet: 0 });
    expect(ratesOf(await cardOf(told(), '12-01 00:00'))).toEqual(['2/2', '1/2', '1/1']);
  });
});
