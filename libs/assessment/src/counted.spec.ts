import { createWorkCalendar } from '#calendar';
import { foldWhistle, type WhistleEvent } from '#whistle';
import { LATER, summonsFact } from './testing/summons-fact.js';
import { contributionOf, MEASURES, measuresOf } from './domain/measures.js';
import { factsOf } from './domain/summons-fact.js';
import { at, centre, Matter, published } from './testing/district-story.js';

let matters = 0;
const matter = () => new Matter(`whistle-${++matters}`, '新华街道');
const limited = (assisting: readonly string[] = []) =>
  matter().blow('城管局', '10-12 10:00', assisting, 'limited');
const END = at('12-01 00:00');
/** What is counted of matters of October at a cut-off. */
const countsOf = async (told: readonly Matter[], cutOff = END) =>
  (await published(told, '2026-10', cutOff)).totals.measures;

const back = (told: Matter, ...times: readonly string[]): Matter =>
  times.reduce(
    (so, time) =>
      so
        .reports(time)
        .byStreet({ type: 'SendBackResolution', summons: 1, reason: '现场未清' }, time),
    told,
  );

describe('given reports that the street sends back (退回重办)', () => {
  it('when one comes back once and another three times, then each return and each summons counts', async () => {
    const called = (lead: string) => matter().blow(lead, '10-12 10:00').comes('10-12 10:30');
    const once = back(called('城管局'), '10-13 10:00');
    const thrice = back(called('住建局'), '10-13 10:00', '10-14 10:00', '10-15 10:00');
    const counts = await countsOf([once, thrice, called('公安局')]);
    expect(counts).toMatchObject({ summoned: 3, sentBack: 4 });
    expect(counts).toMatchObject({ returnedOnce: 2, returnedTwice: 1, returnedThrice: 1 });
    // 巴彦淖尔: the one that came back three times.
    expect(counts.problemOrders).toBe(1);
  });
});

describe('given a matter that is dispatched anew three times with no owner (巴彦淖尔)', () => {
  const replaced = (times: number) =>
    ['住建局', '公安局', '水务局'].slice(0, times).reduce(
      (told, replacement, index) =>
        told.byStreet(
          {
            type: 'ReplaceDepartment',
            summons: index + 1,
            replacement,
            reason: '职责不符',
          },
          `10-1${3 + index} 10:00`,
        ),
      matter().blow('城管局', '10-12 10:00', ['城建集团']),
    );

  it('when it has been dispatched anew twice, then it is no problem order yet', async () => {
    expect((await countsOf([replaced(2)])).problemOrders).toBe(0);
  });

  it('when the third takes over, then it is one for both who are still called, not for the three let go', async () => {
    expect(await countsOf([replaced(3)])).toMatchObject({ summoned: 5, released: 3 });
    expect((await countsOf([replaced(3)])).problemOrders).toBe(2);
  });
});

describe('given departments that decline (退哨)', () => {
  const declined = () =>
    limited(['公安局']).byDepartment(
      { type: 'DeclineSummons', summons: 1, reason: '非本部门职责', legalBasis: '三定方案' },
      '10-12 15:00',
    );
  const remind = {
    type: 'SuperviseSummons',
    summons: 1,
    step: 'reminder',
    reason: '催办',
  } as const;

  it('when nobody has ruled, or it was overruled, then it declined; cards and reminders stand', async () => {
    expect(await countsOf([declined()])).toMatchObject({ declined: 1, declineOverruled: 0 });
    const overruled = declined().step(
      { type: 'OverruleDecline', summons: 1, reason: '属城管职责' },
      centre,
      '10-13 09:00',
    );
    const counts = await countsOf([overruled.byStreet(remind, '10-13 10:00')]);
    expect(counts).toMatchObject({ declined: 1, declineOverruled: 1, supervised: 1 });
    // Two summonses with two clocks each, nobody ever answered; only the resolve clock warns.
    expect(counts).toMatchObject({ yellowCards: 2, redCards: 4 });
  });

  it('when it is upheld, then its cards and reminders are taken away', async () => {
    const ruling = { summons: 1, reason: '属住建职责', replacement: '住建局' };
    const upheld = declined()
      .byStreet(remind, '10-13 10:00')
      .step({ type: 'UpholdDecline', ...ruling }, centre, '10-30 09:00');
    const counts = await countsOf([upheld]);
    expect(counts).toMatchObject({ declined: 1, declineOverruled: 0, supervised: 0 });
    // What is left is the assisting department's, and the successor's of 30 October.
    expect(counts).toMatchObject({ firstCalls: 2, firstCallsStood: 1 });
    expect(counts).toMatchObject({ yellowCards: 2, redCards: 4 });
  });
});

