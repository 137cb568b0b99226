import type { MissDeadline, WarnOfDeadline } from './deadlines.js';
import type { ClimbLadder } from './whistle.ladder.js';
import type { DeadlineClock } from './whistle.events.js';
import {
  acknowledge,
  after,
  arrive,
  at,
  by,
  centre,
  chengguan,
  confirm,
  given,
  ofOne,
  pause,
  report,
  resume,
  sendBack,
  sounded,
  type Step,
  system,
  typesOf,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';

const photo = { evidence: [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }] };
const miss = (clock: DeadlineClock, due: string, summons = 1): MissDeadline => ({
  type: 'MissDeadline',
  summons,
  clock,
  dueAt: at(due),
});
const warn = (clock: DeadlineClock, due: string, summons = 1): WarnOfDeadline => ({
  type: 'WarnOfDeadline',
  summons,
  clock,
  dueAt: at(due),
});
const rung = (no: number, clock: 'arrive' | 'resolve', due: string): ClimbLadder => ({
  type: 'ClimbLadder',
  summons: 1,
  clock,
  dueAt: at(due),
  rung: no,
});
const clock = (time: string) => by(system, time);
const sounding = after(...sounded);
/** Acknowledged and on site, so that only the matter itself is open; due on the 18th, 10:30. */
const onSite: readonly Step[] = [...sounded, [{ ...arrive, ...photo }, by(chengguan, '11:00')]];
const DUE = '18 10:30';

describe('given a deadline that comes near', () => {
  const yellow = { ...ofOne('17 10:30'), clock: 'resolve' as const, dueAt: at(DUE) };

  it('when its warning has come, then the department is warned once', () => {
    given(after(...onSite))
      .when(warn('resolve', DUE), clock('17 10:30'))
      .then([{ type: 'DeadlineApproaching', data: yellow }]);
    const warned = after(...onSite, [warn('resolve', DUE), clock('17 10:30')]);
    given(warned).when(warn('resolve', DUE), clock('17 10:31')).then([]);
  });

  it('when it is too early for the warning, or too late, then it is quiet', () => {
    given(after(...onSite))
      .when(warn('resolve', DUE), clock('17 10:29'))
      .then([]);
    given(after(...onSite))
      .when(warn('resolve', DUE), clock('18 10:31'))
      .then([]);
    // One hour leaves no room for a warning of one 工作日.
    given(sounding).when(warn('acknowledge', '11:30'), clock('11:20')).then([]);
  });
});

