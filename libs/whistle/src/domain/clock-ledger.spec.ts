import { createWorkCalendar } from '#calendar';
import { clockLedger, type ClockSpan } from './clock-ledger.js';
import { clockRun } from './clock-ledger.run.js';
import * as scene from './testing/whistle-scene.js';

const { after, at, blown, by, centre, chengguan, pause, raise, report, resume } = scene;
const { arrive, xinhua } = scene;
const local = (time: string) =>
  new Date(`2026-${time.replace(' ', 'T')}:00.000+08:00`).toISOString();
const calendar = createWorkCalendar();
const minutes = (ms: number | undefined) => ms && ms / 60_000;
const told = (span: ClockSpan) =>
  clockLedger(span, calendar).segments.map(({ from, counted, why, name, overdue }) =>
    [from, why, name, counted && 'counted', overdue && 'overdue'].filter(Boolean),
  );

describe('given a clock that counts working time over a holiday', () => {
  const span: ClockSpan = {
    limit: { value: 10, unit: '工作时' },
    startedAt: local('09-30 16:30'),
    dueAt: local('10-09 10:00'),
    until: local('10-10 10:00'),
    pauses: [],
  };

  it('when its minutes are told, then each stretch says why it counts or does not', () => {
    expect(told(span)).toEqual([
      [local('09-30 16:30'), 'working-hours', 'counted'],
      [local('09-30 17:30'), 'night'],
      [local('10-01 00:00'), 'holiday', '国庆节'],
      [local('10-08 00:00'), 'night'],
      [local('10-08 09:00'), 'working-hours', 'counted'],
      [local('10-08 12:00'), 'break'],
      [local('10-08 13:30'), 'working-hours', 'counted'],
      [local('10-08 17:30'), 'night'],
      [local('10-09 09:00'), 'working-hours', 'counted'],
      [local('10-09 10:00'), 'working-hours', 'counted', 'overdue'],
      [local('10-09 12:00'), 'break', 'overdue'],
      [local('10-09 13:30'), 'working-hours', 'counted', 'overdue'],
      [local('10-09 17:30'), 'night', 'overdue'],
      [local('10-10 09:00'), 'make-up-workday', '国庆节', 'counted', 'overdue'],
    ]);
  });

  it('when it is added up, then what is counted and what is left make up the allowance', () => {
    const { counted, allowance, remaining, natural } = clockLedger(span, calendar);
    expect([counted, allowance, remaining].map(minutes)).toEqual([16 * 60, 9 * 60, -7 * 60]);
    expect(minutes(natural)).toBe((9 * 24 + 17.5) * 60);
  });
});

describe('given a clock that counts every minute, and stood still', () => {
  const span: ClockSpan = {
    limit: { value: 8, unit: '小时' },
    startedAt: local('11-20 10:00'),
    dueAt: local('11-20 21:00'),
    until: local('11-20 15:00'),
    pauses: [{ from: local('11-20 11:00'), to: local('11-20 14:00'), reason: '等待图纸' }],
  };

  it('when it runs again, then the pause counts for nothing', () => {
    expect(told(span)).toEqual([
      [local('11-20 10:00'), 'natural', 'counted'],
      [local('11-20 11:00'), 'pause', '等待图纸'],
      [local('11-20 14:00'), 'natural', 'counted'],
    ]);
    const { counted, paused, allowance, remaining } = clockLedger(span, calendar);
    const hours = [counted, paused, allowance, remaining].map((ms) => (ms ?? 0) / 3_600_000);
    expect(hours).toEqual([2, 3, 8, 6]);
  });

  it('when it still stands, then nothing is used up, nor overdue, however long it lasts', () => {
    const pauses = [{ from: local('11-20 11:00'), reason: '等待图纸' }];
    const lasting = { ...span, dueAt: local('11-20 18:00'), until: local('11-25 10:00'), pauses };
    const { segments, remaining } = clockLedger(lasting, calendar);
    expect(minutes(remaining)).toBe(7 * 60);
    expect(segments.map(({ overdue }) => overdue)).toEqual([false, false]);
  });

  it('when there is no limit, then it measures and has nothing to use up', () => {
    const { counted, ...rest } = clockLedger(
      { ...span, limit: undefined, dueAt: undefined },
      calendar,
    );
    expect(minutes(counted)).toBe(120);
    expect('remaining' in rest).toBe(false);
  });
});