describe('given cards by the times of the clocks, whether they were sent or not', () => {
  // Due on Monday 19 October 17:30: yellow from Friday 17:30, red from Tuesday 9:00.
  const signed = () =>
    limited().byDepartment(
      { type: 'AcknowledgeSummons', summons: 1, person: '李队' },
      '10-12 10:30',
    );
  const cards = async (told: Matter, cutOff = END) => {
    const { yellowCards, redCards } = await countsOf([told], cutOff);
    return `${yellowCards} 黄 ${redCards} 红`;
  };

  it('when the cut-off passes the warning and the miss, then one card after the other counts', async () => {
    const open = signed();
    expect(await cards(open, at('10-16 17:30'))).toBe('0 黄 0 红');
    expect(await cards(open, at('10-16 17:31'))).toBe('1 黄 0 红');
    expect(await cards(open, at('10-20 09:00'))).toBe('1 黄 0 红');
    expect(await cards(open, at('10-20 09:01'))).toBe('1 黄 1 红');
  });

  it('when it reports before the warning, after it, or late, then it gets none, yellow, or both', async () => {
    expect(await cards(signed().reports('10-16 17:00'))).toBe('0 黄 0 红');
    expect(await cards(signed().reports('10-19 10:00').confirmed('10-21 10:00'))).toBe('1 黄 0 红');
    // Late by an hour, and before the first overdue 工作日 begins: no red card is sent.
    expect(await cards(signed().reports('10-19 18:30'))).toBe('1 黄 0 红');
    expect(await cards(signed().reports('10-20 10:00'))).toBe('1 黄 1 红');
  });

  it('when it stands still before the warning (挂账), then no card comes while it does', async () => {
    const pause = { type: 'PauseClock', summons: 1, reason: '等待图纸' } as const;
    expect(await cards(signed().byStreet(pause, '10-15 10:00'))).toBe('0 黄 0 红');
    expect(await cards(signed().byStreet(pause, '10-19 10:00'))).toBe('1 黄 0 红');
  });

  it('when it is let go in time, then it gets no card', async () => {
    const gone = { type: 'WithdrawWhistle', reason: '重复' } as const;
    expect(await cards(signed().byStreet(gone, '10-19 10:00'))).toBe('0 黄 0 红');
    expect(await cards(signed().byStreet(gone, '10-21 10:00'))).toBe('1 黄 1 红');
  });
});

describe('given a matter that is given more time (延期, 金华)', () => {
  const extension = { value: 3, unit: '工作日' } as const;
  const deferred = () =>
    limited()
      .byDepartment(
        { type: 'RequestExtension', summons: 1, extension, reason: '等待配件' },
        '10-15 10:00',
      )
      .step({ type: 'GrantExtension', summons: 1 }, centre, '10-16 10:00');

  it('when the new due time has not come, then it counts nowhere; when it has, as due and deferred', async () => {
    const open = await countsOf([deferred()], at('10-20 10:00'));
    expect(open).toMatchObject({ resolveNotYetDue: 1, deferred: 0, deferredOnTime: 0 });
    // Until Thursday 22 October.
    const missed = await countsOf([deferred()], at('10-24 10:00'));
    expect(missed).toMatchObject({ resolveOverdue: 1, deferred: 1, deferredOnTime: 0 });
  });

  it('when it is reported by then, then it was deferred and in time', async () => {
    const done = deferred().comes('10-21 09:00').reports('10-22 10:00').confirmed('10-22 15:00');
    const counts = await countsOf([done]);
    expect(counts).toMatchObject({ resolveOnTime: 1, deferred: 1, deferredOnTime: 1 });
  });
});

