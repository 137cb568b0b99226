import type { MissDeadline, WarnOfDeadline } from './deadlines.js';
import type { ClimbLadder } from './whistle.ladder.js';
import { createWhistleRules } from '#rules';
import type { WhistleContext } from './whistle.context.js';
import type { DeadlineClock } from './whistle.events.js';
import {
  after,
  arrive,
  at,
  by,
  centre,
  chengguan,
  close,
  confirm,
  given,
  gongan,
  ofOne,
  pause,
  raise,
  report,
  sounded,
  type Step,
  stateOf,
  system,
  typesOf,
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

describe('given a ladder of supervision', () => {
  const missed: readonly Step[] = [...onSite, [miss('resolve', DUE), clock('18 10:31')]];

  it('when time goes on, then it is climbed a rung at a time, each once', () => {
    const first = given(after(...missed)).when(rung(1, 'resolve', DUE), clock('18 12:30'));
    expect(first.decision).toMatchObject([
      {
        type: 'SupervisionIssued',
        data: {
          step: 'written',
          cause: 'deadline',
          next: { rung: 2, at: at('18 14:30') },
          deadline: { clock: 'resolve', dueAt: at(DUE), rung: 1 },
        },
      },
    ]);
    const written: readonly Step[] = [...missed, [rung(1, 'resolve', DUE), clock('18 12:30')]];
    given(after(...written))
      .when(rung(1, 'resolve', DUE), clock('18 12:31'))
      .then([]);
    const last = given(after(...written)).when(rung(2, 'resolve', DUE), clock('18 14:30'));
    expect(last.decision).toMatchObject([{ data: { step: 'escalation' } }]);
    expect(last.decision).not.toMatchObject([{ data: { next: expect.anything() } }]);
  });

  it('when it is too early, the deadline was not missed, or there is no such rung, then it is quiet', () => {
    given(after(...missed))
      .when(rung(1, 'resolve', DUE), clock('18 12:29'))
      .then([]);
    given(after(...onSite))
      .when(rung(1, 'resolve', DUE), clock('18 12:31'))
      .then([]);
    given(after(...missed))
      .when(rung(7, 'resolve', DUE), clock('18 18:00'))
      .then([]);
  });

  it('when the matter is done meanwhile, then it is climbed no further', () => {
    const reported = after(...missed, [{ ...report, ...photo }, by(chengguan, '18 11:00')]);
    given(reported)
      .when(rung(1, 'resolve', DUE), clock('18 12:31'))
      .then([]);
  });

  it('when a rung is for other clocks, then this one stops below it', () => {
    const events = after(...sounded, [miss('acknowledge', '11:30'), clock('11:31')]);
    const written = { ...rung(1, 'arrive', '11:30'), clock: 'acknowledge' } as const;
    const { decision } = given(events).when(written, clock('13:30'));
    expect(decision).toMatchObject([{ data: { step: 'written' } }]);
    expect(decision).not.toMatchObject([{ data: { next: expect.anything() } }]);
    const escalation = { ...rung(2, 'arrive', '11:30'), clock: 'acknowledge' } as const;
    given(events).when(escalation, clock('16:00')).then([]);
  });

  it('when the rules have none, then the miss stands alone', () => {
    const events = after([raise(), by(xinhua, '10:00')]);
    const data = { ...ofOne('11:01'), clock: 'acknowledge' as const, dueAt: at('11:00') };
    given(events)
      .when(miss('acknowledge', '11:00'), clock('11:01'))
      .then([{ type: 'DeadlineMissed', data }]);
  });
});

describe('given the clocks of the others', () => {
  const whole = (name: DeadlineClock, due: string, time: string) =>
    ({ at: at(time), summons: 0, clock: name, dueAt: at(due) }) as const;

  it('when a review, a dispatch or the whole whistle is late, then that is noted once', () => {
    const applied: Step = [raise({ kind: 'strict' }), by(xinhua, '10:00')];
    const review: Step = [miss('review', '12:00', 0), clock('12:01')];
    given(after(applied))
      .when(...review)
      .then([{ type: 'DeadlineMissed', data: whole('review', '12:00', '12:01') }]);
    given(after(applied, review))
      .when(miss('review', '12:00', 0), clock('12:02'))
      .then([]);
    const approved = after(...sounded.slice(0, 2));
    given(approved)
      .when(miss('review', '12:00', 0), clock('12:01'))
      .then([]);
    given(approved)
      .when(miss('dispatch', '11:10', 0), clock('11:11'))
      .then([{ type: 'DeadlineMissed', data: whole('dispatch', '11:10', '11:11') }]);
    given(sounding)
      .when(miss('dispatch', '11:10', 0), clock('11:11'))
      .then([]);
    given(sounding)
      .when(miss('overall', '17 10:00', 0), clock('17 10:01'))
      .then([{ type: 'DeadlineMissed', data: whole('overall', '17 10:00', '17 10:01') }]);
  });

  it('when the whistle is closed in time, then nothing is late overall', () => {
    const closed = after(
      [raise({ assisting: [] }), by(xinhua, '10:00')],
      [arrive, by(chengguan, '10:30')],
      [report, by(chengguan, '11:00')],
      [confirm, by(xinhua, '11:30')],
      [close, by(xinhua, '12:00')],
    );
    given(closed)
      .when(miss('overall', '17 10:00', 0), clock('17 10:01'))
      .then([]);
  });

  it('when the centre does not rule on a decline, then that is noted, also in a pause', () => {
    const decline = {
      type: 'DeclineSummons',
      summons: 1,
      reason: '非职责',
      legalBasis: '清单',
    } as const;
    const declined: readonly Step[] = [...sounded, [decline, by(chengguan, '11:00')]];
    const data = { ...ofOne('14:01'), clock: 'ruling' as const, dueAt: at('14:00') };
    for (const steps of [declined, [...declined, [pause, by(centre, '12:00')] as const]])
      given(after(...steps))
        .when(miss('ruling', '14:00'), clock('14:01'))
        .then([{ type: 'DeadlineMissed', data }]);
    const overrule = { type: 'OverruleDecline', summons: 1, reason: '属其职责' } as const;
    given(after(...declined, [overrule, by(centre, '13:00')]))
      .when(miss('ruling', '14:00'), clock('14:01'))
      .then([]);
  });

  it('when a clock of a department is asked of the whistle, or the other way, then it is quiet', () => {
    given(sounding)
      .when(miss('acknowledge', '11:30', 0), clock('11:31'))
      .then([]);
    given(sounding)
      .when(miss('overall', '17 10:00', 1), clock('17 10:01'))
      .then([]);
    given(sounding)
      .when(miss('ruling', '17 10:00', 0), clock('17 10:01'))
      .then([]);
  });
});

describe('given a limit in 工作日', () => {
  const rules = createWhistleRules([
    {
      pack: 'test',
      version: '1',
      effectiveFrom: '2026-01-01',
      source: '测试',
      workingHours: [['09:00', '17:00']],
      kinds: [
        {
          kind: 'dated',
          name: '按日',
          levels: ['street'],
          limits: { resolve: { value: 3, unit: '工作日' } },
        },
      ],
    },
  ]);
  const on = (context: WhistleContext): WhistleContext => ({ ...context, rules });
  // Monday the 16th and three workdays: Thursday, at the end of business.
  const blow: Step = [raise({ kind: 'dated' }), on(by(xinhua, '10:00'))];
  const due = '19 17:00';

  it('when it nears its end, then the yellow card falls one 工作日 before (山东)', () => {
    given(after(blow))
      .when(warn('resolve', due), on(clock('18 16:59')))
      .then([]);
    const { decision } = given(after(blow)).when(warn('resolve', due), on(clock('18 17:00')));
    expect(typesOf(decision)).toEqual(['DeadlineApproaching']);
  });

  it('when it has run out, then the red card falls on the first overdue 工作日 (山东)', () => {
    given(after(blow))
      .when(miss('resolve', due), on(clock('20 08:59')))
      .then([]);
    const { decision } = given(after(blow)).when(miss('resolve', due), on(clock('20 09:00')));
    expect(decision).toMatchObject([{ type: 'DeadlineMissed', data: { dueAt: at(due) } }]);
  });

  it('when two departments are late, then each has a card of its own', () => {
    const first = after(blow, [miss('resolve', due), on(clock('20 09:00'))]);
    const { decision } = given(first).when(miss('resolve', due, 2), on(clock('20 09:00')));
    expect(decision).toMatchObject([{ data: { summons: 2, department: gongan.organisation } }]);
    expect(stateOf(first).summonses.map(({ cards }) => cards.length)).toEqual([1, 0]);
  });
});
