import { createWhistleRules } from '#rules';
import { runningDeadlines } from './running-deadlines.js';
import { summonsStatus, verdict } from './summons-clocks.js';
import { stopTimeOf } from './summons-stops.js';
import { askVerdict } from './summons.asks.js';
import * as scene from './testing/whistle-scene.js';
import { foldWhistle } from './whistle.evolve.js';

const { after, by, chengguan, given, raise, report, stateOf, system, xinhua } = scene;
type Step = scene.Step;

describe('given a report of Thursday 5 March, which the street has 35 working hours to verify', () => {
  const rules = createWhistleRules([
    {
      pack: 'test',
      version: '1',
      effectiveFrom: '2026-01-01',
      source: '测试',
      workingHours: [
        ['09:00', '12:00'],
        ['14:00', '18:00'],
      ],
      kinds: [
        {
          kind: 'routine',
          name: '一般哨',
          levels: ['street'],
          limits: { resolve: { value: 10, unit: '工作日' } },
          ladder: [{ step: 'reminder', after: { value: 0, unit: '工作日' } }],
          street: { verify: { value: 35, unit: '工作时' }, deemedVerified: true },
        },
      ],
    },
  ]);
  const march = (time: string) => {
    const [day = '', hour = ''] = time.split(' ');
    return new Date(`2026-03-${day}T${hour}:00.000+08:00`).toISOString();
  };
  const on = (who: scene.Step[1]['acting'], time: string) => ({
    ...by(who, '10:00'),
    now: march(time),
    rules,
  });
  const dueAt = march('12 16:00');
  const of = { summons: 1, clock: 'verify', dueAt } as const;
  const story: readonly Step[] = [
    [raise({ assisting: [] }), on(xinhua, '02 09:00')],
    [report, on(chengguan, '05 16:00')],
  ];
  const yellow: Step = [{ type: 'WarnOfDeadline', ...of }, on(system, '11 16:00')];
  const red: Step = [{ type: 'MissDeadline', ...of }, on(system, '12 16:01')];
  const own = { summons: 1, department: 'chengguan' };

  it('when it is not verified by 12 March, then yellow on the 11th, red and deemed verified on the 12th', () => {
    given(after(...story))
      .when({ type: 'WarnOfDeadline', ...of }, on(system, '11 15:59'))
      .then([]);
    const card = { ...own, clock: 'verify' as const, dueAt };
    given(after(...story))
      .when(...yellow)
      .then([{ type: 'DeadlineApproaching', data: { at: march('11 16:00'), ...card } }]);
    given(after(...story, yellow))
      .when({ type: 'MissDeadline', ...of }, on(system, '12 16:00'))
      .then([]);
    given(after(...story, yellow))
      .when(...red)
      .then([
        { type: 'DeadlineMissed', data: { at: march('12 16:01'), ...card } },
        { type: 'ResolutionDeemedVerified', data: { at: march('12 16:01'), ...own } },
      ]);
  });

  it('when that has happened, then the department is on time by its report, and nothing is late of it', () => {
    const state = stateOf(after(...story, yellow, red));
    const [summons] = state.summonses;
    expect(summons && verdict(summons, 'resolve')).toBe('onTime');
    expect(summons && stopTimeOf(summons, 'resolve')).toBe(march('05 16:00'));
    expect(summons && summonsStatus(summons, state)).toBe('done');
    expect(summons?.cards.map(({ clock: name }) => name)).toEqual(['verify']);
    expect(summons?.supervisions).toEqual([]);
    expect(summons?.asks.map(askVerdict)).toEqual(['late']);
  });

  it('when the clock tells of it again, then nothing happens a second time', () => {
    const events = after(...story, yellow, red);
    for (const type of ['WarnOfDeadline', 'MissDeadline'] as const)
      given(events)
        .when({ type, ...of }, on(system, '13 09:00'))
        .then([]);
    expect(runningDeadlines(foldWhistle(events)).map(({ clock: name }) => name)).toEqual([]);
  });
});