describe('given ratings by the street and the resident', () => {
  const rated = (satisfaction: number, others: readonly [number, number, number]) => {
    const [responseSpeed, cooperation, implementation] = others;
    const scores = { satisfaction, responseSpeed, cooperation, implementation };
    return matter()
      .blow('城管局', '10-12 10:00', ['公安局'])
      .comes('10-12 10:30')
      .comes('10-12 10:30', 2)
      .reports('10-13 10:00')
      .reports('10-13 10:00', 2)
      .byStreet({ type: 'ConfirmResolution', summons: 1 }, '10-14 10:00')
      .byStreet({ type: 'ConfirmResolution', summons: 2 }, '10-14 10:00')
      .byStreet({ type: 'RateDepartment', summons: 1, ...scores }, '10-14 11:00');
  };

  it('when the street rates, then each score is counted by itself and summed up', async () => {
    const counts = await countsOf([rated(5, [4, 3, 2]), rated(2, [5, 5, 1])]);
    expect(counts).toMatchObject({ rated: 2, satisfied: 1, satisfactionSum: 7 });
    expect(counts).toMatchObject({ rated1: 0, rated2: 1, rated3: 0, rated4: 0, rated5: 1 });
    expect(counts).toMatchObject({ responseRatingSum: 9, cooperationRatingSum: 8 });
    expect(counts.implementationRatingSum).toBe(3);
  });

  it('when the resident answers, then for each department that had to resolve it (回访)', async () => {
    const asked = rated(5, [5, 5, 5])
      .byStreet({ type: 'CloseWhistle', summary: '办结' }, '10-15 10:00')
      .byStreet(
        { type: 'RecordResidentSatisfaction', satisfaction: 2, channel: 'callback' },
        '10-16 10:00',
      );
    expect(await countsOf([asked, rated(5, [5, 5, 5])])).toMatchObject({
      summoned: 4,
      residentAnswered: 2,
      residentSatisfied: 0,
      residentSum: 4,
    });
  });
});

describe('given the street’s own steps with limits: 到场确认 2 hours, 核实 a day, 评哨 two days', () => {
  const come = () => limited().comes('10-12 10:30');
  const step = async (told: Matter, name: 'confirmArrival' | 'verify' | 'rate', cutOff = END) => {
    const counts = await countsOf([told], cutOff);
    const of = (outcome: 'OnTime' | 'Late' | 'Overdue' | 'NotYetDue') =>
      counts[`${name}${outcome}`];
    return [of('OnTime'), of('Late'), of('Overdue'), of('NotYetDue')];
  };

  it('when an arrival waits, then it is not yet due until the cut-off has passed its limit', async () => {
    expect(await step(come(), 'confirmArrival', at('10-12 12:30'))).toEqual([0, 0, 0, 1]);
    expect(await step(come(), 'confirmArrival', at('10-12 12:31'))).toEqual([0, 0, 1, 0]);
  });

  it('when the street confirms or disputes it, then in time or late; each asking counts', async () => {
    const confirm = { type: 'ConfirmArrival', summons: 1 } as const;
    expect(await step(come().byStreet(confirm, '10-12 12:00'), 'confirmArrival')).toEqual([
      1, 0, 0, 0,
    ]);
    const dispute = { type: 'DisputeArrival', summons: 1, reason: '未到现场' } as const;
    const again = come().byStreet(dispute, '10-12 13:00').comes('10-12 15:00');
    expect(await step(again.byStreet(confirm, '10-12 16:00'), 'confirmArrival')).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('when it verifies late and does not rate, then that is the street’s, and the department was in time', async () => {
    const told = come()
      .reports('10-13 10:00')
      .byStreet({ type: 'ConfirmResolution', summons: 1 }, '10-21 10:00');
    expect(await step(told, 'verify')).toEqual([0, 1, 0, 0]);
    expect(await step(told, 'rate', at('10-23 10:00'))).toEqual([0, 0, 0, 1]);
    expect(await step(told, 'rate')).toEqual([0, 0, 1, 0]);
    const counts = await countsOf([told]);
    expect(counts).toMatchObject({ resolveOnTime: 1, yellowCards: 0, redCards: 0 });
  });
});

describe('given a summons that was taken out of the count', () => {
  it('when it is counted, then as excluded and as nothing else', () => {
    const excluded = summonsFact({ excluded: true, sentBack: 3, redCards: 2 });
    const { counts, bins } = contributionOf(excluded, LATER);
    const counted = Object.entries(measuresOf(counts)).filter(([, count]) => count !== 0);
    expect(counted).toEqual([['excluded', 1]]);
    expect(counts).toHaveLength(MEASURES.length);
    expect(bins.every((bin) => bin === null)).toBe(true);
  });
});

describe('given a whistle that comes by grid patrol at half past eleven at night', () => {
  it('when it is counted, then by its channel and the hour of dispatch in Shanghai', () => {
    const told = matter().blow('城管局', '10-12 23:30');
    const events = told.events as unknown as WhistleEvent[];
    const [fact] = factsOf(foldWhistle(events), () => createWorkCalendar());
    expect(fact).toMatchObject({ channel: 'grid-patrol', hour: '23', day: '2026-10-12' });
  });
});
