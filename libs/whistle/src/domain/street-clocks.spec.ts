import { createWhistleRules } from '#rules';
import type { MissDeadline, WarnOfDeadline } from './deadlines.js';
import { runningDeadlines } from './running-deadlines.js';
import { verdict } from './summons-clocks.js';
import { askVerdict } from './summons.asks.js';
import * as scene from './testing/whistle-scene.js';
import type { StreetClock, WhistleEvent } from './whistle.events.js';
import { foldWhistle } from './whistle.evolve.js';

const { after, arrive, at, by, centre, chengguan, close, confirm, given, gongan } = scene;
const { ofOne, pause, raise, rate, report, sendBack, stateOf, system, typesOf, xinhua } = scene;
type Step = scene.Step;

const warn = (clock: StreetClock, due: string): WarnOfDeadline => ({
  type: 'WarnOfDeadline',
  summons: 1,
  clock,
  dueAt: at(due),
});
const miss = (clock: StreetClock, due: string): MissDeadline => ({
  type: 'MissDeadline',
  summons: 1,
  clock,
  dueAt: at(due),
});
const clock = (time: string) => by(system, time);
const asksOf = (events: readonly WhistleEvent[]) =>
  stateOf(events).summonses[0]?.asks.map((ask) => [
    ask.clock,
    ask.at,
    ask.due.dueAt,
    ask.outcome,
    askVerdict(ask),
  ]);
const firingOf = (events: readonly WhistleEvent[]) =>
  runningDeadlines(foldWhistle(events))
    .filter(({ clock: name }) => name === 'confirm-arrival' || name === 'verify' || name === 'rate')
    .map(({ what, clock: name, dueAt }) => [what, name, dueAt]);

/** Two hours to confirm an arrival, three to verify, a day to rate; silence counts. */
const arrived: readonly Step[] = [
  [raise({ kind: 'two-way', assisting: [] }), by(xinhua, '10:00')],
  [arrive, by(chengguan, '10:30')],
];
const confirmed: Step = [{ type: 'ConfirmArrival', summons: 1 }, by(xinhua, '10:45')];
const reported: readonly Step[] = [...arrived, confirmed, [report, by(chengguan, '11:00')]];
const deemed: readonly Step[] = [...reported, [miss('verify', '14:00'), clock('14:01')]];

describe('given a report that waits for the street', () => {
  it('when the street answers in time, then its clock has stopped', () => {
    const verified = after(...reported, [confirm, by(xinhua, '13:59')]);
    expect(asksOf(verified)?.[1]).toEqual([
      'verify',
      at('11:00'),
      at('14:00'),
      'answered',
      'onTime',
    ]);
    given(verified).when(miss('verify', '14:00'), clock('14:01')).then([]);
  });

  it('when it is sent back, then the next report starts the clock anew', () => {
    const again = after(
      ...reported,
      [sendBack, by(xinhua, '12:00')],
      [report, by(chengguan, '13:00')],
    );
    expect(asksOf(again)?.slice(1)).toEqual([
      ['verify', at('11:00'), at('14:00'), 'answered', 'onTime'],
      ['verify', at('13:00'), at('16:00'), 'waiting', 'open'],
    ]);
    given(again).when(miss('verify', '14:00'), clock('14:01')).then([]);
    const { decision } = given(again).when(miss('verify', '16:00'), clock('16:01'));
    expect(typesOf(decision)).toEqual(['DeadlineMissed', 'ResolutionDeemedVerified']);
  });

  it('when something is added to the report, then the clock runs on', () => {
    const more = { ...report, summary: '又清一遍' };
    const events = after(...reported, [more, by(chengguan, '12:00')]);
    expect(firingOf(events)).toEqual([['miss', 'verify', at('14:00')]]);
  });

  it('when the rules do not take silence for an answer, then the red card stands alone', () => {
    const rules = createWhistleRules([
      {
        pack: 'test',
        version: '1',
        effectiveFrom: '2026-01-01',
        source: '测试',
        kinds: [
          {
            kind: 'routine',
            name: '一般哨',
            levels: ['street'],
            limits: {},
            street: { verify: { value: 3, unit: '小时' } },
          },
        ],
      },
    ]);
    const under = (step: Step): Step => [step[0], { ...step[1], rules }];
    const waits = [
      under([raise({ assisting: [] }), by(xinhua, '10:00')]),
      under([report, by(chengguan, '11:00')]),
    ];
    const missed = under([miss('verify', '14:00'), clock('14:01')]);
    const { decision } = given(after(...waits)).when(...missed);
    expect(typesOf(decision)).toEqual(['DeadlineMissed']);
    const late = after(...waits, missed, under([confirm, by(xinhua, '15:00')]));
    expect(stateOf(late).summonses[0]?.asks.map(askVerdict)).toEqual(['late']);
  });

  it('when the matter ends without an answer, then the clock lapses with it', () => {
    const withdrawn = after(...reported, [scene.withdraw, by(xinhua, '12:00')]);
    expect(asksOf(withdrawn)?.[1]?.slice(3)).toEqual(['lapsed', 'excused']);
    expect(firingOf(withdrawn)).toEqual([]);
    given(withdrawn).when(miss('verify', '14:00'), clock('14:01')).then([]);
  });

  it('when somebody other than the clock tells of it, then it is refused', () => {
    given(after(...reported))
      .when(miss('verify', '14:00'), by(centre, '14:01'))
      .then('SYSTEM_ONLY');
  });
});

