import { createWhistleRules } from '#rules';
import { runningDeadlines } from './running-deadlines.js';
import { clockRun } from './clock-ledger.run.js';
import { foldWhistle } from './whistle.evolve.js';
import * as scene from './testing/whistle-scene.js';
import type { MissDeadline } from './deadlines.js';
import type { ClimbLadder } from './whistle.ladder.js';
import type { DeclineSummons } from './declining.js';
import type { ClockName, DeadlineClock, WhistleEvent } from './whistle.events.js';
import { whistle } from './whistle.js';

const { after, arrive, at, by, centre, chengguan, given, report, sendBack, sounded } = scene;
const { stateOf, system, typesOf, xinhua } = scene;

const photo = { evidence: [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }] };
const miss = (clock: DeadlineClock, due: string, summons = 1): MissDeadline => ({
  type: 'MissDeadline',
  summons,
  clock,
  dueAt: at(due),
});
const climb = (rung: number, clock: ClockName, due: string): ClimbLadder => ({
  type: 'ClimbLadder',
  summons: 1,
  clock,
  dueAt: at(due),
  rung,
});
const dispute = { type: 'DisputeArrival', summons: 1, reason: '无人到场' } as const;
/** On site at 11:00; the matter is due on the 18th at 10:30, its rungs two and four hours later. */
const onSite: readonly scene.Step[] = [
  ...sounded,
  [{ ...arrive, ...photo }, by(chengguan, '11:00')],
];
const DUE = '18 10:30';
const missed: readonly scene.Step[] = [...onSite, [miss('resolve', DUE), by(system, '18 10:31')]];

/** When the rows have it climb next, and whether the whistle climbs then and no moment earlier. */
function nextRung(events: readonly WhistleEvent[], clock: ClockName, due: string) {
  const rung = runningDeadlines(foldWhistle(events)).find(
    (one) => one.what === 'rung' && one.clock === clock && one.dueAt === at(due),
  );
  if (!rung) return undefined;
  const command = climb(rung.rung ?? -1, clock, due);
  const fires = [-1, 0].map((ms) => {
    const now = new Date(Date.parse(rung.fireAt) + ms).toISOString();
    return typesOf(whistle.decide(command, stateOf(events), { ...by(system, '10:00'), now }))
      .length;
  });
  expect(fires).toEqual([0, 1]);
  return [rung.rung, rung.fireAt];
}

