import { createWorkCalendar } from '#calendar';
import { clockLedger } from './clock-ledger.js';
import { ledgerDays } from './clock-ledger.days.js';
import { clockEvents, excuseOf } from './clock-ledger.events.js';
import type { ClockKey } from './clock-ledger.spell.js';
import { foldWhistle } from './whistle.evolve.js';
import * as scene from './testing/whistle-scene.js';
import type { WhistleEvent } from './whistle.events.js';
import type { WhistleCommand } from './whistle.js';

const { after, arrive, at, blown, by, centre, chengguan, confirm, report, sendBack, xinhua } =
  scene;
const photo = { reference: 'photo', mediaType: 'image/jpeg' };
const told = (events: readonly WhistleEvent[], clock: ClockKey['clock'], summons = 1) =>
  clockEvents(events, { summons, clock }).map(({ event, effect, dueAfter }) => [
    event.type,
    effect,
    dueAfter,
  ]);

describe('given a summons that was paused, extended, sent back and settled', () => {
  const events = after(
    ...scene.sounded,
    [scene.acknowledge, by(chengguan, '10:35')],
    [
      {
        type: 'RequestExtension',
        summons: 1,
        reason: '待管件',
        extension: { value: 5, unit: '小时' },
      },
      by(chengguan, '10:40'),
    ],
    [scene.pause, by(centre, '11:00')],
    [scene.resume, by(centre, '13:00')],
    [{ type: 'GrantExtension', summons: 1 }, by(centre, '14:00')],
    [{ ...arrive, evidence: [photo] }, by(chengguan, '14:30')],
    [{ ...report, evidence: [photo] }, by(chengguan, '15:00')],
    [sendBack, by(xinhua, '15:30')],
    [{ ...report, evidence: [photo] }, by(chengguan, '17:00')],
    [confirm, by(xinhua, '17:30')],
  );

  it('when the resolve clock is explained, then each event that bore on it is told, and no other', () => {
    expect(told(events, 'resolve')).toEqual([
      ['DepartmentSummoned', 'started', at('18 10:30')],
      ['ClockPaused', 'paused', at('18 10:30')],
      ['ClockResumed', 'resumed', at('18 12:30')],
      ['ExtensionGranted', 'moved', at('18 17:30')],
      ['ResolutionReported', 'reported', at('18 17:30')],
      ['ResolutionSentBack', 'restarted', at('18 17:30')],
      ['ResolutionReported', 'reported', at('18 17:30')],
      ['ResolutionConfirmed', 'stopped', at('18 17:30')],
    ]);
  });

  it('when a clock had stopped before, then what came later is not told of it', () => {
    expect(told(events, 'acknowledge').map(([type]) => type)).toEqual([
      'DepartmentSummoned',
      'DepartmentAcknowledged',
    ]);
  });

  it('when the whistle is withdrawn, then that is what ended a clock that ran', () => {
    const ended = after(blown, [scene.withdraw, by(xinhua, '10:30')]);
    expect(told(ended, 'arrive').map(([type, effect]) => [type, effect])).toEqual([
      ['DepartmentSummoned', 'started'],
      ['WhistleWithdrawn', 'released'],
    ]);
  });
});

describe('given an arrival that was disputed, and one that is confirmed', () => {
  it('when its clock is explained, then it ran on after the dispute', () => {
    const events = after(
      blown,
      [arrive, by(chengguan, '10:20')],
      [{ type: 'DisputeArrival', summons: 1, reason: '无人到场' }, by(xinhua, '10:40')],
      [arrive, by(chengguan, '11:10')],
    );
    expect(told(events, 'arrive').map(([type, effect]) => [type, effect])).toEqual([
      ['DepartmentSummoned', 'started'],
      ['DepartmentArrived', 'stopped'],
      ['ArrivalDisputed', 'restarted'],
      ['DepartmentArrived', 'stopped'],
    ]);
  });
});

describe('given a department that was called wrongly', () => {
  const decline: WhistleCommand = {
    type: 'DeclineSummons',
    summons: 1,
    reason: '非本局职责',
    legalBasis: '三定方案',
  };
  const events = after(
    ...scene.sounded,
    [scene.acknowledge, by(chengguan, '10:35')],
    [decline, by(chengguan, '10:40')],
    [
      { type: 'UpholdDecline', summons: 1, reason: '属实', replacement: 'shuiwu' },
      by(centre, '11:00'),
    ],
  );

  it('when its clocks are explained, then the ruling excused each, also one that had stopped', () => {
    for (const clock of ['acknowledge', 'resolve'] as const)
      expect(told(events, clock).map(([type, effect]) => [type, effect])).toContainEqual([
        'DeclineUpheld',
        'excused',
      ]);
    const [summons] = foldWhistle(events).summonses;
    expect(summons && excuseOf(summons)).toBe('called-wrongly');
  });
});

describe('given working time over a holiday, with a pause', () => {
  it('when days are told, then each says what it counted, or why nothing', () => {
    const local = (time: string) =>
      new Date(`2026-${time.replace(' ', 'T')}:00.000+08:00`).toISOString();
    const ledger = clockLedger(
      {
        limit: { value: 20, unit: '工作时' },
        startedAt: local('09-30 16:30'),
        dueAt: local('10-12 10:00'),
        until: local('10-09 10:00'),
        pauses: [{ from: local('10-08 13:30'), to: local('10-08 14:30'), reason: '等待图纸' }],
      },
      createWorkCalendar(),
    );
    const hours = ledgerDays(ledger).map(({ date, counted, paused, off, name }) => [
      date.slice(5),
      counted / 3_600_000,
      paused / 3_600_000,
      off ?? name,
    ]);
    const holidays = Array.from({ length: 7 }, (_, n) => [`10-0${n + 1}`, 0, 0, 'holiday']);
    expect(hours).toEqual([
      ['09-30', 1, 0, undefined],
      ...holidays,
      ['10-08', 6, 1, '等待图纸'],
      ['10-09', 1, 0, undefined],
    ]);
  });
});