describe('given a deadline that has passed', () => {
  const red = { ...ofOne('11:31'), clock: 'acknowledge' as const, dueAt: at('11:30') };

  it('when nobody has answered, then the miss is noted, with the first rung and when the next falls', () => {
    given(sounding)
      .when(miss('acknowledge', '11:30'), clock('11:31'))
      .then([
        { type: 'DeadlineMissed', data: { ...red, next: { rung: 1, at: at('13:30') } } },
        {
          type: 'SupervisionIssued',
          data: {
            ...ofOne('11:31'),
            step: 'reminder',
            cause: 'deadline',
            reason: '逾期未办',
            deadline: { clock: 'acknowledge', dueAt: at('11:30'), rung: 0 },
          },
        },
      ]);
  });

  it('when it fires again, then it is quiet', () => {
    const missed = after(...sounded, [miss('acknowledge', '11:30'), clock('11:31')]);
    given(missed).when(miss('acknowledge', '11:30'), clock('11:32')).then([]);
  });

  it('when it is not past the due time, then it is quiet: the due time itself is in time', () => {
    given(sounding).when(miss('acknowledge', '11:30'), clock('11:30')).then([]);
  });

  it('when the step was taken meanwhile, then it is quiet', () => {
    const done = after(...sounded, [acknowledge, by(chengguan, '11:00')]);
    given(done).when(miss('acknowledge', '11:30'), clock('11:31')).then([]);
    for (const name of ['acknowledge', 'contact', 'arrive'] as const)
      given(after(...onSite))
        .when(miss(name, '12:30'), clock('12:31'))
        .then([]);
  });

  it('when it called the street, then contact is no longer due but arrival is', () => {
    const contact = { type: 'ContactStreet', summons: 1, person: '李队' } as const;
    const events = after(...sounded, [contact, by(chengguan, '11:00')]);
    given(events).when(miss('contact', '12:30'), clock('12:31')).then([]);
    const { decision } = given(events).when(miss('arrive', '12:30'), clock('12:31'));
    expect(typesOf(decision)).toEqual(['DeadlineMissed', 'SupervisionIssued']);
  });

  it('when the arrival was disputed, then the clock runs on and is missed', () => {
    const dispute = { type: 'DisputeArrival', summons: 1, reason: '无人到场' } as const;
    const events = after(...onSite, [dispute, by(xinhua, '11:10')]);
    const { decision } = given(events).when(miss('arrive', '12:30'), clock('12:31'));
    expect(typesOf(decision)).toEqual(['DeadlineMissed', 'SupervisionIssued']);
  });

  it('when the due time was moved, then the old one is nobody’s, and the new one fires anew', () => {
    const ask = { type: 'RequestExtension', summons: 1, reason: '待管件' } as const;
    const moved = after(
      ...onSite,
      [warn('resolve', DUE), clock('17 10:30')],
      [{ ...ask, extension: { value: 5, unit: '小时' } }, by(chengguan, '17 10:40')],
      [{ type: 'GrantExtension', summons: 1 }, by(centre, '17 10:50')],
    );
    given(moved).when(miss('resolve', DUE), clock('18 10:31')).then([]);
    const again = given(moved).when(warn('resolve', '18 15:30'), clock('17 15:30'));
    expect(typesOf(again.decision)).toEqual(['DeadlineApproaching']);
    const late = given(moved).when(miss('resolve', '18 15:30'), clock('18 15:31'));
    expect(typesOf(late.decision)).toEqual(['DeadlineMissed', 'SupervisionIssued']);
  });

  it('when a pause moved it, then it fires at the new due time and not at the old', () => {
    const moved = after(
      ...onSite,
      [pause, by(centre, '17 11:00')],
      [resume, by(xinhua, '17 13:00')],
    );
    given(moved).when(miss('resolve', DUE), clock('18 10:31')).then([]);
    const late = given(moved).when(miss('resolve', '18 12:30'), clock('18 12:31'));
    expect(typesOf(late.decision)).toEqual(['DeadlineMissed', 'SupervisionIssued']);
  });

  it('GLPI 24481: when the clock stands still, then nothing is missed, warned of or climbed', () => {
    const paused = after(...onSite, [pause, by(centre, '18 10:00')]);
    given(paused).when(miss('resolve', DUE), clock('18 10:31')).then([]);
    given(paused).when(warn('resolve', DUE), clock('18 10:10')).then([]);
    const climbing = after(
      ...onSite,
      [miss('resolve', DUE), clock('18 10:31')],
      [pause, by(centre, '18 11:00')],
    );
    given(climbing)
      .when(rung(1, 'resolve', DUE), clock('18 12:31'))
      .then([]);
  });

  it('when a report waits for the street, then nothing is missed; sent back, then it is', () => {
    const reported: readonly Step[] = [
      ...onSite,
      [{ ...report, ...photo }, by(chengguan, '18 10:00')],
    ];
    given(after(...reported))
      .when(miss('resolve', DUE), clock('18 10:31'))
      .then([]);
    const back = after(...reported, [sendBack, by(xinhua, '18 11:00')]);
    const { decision } = given(back).when(miss('resolve', DUE), clock('18 11:01'));
    expect(typesOf(decision)).toEqual(['DeadlineMissed', 'SupervisionIssued']);
    const settled = after(...reported, [confirm, by(xinhua, '18 10:20')]);
    given(settled).when(miss('resolve', DUE), clock('18 10:31')).then([]);
  });

  it('when the department was released or the whistle is over, then it is quiet', () => {
    const replace = {
      type: 'ReplaceDepartment',
      summons: 1,
      replacement: 'shuiwu',
      reason: '改派',
    } as const;
    given(after(...sounded, [replace, by(xinhua, '11:00')]))
      .when(miss('acknowledge', '11:30'), clock('11:31'))
      .then([]);
    given(after(...sounded, [withdraw, by(xinhua, '11:00')]))
      .when(miss('acknowledge', '11:30'), clock('11:31'))
      .then([]);
    given([]).when(miss('acknowledge', '11:30'), clock('11:31')).then([]);
    given(sounding)
      .when(miss('acknowledge', '11:30', 9), clock('11:31'))
      .then([]);
  });

  it('when people send what is the clock’s alone, then it is refused', () => {
    for (const who of [xinhua, centre, chengguan])
      for (const command of [
        ...[miss('acknowledge', '11:30'), warn('resolve', DUE), rung(1, 'arrive', '12:30')],
        { type: 'EndPause', summons: 1 } as const,
        { type: 'RebaseDueTimes', reason: '通知' } as const,
      ])
        given(sounding).when(command, by(who, '18 12:00')).then('SYSTEM_ONLY');
  });
});