describe('given a report that was deemed verified', () => {
  it('when the street wakes up, then it may rate, and neither confirms nor sends back', () => {
    given(after(...deemed))
      .when(confirm, by(xinhua, '15:00'))
      .then([]);
    const { decision } = given(after(...deemed)).when(sendBack, by(xinhua, '15:00'));
    expect(decision).toEqual({ rejected: 'ALREADY_CONFIRMED', details: { how: 'deemed' } });
    const rated = given(after(...deemed)).when(rate, by(xinhua, '15:00'));
    expect(typesOf(rated.decision)).toEqual(['DepartmentRated']);
  });

  it('when nobody else is called, then the whistle can be closed', () => {
    const { decision } = given(after(...deemed)).when(close, by(xinhua, '15:00'));
    expect(typesOf(decision)).toEqual(['WhistleClosed']);
  });
});

describe('given an arrival that waits for the street', () => {
  const due = at('12:30');

  it('when nobody confirms it, then that is the street’s red card, and the arrival counts', () => {
    expect(firingOf(after(...arrived))).toEqual([['miss', 'confirm-arrival', due]]);
    const data = { ...ofOne('12:31'), clock: 'confirm-arrival' as const, dueAt: due };
    given(after(...arrived))
      .when(miss('confirm-arrival', '12:30'), clock('12:31'))
      .then([{ type: 'DeadlineMissed', data }]);
    const late = after(...arrived, [miss('confirm-arrival', '12:30'), clock('12:31')]);
    const [summons] = stateOf(late).summonses;
    expect(summons && verdict(summons, 'arrive')).toBe('onTime');
    expect(asksOf([...late, ...after(...arrived, confirmed).slice(-1)])?.[0]?.[3]).toBe('answered');
  });

  it('when it is confirmed or disputed, then the clock stops; the next arrival starts it anew', () => {
    expect(asksOf(after(...arrived, confirmed))).toEqual([
      ['confirm-arrival', at('10:30'), due, 'answered', 'onTime'],
    ]);
    const dispute = { type: 'DisputeArrival', summons: 1, reason: '无人到场' } as const;
    const again = after(
      ...arrived,
      [dispute, by(xinhua, '11:00')],
      [arrive, by(chengguan, '11:30')],
    );
    expect(asksOf(again)).toEqual([
      ['confirm-arrival', at('10:30'), due, 'answered', 'onTime'],
      ['confirm-arrival', at('11:30'), at('13:30'), 'waiting', 'open'],
    ]);
  });

  it('when the report is verified first, then the arrival is answered by that; by silence it lapses', () => {
    const unconfirmed: readonly Step[] = [...arrived, [report, by(chengguan, '11:00')]];
    const verified = after(...unconfirmed, [confirm, by(xinhua, '12:00')]);
    expect(asksOf(verified)?.[0]?.slice(3)).toEqual(['answered', 'onTime']);
    const silent = after(...unconfirmed, [miss('verify', '14:00'), clock('14:01')]);
    expect(asksOf(silent)?.[0]?.slice(3)).toEqual(['lapsed', 'late']);
  });

  it('when the department’s clocks stand still, then the street’s runs on', () => {
    const paused = after(...arrived, [pause, by(xinhua, '11:00')]);
    expect(firingOf(paused)).toEqual([['miss', 'confirm-arrival', due]]);
  });

  it('when the department is only informed, then nothing is asked', () => {
    const informed = raise({ kind: 'two-way', assisting: [], informed: ['gongan'] });
    const events = after(
      [informed, by(xinhua, '10:00')],
      [{ ...arrive, summons: 2 }, by(gongan, '10:30')],
    );
    expect(stateOf(events).summonses[1]?.asks).toEqual([]);
  });
});