describe('given a ladder of supervision whose clock stands still', () => {
  it('when a pause ends, then its rungs are later by the pause, one after the other', () => {
    const resumed = after(
      ...missed,
      [scene.pause, by(centre, '18 11:00')],
      [scene.resume, by(xinhua, '18 15:00')],
    );
    expect(nextRung(resumed, 'resolve', DUE)).toEqual([1, at('18 16:30')]);
    given(resumed)
      .when(climb(1, 'resolve', DUE), by(system, '18 15:01'))
      .then([]);
    const written = after(
      ...missed,
      [scene.pause, by(centre, '18 11:00')],
      [scene.resume, by(xinhua, '18 15:00')],
      [climb(1, 'resolve', DUE), by(system, '18 16:30')],
    );
    expect(nextRung(written, 'resolve', DUE)).toEqual([2, at('18 18:30')]);
  });

  it('when the rules count in working time, then so do the rungs', () => {
    const rules = createWhistleRules([
      {
        pack: 'test',
        version: '1',
        effectiveFrom: '2026-01-01',
        source: '测试',
        workingHours: [['09:00', '17:00']],
        kinds: [
          {
            kind: 'routine',
            name: '一般哨',
            levels: ['street'],
            limits: { arrive: { value: 30, unit: '分钟' } },
            ladder: [{ step: 'written', after: { value: 4, unit: '工作时' } }],
          },
        ],
      },
    ]);
    const on = (step: scene.Step): scene.Step => [step[0], { ...step[1], rules }];
    const steps: readonly scene.Step[] = [
      [scene.raise({ assisting: [] }), by(xinhua, '20 15:00')],
      [miss('arrive', '20 15:30'), by(system, '20 15:31')],
      [scene.pause, by(xinhua, '20 16:00')],
      [scene.resume, by(xinhua, '23 10:00')],
    ];
    // Two hours on each side of the weekend: due at 11:30 of Monday, and the pause took two.
    expect(nextRung(after(...steps.map(on)), 'arrive', '20 15:30')).toEqual([0, at('23 13:30')]);
  });

  it('when the clock was missed in a pause or a wait, then the miss comes at its end and no rung with it', () => {
    const back = after(
      ...onSite,
      [{ ...report, ...photo }, by(chengguan, '18 10:00')],
      [sendBack, by(xinhua, '18 20:00')],
      [miss('resolve', DUE), by(system, '18 20:01')],
    );
    expect(nextRung(back, 'resolve', DUE)).toEqual([1, at('18 22:00')]);
    const disputed = after(
      ...onSite,
      [dispute, by(xinhua, '18:00')],
      [miss('arrive', '12:30'), by(system, '18:01')],
    );
    expect(nextRung(disputed, 'arrive', '12:30')).toEqual([1, at('20:00')]);
  });

  it('when a report is sent back or an arrival disputed, then the rungs are later by the wait', () => {
    const back = after(
      ...missed,
      [{ ...report, ...photo }, by(chengguan, '18 11:00')],
      [sendBack, by(xinhua, '18 20:00')],
    );
    expect(nextRung(back, 'resolve', DUE)).toEqual([1, at('18 21:30')]);
    const disputed = after(
      ...sounded,
      [miss('arrive', '12:30'), by(system, '12:31')],
      [{ ...arrive, ...photo }, by(chengguan, '13:00')],
      [scene.pause, by(centre, '13:30')],
      [dispute, by(xinhua, '15:00')],
      [scene.resume, by(xinhua, '16:00')],
    );
    // It stood still from 13:00 to 16:00, and the pause within that is not counted twice.
    expect(nextRung(disputed, 'arrive', '12:30')).toEqual([1, at('17:30')]);
  });

  it('when the pause was written before events told of rungs, then they move by its length', () => {
    const events = after(
      ...missed,
      [scene.pause, by(centre, '18 11:00')],
      [scene.resume, by(xinhua, '18 13:00')],
    ).map((event): WhistleEvent => {
      if (event.type !== 'ClockResumed') return event;
      const { rungs, ...data } = event.data;
      expect(rungs).toHaveLength(1);
      return { type: 'ClockResumed', data };
    });
    expect(nextRung(events, 'resolve', DUE)).toEqual([1, at('18 14:30')]);
  });
});

describe('given a stopped clock', () => {
  const clocksOf = (events: readonly WhistleEvent[]) => {
    const [summons] = stateOf(events).summonses;
    return Object.fromEntries(
      Object.entries(summons?.clocks ?? {}).map(([name, { dueAt }]) => [name, dueAt]),
    );
  };
  const contacted: scene.Step = [
    { type: 'ContactStreet', summons: 1, person: '李队' },
    by(chengguan, '10:40'),
  ];
  const steps: readonly scene.Step[] = [
    ...sounded,
    contacted,
    [{ ...arrive, ...photo }, by(chengguan, '11:00')],
    [scene.pause, by(centre, '11:30')],
    [scene.resume, by(xinhua, '14:00')],
  ];

  it('when the others are paused, then its due time stays what it was', () => {
    const before = clocksOf(after(...steps.slice(0, -2)));
    expect(clocksOf(after(...steps))).toEqual({ ...before, resolve: at('18 13:00') });
    const resumed = after(...steps).at(-1);
    expect(Object.keys(resumed?.type === 'ClockResumed' ? resumed.data.clocks : {})).toEqual([
      'resolve',
    ]);
  });

  it('when it was written that a pause moved it, then it is shown as it was all the same', () => {
    const events = after(...steps);
    const before = stateOf(after(...steps.slice(0, -2))).summonses[0]?.clocks;
    const moved = { ...before?.acknowledge, dueAt: at('14:00') } as NonNullable<
      typeof before
    >['acknowledge'];
    const old = events.map((event): WhistleEvent => {
      if (event.type !== 'ClockResumed') return event;
      const clocks = { ...event.data.clocks, ...(moved && { acknowledge: moved }) };
      return { type: 'ClockResumed', data: { ...event.data, clocks } };
    });
    expect(clocksOf(old)).toEqual(clocksOf(events));
  });

  it('when the arrival that stopped it is disputed, then it runs on as if nobody had come', () => {
    const disputed = after(...steps, [dispute, by(xinhua, '14:10')]);
    // Due at 12:30, and the clock stood still for two and a half hours.
    expect(clocksOf(disputed)).toMatchObject({ arrive: at('15:00'), contact: at('12:30') });
    given(disputed).when(miss('arrive', '12:30'), by(system, '14:30')).then([]);
    const again = after(
      ...steps,
      [{ ...arrive, ...photo }, by(chengguan, '14:05')],
      [dispute, by(xinhua, '14:10')],
    );
    expect(clocksOf(again)).toEqual(clocksOf(disputed));
  });

  it('when the department called the street only after the pause, then that call was in time as well', () => {
    const [, call] = contacted;
    expect(contacted[0]).toMatchObject({ type: 'ContactStreet' });
    const uncalled = steps.filter((step) => step !== contacted);
    const called: readonly scene.Step[] = [
      ...uncalled,
      [contacted[0], { ...call, now: at('14:05') }],
      [dispute, by(xinhua, '14:10')],
    ];
    expect(clocksOf(after(...called))).toMatchObject({ arrive: at('15:00'), contact: at('15:00') });
    const nobodyCame = called.filter(
      ([{ type }]) => type !== 'ArriveOnSite' && type !== dispute.type,
    );
    expect(clocksOf(after(...nobodyCame))).toEqual(clocksOf(after(...called)));
  });

  it('when its ledger is asked for, then no pause after its end is in it', () => {
    const run = clockRun(after(...steps), { summons: 1, clock: 'arrive' }, at('16:00'));
    expect(run).toMatchObject({ state: 'stopped', dueAt: at('12:30'), until: at('11:00') });
  });
});