describe('given the clocks of a whistle', () => {
  const now = at('18 12:00');
  const asked = {
    type: 'RequestExtension',
    summons: 1,
    reason: '待管件',
    extension: { value: 5, unit: '小时' },
  } as const;
  const events = after(
    ...scene.sounded,
    [asked, by(chengguan, '10:40')],
    [pause, by(centre, '11:00')],
    [resume, by(centre, '13:00')],
    [{ type: 'GrantExtension', summons: 1 }, by(centre, '14:00')],
    [pause, by(centre, '18 11:00')],
  );

  it('when a summons is asked for, then what moved it is told in order', () => {
    const run = clockRun(events, { summons: 1, clock: 'resolve' }, now);
    expect(run).toMatchObject({
      state: 'paused',
      verdict: 'open',
      department: 'chengguan',
      startedAt: at('10:30'),
      dueAt: at('18 17:30'),
      until: now,
    });
    expect(run?.moves).toMatchObject([
      {
        cause: 'pause',
        reason: '等待图纸',
        approvedBy: 'centre-clerk',
        from: at('11:00'),
        to: at('13:00'),
        dueBefore: at('18 10:30'),
        dueAfter: at('18 12:30'),
      },
      {
        cause: 'extension',
        reason: '待管件',
        extension: { value: 5, unit: '小时' },
        dueBefore: at('18 12:30'),
        dueAfter: at('18 17:30'),
      },
      { cause: 'pause', from: at('18 11:00'), to: undefined },
    ]);
  });

  it('when a due time was rebased, then that is told of the clocks that it moved', () => {
    const clock = { limit: { value: 48, unit: '小时' as const }, dueAt: at('19 10:00') };
    const rebased = {
      type: 'DueTimesRebased' as const,
      data: {
        at: at('18 11:30'),
        reason: '国务院办公厅通知',
        summonses: [{ summons: 1, clocks: { resolve: { ...clock, provisional: false } } }],
      },
    };
    const movesOf = (name: 'resolve' | 'arrive') =>
      clockRun([...events, rebased], { summons: 1, clock: name }, now)?.moves.map((m) => m.cause);
    expect(movesOf('resolve')).toEqual(['pause', 'extension', 'rebasing', 'pause']);
    expect(movesOf('arrive')).toEqual(['pause', 'pause']);
  });

  it('when review and dispatch are asked for, then they ran until they were done', () => {
    const run = (clock: 'review' | 'dispatch') => clockRun(events, { summons: 0, clock }, now);
    expect(run('review')).toMatchObject({
      startedAt: at('10:00'),
      until: at('10:10'),
      state: 'stopped',
      verdict: 'onTime',
    });
    expect(run('dispatch')).toMatchObject({
      startedAt: at('10:10'),
      until: at('10:30'),
      dueAt: at('11:10'),
      verdict: 'onTime',
    });
  });

  it('when the overall clock is asked for, then no pause of a department stops it', () => {
    const run = clockRun(events, { summons: 0, clock: 'overall' }, now);
    expect(run).toMatchObject({ startedAt: at('10:00'), state: 'running', verdict: 'open' });
    expect([run?.pauses, run?.moves]).toEqual([[], []]);
    const gone = after(blown, [scene.withdraw, by(xinhua, '17 11:00')]);
    expect(clockRun(gone, { summons: 0, clock: 'overall' }, now)).toMatchObject({
      state: 'released',
      until: at('17 11:00'),
      verdict: 'late',
    });
    expect(clockRun(gone, { summons: 1, clock: 'resolve' }, now)).toMatchObject({
      state: 'released',
      until: at('17 11:00'),
      verdict: 'late',
    });
  });

  it('when a decline waits for its ruling, then that clock runs, and stops with it', () => {
    const decline = {
      type: 'DeclineSummons',
      summons: 1,
      reason: '非职责',
      legalBasis: '清单',
    } as const;
    const declined = after(...scene.sounded, [decline, by(chengguan, '10:40')]);
    const key = { summons: 1, clock: 'ruling' } as const;
    expect(clockRun(declined, key, at('11:40'))).toMatchObject({
      startedAt: at('10:40'),
      dueAt: at('13:40'),
      state: 'running',
      until: at('11:40'),
    });
    const overruled = after(
      ...scene.sounded,
      [decline, by(chengguan, '10:40')],
      [{ type: 'OverruleDecline', summons: 1, reason: '属其职责' }, by(centre, '14:00')],
    );
    expect(clockRun(overruled, key, now)).toMatchObject({ state: 'stopped', verdict: 'late' });
    expect(clockRun(after(...scene.sounded), key, now)).toBeUndefined();
  });

  it('when a report waits for the street, then the clock waits with it', () => {
    const reported = after(
      blown,
      [arrive, by(chengguan, '10:30')],
      [report, by(chengguan, '11:00')],
    );
    const key = { summons: 1, clock: 'resolve' } as const;
    expect(clockRun(reported, key, now)).toMatchObject({ state: 'reported', until: at('11:00') });
    const settled = after(
      blown,
      [arrive, by(chengguan, '10:30')],
      [report, by(chengguan, '11:00')],
      [scene.confirm, by(xinhua, '12:00')],
    );
    expect(clockRun(settled, key, now)).toMatchObject({ state: 'stopped', until: at('11:00') });
    const contact = { summons: 1, clock: 'contact' } as const;
    expect(clockRun(settled, contact, now)).toMatchObject({ state: 'stopped', until: at('10:30') });
  });

  it('when there is no such clock, then there is none', () => {
    expect(clockRun([], { summons: 1, clock: 'resolve' }, now)).toBeUndefined();
    expect(clockRun(events, { summons: 9, clock: 'resolve' }, now)).toBeUndefined();
    const informed = after([raise({ informed: ['shuiwu'] }), by(xinhua, '10:00')]);
    expect(clockRun(informed, { summons: 3, clock: 'acknowledge' }, now)).toBeUndefined();
    expect(clockRun(informed, { summons: 0, clock: 'review' }, now)).toBeUndefined();
  });
});