describe('given a department that is to be rated', () => {
  const verified: readonly Step[] = [...reported, [confirm, by(xinhua, '12:00')]];
  const due = at('17 12:00');

  it('when it is rated, then the clock stops', () => {
    const rated = after(...verified, [rate, by(xinhua, '13:00')]);
    expect(asksOf(rated)?.[2]).toEqual(['rate', at('12:00'), due, 'answered', 'onTime']);
    expect(firingOf(rated)).toEqual([]);
  });

  it('when the whistle is closed meanwhile, then the street is still to rate, and gets its card', () => {
    const closed = after(...verified, [close, by(xinhua, '13:00')]);
    expect(firingOf(closed)).toEqual([['miss', 'rate', due]]);
    const data = { ...ofOne('17 12:01'), clock: 'rate' as const, dueAt: due };
    given(closed)
      .when(miss('rate', '17 12:00'), clock('17 12:01'))
      .then([{ type: 'DeadlineMissed', data }]);
    given(closed).when(warn('rate', '17 12:00'), clock('16 13:01')).then([]);
    const late = after(
      ...verified,
      [close, by(xinhua, '13:00')],
      [miss('rate', '17 12:00'), clock('17 12:01')],
      [rate, by(xinhua, '17 13:00')],
    );
    expect(asksOf(late)?.[2]?.slice(3)).toEqual(['answered', 'late']);
  });

  it('when the whistle is withdrawn, then the clock lapses, and a reopening does not revive it', () => {
    const reopened = after(
      ...verified,
      [scene.withdraw, by(xinhua, '13:00')],
      [scene.reopen, by(xinhua, '14:00')],
    );
    expect(asksOf(reopened)?.[2]?.slice(3)).toEqual(['lapsed', 'excused']);
    expect(firingOf(reopened)).toEqual([]);
  });
});

describe('given rules that give the street no limits', () => {
  it('when everything is done that was always done, then no event has a clock of the street', () => {
    const events = after(
      [raise({ assisting: [] }), by(xinhua, '10:00')],
      [arrive, by(chengguan, '10:30')],
      [report, by(chengguan, '11:00')],
      [confirm, by(xinhua, '11:30')],
      [close, by(xinhua, '12:00')],
    );
    expect(events.slice(-4).map(({ data }) => Object.keys(data))).toEqual([
      ['at', 'summons', 'department', 'person', 'evidence'],
      ['at', 'summons', 'department', 'summary', 'evidence'],
      ['at', 'summons', 'department'],
      ['at', 'summary'],
    ]);
    expect(stateOf(events).summonses[0]?.asks).toEqual([]);
    expect(runningDeadlines(foldWhistle(events))).toEqual([]);
  });
});