describe('given a time in which a department may decline', () => {
  const decline: DeclineSummons = {
    type: 'DeclineSummons',
    summons: 1,
    reason: '非职责',
    legalBasis: '清单',
  };
  const paused: readonly scene.Step[] = [...sounded, [scene.pause, by(centre, '12:30')]];

  it('when its clocks are paused, then it closes later by the pause', () => {
    const resumed: readonly scene.Step[] = [...paused, [scene.resume, by(centre, '16:30')]];
    const events = after(...resumed);
    expect(stateOf(events).summonses[0]?.declineUntil).toBe(at('18:30'));
    expect(foldWhistle(events).summonses[0]?.declineUntil).toBe(at('18:30'));
    expect(typesOf(given(after(...paused)).when(decline, by(chengguan, '16:00')).decision)).toEqual(
      ['SummonsDeclined'],
    );
    expect(typesOf(given(events).when(decline, by(chengguan, '18:30')).decision)).toEqual([
      'SummonsDeclined',
    ]);
    given(events).when(decline, by(chengguan, '18:31')).then('DECLINE_TOO_LATE');
  });

  it('when it had closed before, then it stays closed', () => {
    const events = after(
      ...sounded,
      [scene.pause, by(centre, '14:31')],
      [scene.resume, by(centre, '16:00')],
    );
    given(events).when(decline, by(chengguan, '16:10')).then('DECLINE_TOO_LATE');
  });
});

describe('given a whistle that is reopened days later', () => {
  const steps: readonly scene.Step[] = [
    [scene.raise({ assisting: [] }), by(xinhua, '10:00')],
    [arrive, by(chengguan, '10:10')],
    [report, by(chengguan, '10:20')],
    [scene.confirm, by(xinhua, '10:30')],
    [scene.close, by(xinhua, '10:40')],
    [scene.reopen, by(xinhua, '19 09:00')],
  ];
  const firesBy = (events: readonly WhistleEvent[], time: string) =>
    runningDeadlines(foldWhistle(events)).filter(({ fireAt }) => fireAt <= at(time));

  it('when its clocks are looked at, then all of them start anew, the overall clock too', () => {
    const events = after(...steps);
    expect(stateOf(events).overall?.dueAt).toBe(at('20 09:00'));
    expect(firesBy(events, '19 10:00')).toEqual([]);
    given(events)
      .when(miss('overall', '17 10:00', 0), by(system, '19 09:01'))
      .then([]);
    const run = clockRun(events, { summons: 0, clock: 'overall' }, at('19 12:00'));
    expect(run).toMatchObject({ startedAt: at('19 09:00'), verdict: 'open', state: 'running' });
  });

  it('when that was written before reopenings said so, then it has its old length once more', () => {
    const old = after(...steps).map((event): WhistleEvent => {
      const { at: when } = event.data;
      return event.type === 'WhistleReopened'
        ? { type: 'WhistleReopened', data: { at: when, reason: '再次外溢' } }
        : event;
    });
    expect(stateOf(old).overall).toMatchObject({ dueAt: at('20 09:00'), provisional: true });
    expect(foldWhistle(old).overall).toEqual(stateOf(old).overall);
    expect(firesBy(old, '19 10:00')).toEqual([]);
  });
});
