import type { CalendarOverrides, Limit } from '#calendar';
import { isRejection } from '#event-sourcing';
import { createWhistleRules } from '../rules/whistle-rules.js';
import type { RebaseDueTimes } from './whistle.commands.js';
import type { Acting, WhistleContext } from './whistle.context.js';
import type { WhistleEvent } from './whistle.events.js';
import { whistle } from './whistle.js';
import {
  acknowledge,
  after,
  by,
  centre,
  chengguan,
  confirm,
  given,
  raise,
  report,
  type Step,
  stateOf,
  system,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';

// A year whose notice is out for nobody yet: 26 December 2089 is a Monday.
const day = (time: string): string => {
  const [clock = '', date = ''] = time.split(' ').reverse();
  return new Date(`${date}T${clock}:00.000+08:00`).toISOString();
};
const days = (value: number): Limit => ({ value, unit: '工作日' });
const kinds = [
  {
    ...{ kind: 'dated', name: '按日', levels: ['street'] as const },
    limits: {
      acknowledge: days(6),
      resolve: days(8),
      overall: { value: 30, unit: '自然日' as const },
    },
    extension: { most: days(5), by: 'command-centre' as const },
    decline: { ruling: days(6) },
  },
  {
    ...{ kind: 'gated', name: '审派', levels: ['street'] as const },
    limits: { overall: days(9) },
    review: { by: 'command-centre' as const, limit: days(6) },
    dispatch: { by: 'command-centre' as const, limit: days(6) },
  },
];
const book = (overrides?: CalendarOverrides) =>
  createWhistleRules(
    [
      {
        ...{ pack: 'test', version: '1', effectiveFrom: '2026-01-01', source: '测试' },
        ...{ workingHours: [['09:00', '17:00']] as const, kinds },
      },
    ],
    overrides ? { overrides } : {},
  );
const unknown = book();
const notice = { source: '国务院办公厅通知', horizon: '2090-12-31' };
/** New Year's Day is a Sunday; Monday to Wednesday are off as well. */
const longer = book({
  ...{ ...notice, holidays: ['2090-01-02', '2090-01-03', '2090-01-04'], workdays: [] },
});
/** A working Saturday and Sunday before. */
const shorter = book({ ...notice, holidays: [], workdays: ['2089-12-31', '2090-01-01'] });

const on = (rules: typeof unknown, who: Acting, time: string): WhistleContext => ({
  ...by(who, '10:00'),
  ...{ now: day(time), rules },
});
const rebase: RebaseDueTimes = { type: 'RebaseDueTimes', reason: '2090 年部分节假日安排' };
const blown: Step = [
  raise({ kind: 'dated', assisting: [] }),
  on(unknown, xinhua, '2089-12-26 10:00'),
];
const clocksOf = (events: ReturnType<typeof after>) => stateOf(events).summonses[0]?.clocks;

/** One more command on what has happened so far. */
function then(events: WhistleEvent[], ...[command, context]: Step): WhistleEvent[] {
  const decision = whistle.decide(command, stateOf(events), context);
  if (isRejection(decision)) throw new Error(decision.rejected);
  return [...events, ...decision];
}

describe('given due times that reach days of which no notice has come', () => {
  it('when the whistle is blown, then they are provisional; those in elapsed time are not', () => {
    expect(clocksOf(after(blown))).toMatchObject({
      acknowledge: { dueAt: day('2090-01-03 17:00'), provisional: true },
      resolve: { dueAt: day('2090-01-05 17:00'), provisional: true },
    });
    expect(stateOf(after(blown)).overall).toMatchObject({ provisional: false });
  });

  it('when the notice brings holidays, then they are counted anew and are provisional no more', () => {
    const { decision } = given(after(blown)).when(rebase, on(longer, system, '2089-12-28 10:00'));
    expect(decision).toMatchObject([
      {
        type: 'DueTimesRebased',
        data: {
          reason: '2090 年部分节假日安排',
          summonses: [
            {
              summons: 1,
              clocks: {
                acknowledge: { dueAt: day('2090-01-06 17:00'), provisional: false },
                resolve: { dueAt: day('2090-01-10 17:00'), provisional: false },
              },
            },
          ],
        },
      },
    ]);
    expect(decision).not.toMatchObject([{ data: { overall: expect.anything() } }]);
  });

  it('when the same notice is told twice, then the second time is quiet', () => {
    const at = on(longer, system, '2089-12-28 10:00');
    given(after(blown, [rebase, at]))
      .when(rebase, at)
      .then([]);
  });

  it('when nothing is provisional or open, then it is quiet; people may not send it', () => {
    const at = on(longer, system, '2089-12-28 10:00');
    given(after([raise(), by(xinhua, '10:00')]))
      .when(rebase, at)
      .then([]);
    given([]).when(rebase, at).then([]);
    const over = after(blown, [withdraw, on(unknown, xinhua, '2089-12-27 10:00')]);
    given(over).when(rebase, at).then([]);
    const settled = after(
      blown,
      [report, on(unknown, chengguan, '2089-12-27 10:00')],
      [confirm, on(unknown, xinhua, '2089-12-27 11:00')],
    );
    given(settled).when(rebase, at).then([]);
    given(after(blown))
      .when(rebase, on(longer, centre, '2089-12-28 10:00'))
      .then('SYSTEM_ONLY');
  });

  it('when a pause and an extension moved a clock, then they move it anew', () => {
    const moved = after(
      blown,
      [
        { type: 'RequestExtension', summons: 1, extension: days(2), reason: '待管件' },
        on(unknown, chengguan, '2089-12-27 09:00'),
      ],
      [{ type: 'GrantExtension', summons: 1 }, on(unknown, centre, '2089-12-27 10:00')],
      [
        { type: 'PauseClock', summons: 1, reason: '等待图纸' },
        on(unknown, xinhua, '2089-12-27 11:00'),
      ],
      [{ type: 'ResumeClock', summons: 1 }, on(unknown, xinhua, '2089-12-28 11:00')],
    );
    // Eight workdays, two more, and one that it stood still.
    expect(clocksOf(moved)?.resolve?.dueAt).toBe(day('2090-01-10 17:00'));
    const rebased = then(moved, rebase, on(longer, system, '2089-12-29 10:00'));
    expect(clocksOf(rebased)?.resolve).toMatchObject({
      ...{ dueAt: day('2090-01-13 17:00'), provisional: false },
    });
    // An extension is of the resolve clock alone; the pause is everybody's.
    expect(clocksOf(rebased)?.acknowledge?.dueAt).toBe(day('2090-01-09 17:00'));
  });

  it('when make-up workdays bring a due time forward, then what was in time stays in time', () => {
    const done = after(blown, [acknowledge, on(unknown, chengguan, '2090-01-03 10:00')]);
    const rebased = then(done, rebase, on(shorter, system, '2090-01-03 11:00'));
    expect(clocksOf(rebased)).toMatchObject({
      acknowledge: { dueAt: day('2090-01-03 17:00'), provisional: false },
      resolve: { dueAt: day('2090-01-03 17:00'), provisional: false },
    });
    // And a notice that comes late makes nobody late who still had time.
    const late = then(done, rebase, on(shorter, system, '2090-01-04 10:00'));
    expect(clocksOf(late)?.resolve).toMatchObject({ dueAt: day('2090-01-05 17:00') });
  });

  it('when a review, a dispatch or a ruling waits, then its clock is counted anew as well', () => {
    const applied: Step = [
      raise({ kind: 'gated', assisting: [] }),
      on(unknown, xinhua, '2089-12-26 10:00'),
    ];
    const at = on(longer, system, '2089-12-28 10:00');
    expect(given(after(applied)).when(rebase, at).decision).toMatchObject([
      {
        data: {
          ...{ overall: { dueAt: day('2090-01-11 17:00') }, summonses: [] },
          gate: { dueAt: day('2090-01-06 17:00'), provisional: false },
        },
      },
    ]);
    const declined = after(blown, [
      { type: 'DeclineSummons', summons: 1, reason: '非职责', legalBasis: '清单' },
      on(unknown, chengguan, '2089-12-27 10:00'),
    ]);
    const rebased = then(declined, rebase, at);
    expect(stateOf(rebased).summonses[0]?.ruling?.dueAt).toBe(day('2090-01-09 17:00'));
  });
});
