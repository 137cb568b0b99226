import type { WhistleEvent } from './whistle.events.js';
import { summonsFacts } from './summons-facts.js';
import { elapsedMs, nextDue, verdict } from './summons-clocks.js';
import {
  acknowledge,
  after,
  arrive,
  at,
  blown,
  by,
  chengguan,
  confirm,
  given,
  gongan,
  guangming,
  ofOne,
  pause,
  raise,
  rate,
  report,
  resume,
  sendBack,
  type Step,
  stateOf,
  xinhua,
} from './testing/whistle-scene.js';

const arrived: Step = [arrive, by(chengguan, '10:30')];
const dueOf = (events: readonly WhistleEvent[], summons = 0) =>
  Object.fromEntries(
    Object.entries(stateOf(events).summonses[summons]?.clocks ?? {}).map(([name, c]) => [
      name,
      c.dueAt,
    ]),
  );
const HOUR = 3_600_000;

describe('given a running clock', () => {
  it('when it is paused, then that is noted with reason and approver, once', () => {
    const data = { ...ofOne('11:00'), reason: '等待图纸', approvedBy: 'xinhua-clerk' };
    given(after(blown))
      .when(pause, by(xinhua, '11:00'))
      .then([{ type: 'ClockPaused', data }]);
    given(after(blown, [pause, by(xinhua, '11:00')]))
      .when(pause, by(xinhua, '11:10'))
      .then([]);
    given(after(blown)).when(resume, by(xinhua, '11:00')).then([]);
  });

  it('when there is nothing to pause, or it is not theirs, then it is refused', () => {
    given(after(blown)).when(pause, by(guangming, '11:00')).then('NOT_YOUR_ORGANISATION');
    given(after(blown)).when(resume, by(chengguan, '11:00')).then('NOT_YOUR_ORGANISATION');
    const reported = after(blown, arrived, [report, by(chengguan, '11:00')]);
    given(reported).when(pause, by(xinhua, '11:10')).then('ALREADY_REPORTED');
    const confirmed = after(
      blown,
      arrived,
      [report, by(chengguan, '11:00')],
      [confirm, by(xinhua, '11:30')],
    );
    given(confirmed).when(pause, by(xinhua, '11:40')).then('ALREADY_CONFIRMED');
    const informed = after([raise({ informed: ['shuiwu'] }), by(xinhua, '10:00')]);
    given(informed)
      .when({ ...pause, summons: 3 }, by(xinhua, '11:00'))
      .then('INFORMED_ONLY');
  });
});

describe('given a paused clock', () => {
  const paused: readonly Step[] = [blown, arrived, [pause, by(xinhua, '11:00')]];

  it('when it runs on, then what was not yet due moves by the pause', () => {
    const events = after(...paused, [resume, by(xinhua, '14:00')]);
    expect(events.at(-1)?.data).toMatchObject({ pausedMs: 3 * HOUR });
    expect(dueOf(events)).toEqual({
      acknowledge: at('11:00'),
      arrive: at('15:00'),
      resolve: at('21:00'),
    });
    given(events).when(resume, by(xinhua, '14:10')).then([]);
  });

  it('when servers disagree about the time, then no clock runs backwards', () => {
    const events = after(...paused, [resume, by(xinhua, '10:59')]);
    expect(events.at(-1)?.data).toMatchObject({ at: at('11:00'), pausedMs: 0 });
    expect(dueOf(events)['resolve']).toBe(at('18:00'));
  });
});

describe('given what went wrong elsewhere', () => {
  it('GLPI 1911: when a second department takes over, then it inherits no spent deadline', () => {
    const replace = {
      type: 'ReplaceDepartment',
      summons: 1,
      replacement: 'shuiwu',
      reason: '职责',
    } as const;
    const events = after(blown, [replace, by(xinhua, '17 10:00')]);
    expect(dueOf(events, 2)).toEqual({
      ...{ acknowledge: at('17 11:00'), arrive: at('17 12:00'), resolve: at('17 18:00') },
    });
    expect(stateOf(events).overall?.dueAt).toBe(at('17 10:00'));
  });

  it('GLPI 10594: when a pause spans a weekend, then the weekend is not counted twice', () => {
    // Friday 16:00 to Monday 10:00: one working hour on each side.
    const blow: Step = [raise({ kind: 'working' }), by(xinhua, '20 15:00')];
    const events = after(blow, [pause, by(xinhua, '20 16:00')], [resume, by(xinhua, '23 10:00')]);
    // 15:00 plus 8 working hours is Monday 15:00; two more is Monday 17:00.
    expect(dueOf(events)).toEqual({ resolve: at('23 17:00') });
  });

  it('GLPI 12167: when the whistle sounds outside hours, then 工作时 count from the next opening', () => {
    expect(dueOf(after([raise({ kind: 'working' }), by(xinhua, '21 22:00')]))).toEqual({
      resolve: at('23 17:00'),
    });
  });

  it('GLPI 23359: when a report is sent back, then the time until then is no pause', () => {
    const events = after(
      ...([blown, arrived, [report, by(chengguan, '11:00')]] as const),
      ...([
        [sendBack, by(xinhua, '15:00')],
        [report, by(chengguan, '19:00')],
      ] as const),
      [confirm, by(xinhua, '20:00')],
    );
    expect(dueOf(events)['resolve']).toBe(at('18:00'));
    const [facts] = summonsFacts(events).summonses;
    expect(facts && verdict(facts, 'resolve')).toBe('late');
    expect(facts && elapsedMs(facts, 'resolve')).toBe(9 * HOUR);
  });

  it('GLPI 24481: when the due time passes while the clock stands still, then nothing is overdue', () => {
    const paused: readonly Step[] = [blown, arrived, [pause, by(xinhua, '11:30')]];
    const whistle = summonsFacts(after(...paused));
    const [facts] = whistle.summonses;
    expect(facts && nextDue(facts, whistle)).toBeUndefined();
    const rest: readonly Step[] = [
      [report, by(chengguan, '17 09:30')],
      [confirm, by(xinhua, '17 10:00')],
    ];
    const [settled] = summonsFacts(after(...paused, ...rest)).summonses;
    expect(settled && verdict(settled, 'resolve')).toBe('onTime');
    expect(settled && elapsedMs(settled, 'resolve')).toBe(1.5 * HOUR);
  });

  it('Zammad 5177: when anything is updated later, then the first response stays what it was', () => {
    const before = after(blown, [acknowledge, by(chengguan, '10:10')], arrived);
    const rest: readonly Step[] = [
      [acknowledge, by(chengguan, '13:00')],
      [arrive, by(chengguan, '13:10')],
    ];
    const more: readonly Step[] = [
      [pause, by(xinhua, '13:20')],
      [report, by(chengguan, '14:00')],
    ];
    const events = after(blown, [acknowledge, by(chengguan, '10:10')], arrived, ...rest, ...more);
    const response = (of: readonly WhistleEvent[]) => {
      const { acknowledgedAt, arrivedAt } = stateOf(of).summonses[0] ?? {};
      return { acknowledgedAt, arrivedAt };
    };
    expect(response(events)).toEqual(response(before));
    expect(response(events)).toEqual({ acknowledgedAt: at('10:10'), arrivedAt: at('10:30') });
  });

  it('DIGIT: when others act, confirm or rate, then no clock is reset', () => {
    const clocks = dueOf(after(blown));
    const events = after(
      ...([blown, arrived, [{ ...acknowledge, summons: 2 }, by(gongan, '10:40')]] as const),
      ...([[{ type: 'ConfirmArrival', summons: 1 }, by(xinhua, '10:50')]] as const),
      [{ type: 'SummonDepartment', department: 'shuiwu', role: 'assist' }, by(xinhua, '11:00')],
      ...([
        [report, by(chengguan, '12:00')],
        [confirm, by(xinhua, '13:00')],
      ] as const),
      [rate, by(xinhua, '14:00')],
    );
    expect(dueOf(events)).toEqual(clocks);
    expect(stateOf(events)).toMatchObject({
      raisedAt: at('10:00'),
      overall: { dueAt: at('17 10:00') },
    });
    expect(stateOf(events).summonses[0]?.summonedAt).toBe(at('10:00'));
  });
});
