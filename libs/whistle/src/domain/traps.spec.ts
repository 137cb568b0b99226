import type { WhistleRulePack } from '#rules';
import { createWhistleRules } from '#rules';
import { elapsedMs, nextDue, verdict } from './summons-clocks.js';
import { foldWhistle } from './whistle.evolve.js';
import * as scene from './testing/whistle-scene.js';
import type { WhistleContext } from './whistle.context.js';
import type { WhistleEvent } from './whistle.events.js';

const { acknowledge, after, arrive, at, blown, by, centre, chengguan, given, gongan } = scene;
const { pause, raise, report, resume, sendBack, stateOf, system, typesOf, xinhua } = scene;
const { confirm, rate } = scene;

const HOUR = 3_600_000;
const arrived: scene.Step = [arrive, by(chengguan, '10:30')];
const dueOf = (events: readonly WhistleEvent[], summons = 0) =>
  Object.fromEntries(
    Object.entries(stateOf(events).summonses[summons]?.clocks ?? {}).map(([name, c]) => [
      name,
      c.dueAt,
    ]),
  );

const version = (pack: Partial<WhistleRulePack>, limits: object): WhistleRulePack => ({
  pack: 'two',
  version: '1',
  effectiveFrom: '2026-01-01',
  source: '测试',
  workingHours: [['09:00', '17:00']],
  kinds: [{ kind: 'routine', name: '一般哨', levels: ['street'], limits }],
  ...pack,
});
const resolveIn = (value: number, unit: '工作时' | '工作日' | '小时' | '自然日') => ({
  resolve: { value, unit },
});
/** Tighter limits and shorter hours from Wednesday 18 November on. */
const twoVersions = createWhistleRules([
  version({}, resolveIn(16, '工作时')),
  {
    ...version({ version: '2', effectiveFrom: '2026-11-18' }, resolveIn(2, '工作时')),
    workingHours: [['10:00', '12:00']],
  },
]);
const under = (rules: WhistleContext['rules'], context: WhistleContext): WhistleContext => ({
  ...context,
  rules,
});

describe('given the traps that others fell into', () => {
  it('GLPI 6902: when the rules change while a clock stands still, then the pause is not lost', () => {
    const two = (who: typeof xinhua, time: string) => under(twoVersions, by(who, time));
    const events = after(
      [raise(), two(xinhua, '16 09:00')],
      [pause, two(xinhua, '17 11:00')],
      [resume, two(xinhua, '19 11:00')],
    );
    // Due Tuesday 17:00 with six hours left: six hours after Thursday 11:00, in the hours of old.
    expect(dueOf(events)).toEqual({ resolve: at('19 17:00') });
    expect(stateOf(events).summonses[0]?.rule.version).toBe('1');
  });

  it('GLPI 15605: when the limit grows while a clock stands still, then it grows by both', () => {
    const asked = {
      type: 'RequestExtension',
      summons: 1,
      reason: '待管件',
      extension: { value: 5, unit: '小时' },
    } as const;
    const grant = { type: 'GrantExtension', summons: 1 } as const;
    const before = [...scene.sounded, [asked, by(chengguan, '10:40')]] as const;
    const between = after(
      ...before,
      [pause, by(centre, '11:00')],
      [grant, by(centre, '12:00')],
      [resume, by(centre, '13:00')],
    );
    const first = after(
      ...before,
      [grant, by(centre, '10:50')],
      [pause, by(centre, '11:00')],
      [resume, by(centre, '13:00')],
    );
    const last = after(
      ...before,
      [pause, by(centre, '11:00')],
      [resume, by(centre, '13:00')],
      [grant, by(centre, '14:00')],
    );
    // 48 hours from 10:30, five granted, two stood still.
    for (const events of [between, first, last])
      expect(dueOf(events)['resolve']).toBe(at('18 17:30'));
  });

  it('GLPI 15605: when the extension is granted after the due time, then a pause since counts', () => {
    const asked = {
      type: 'RequestExtension',
      summons: 1,
      reason: '待管件',
      extension: { value: 5, unit: '小时' },
    } as const;
    const events = after(
      ...scene.sounded,
      [asked, by(chengguan, '18 10:00')],
      [pause, by(centre, '18 11:00')],
      [resume, by(centre, '18 13:00')],
      [{ type: 'GrantExtension', summons: 1 }, by(centre, '18 14:00')],
    );
    // Due at 10:30; five hours of which two stood still.
    expect(dueOf(events)['resolve']).toBe(at('18 17:30'));
  });

  it('GLPI 1911: when a second department takes over, then it inherits no spent deadline', () => {
    const replace = {
      type: 'ReplaceDepartment',
      summons: 1,
      replacement: 'shuiwu',
      reason: '职责',
    } as const;
    const events = after(blown, [replace, by(xinhua, '17 10:00')]);
    expect(dueOf(events, 2)).toEqual({
      acknowledge: at('17 11:00'),
      arrive: at('17 12:00'),
      resolve: at('17 18:00'),
    });
    expect(stateOf(events).overall?.dueAt).toBe(at('17 10:00'));
  });

  it('GLPI 10594: when a pause spans a weekend, then the weekend is not counted twice', () => {
    // Friday 16:00 to Monday 10:00: one working hour on each side.
    const blow: scene.Step = [raise({ kind: 'working' }), by(xinhua, '20 15:00')];
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
    const [facts] = foldWhistle(events).summonses;
    expect(facts && verdict(facts, 'resolve')).toBe('late');
    expect(facts && elapsedMs(facts, 'resolve')).toBe(9 * HOUR);
  });

  it('GLPI 24481: when the due time passes while the clock stands still, then nothing is overdue', () => {
    const paused: readonly scene.Step[] = [blown, arrived, [pause, by(xinhua, '11:30')]];
    const whistle = foldWhistle(after(...paused));
    const [facts] = whistle.summonses;
    expect(facts && nextDue(facts, whistle)).toBeUndefined();
    const miss = {
      type: 'MissDeadline',
      summons: 1,
      clock: 'resolve',
      dueAt: at('18:00'),
    } as const;
    given(after(...paused))
      .when(miss, by(system, '17 09:00'))
      .then([]);
    const rest: readonly scene.Step[] = [
      [report, by(chengguan, '17 09:30')],
      [confirm, by(xinhua, '17 10:00')],
    ];
    const [settled] = foldWhistle(after(...paused, ...rest)).summonses;
    expect(settled && verdict(settled, 'resolve')).toBe('onTime');
    expect(settled && elapsedMs(settled, 'resolve')).toBe(1.5 * HOUR);
  });

  it('Zammad 5177: when anything is updated later, then the first response stays what it was', () => {
    const early: readonly scene.Step[] = [blown, [acknowledge, by(chengguan, '10:10')], arrived];
    const rest: readonly scene.Step[] = [
      [acknowledge, by(chengguan, '13:00')],
      [arrive, by(chengguan, '13:10')],
      [pause, by(xinhua, '13:20')],
      [report, by(chengguan, '14:00')],
    ];
    const response = (of: readonly WhistleEvent[]) =>
      [stateOf(of).summonses[0], foldWhistle(of).summonses[0]].map((one) => [
        one?.acknowledgedAt,
        one?.arrivedAt,
      ]);
    expect(response(after(...early, ...rest))).toEqual(response(after(...early)));
    const first = [at('10:10'), at('10:30')];
    expect(response(after(...early))).toEqual([first, first]);
  });

  it('Zammad 4432: when a day ends at midnight, then its cards are shown when people are there', () => {
    const days = createWhistleRules([version({}, resolveIn(5, '自然日'))]);
    const events = after([raise(), under(days, by(xinhua, '17 15:00'))]);
    const clock = stateOf(events).summonses[0]?.clocks.resolve;
    // Due at 24:00 of Sunday: yellow on Friday morning, red on Monday morning.
    expect(clock).toMatchObject({
      dueAt: at('23 00:00'),
      warnAt: at('20 09:00'),
      missAt: at('23 09:00'),
    });
    const missed = { type: 'MissDeadline', summons: 1, clock: 'resolve' } as const;
    const command = { ...missed, dueAt: at('23 00:00') };
    given(events).when(command, by(system, '23 08:59')).then([]);
    const { decision } = given(events).when(command, by(system, '23 09:00'));
    expect(typesOf(decision)).toEqual(['DeadlineMissed']);
  });

  it('DIGIT: any edit resets the SLA clock: when others act, confirm or rate, then none is reset', () => {
    const clocks = dueOf(after(blown));
    const events = after(
      ...([blown, arrived, [{ ...acknowledge, summons: 2 }, by(gongan, '10:40')]] as const),
      [{ type: 'ConfirmArrival', summons: 1 }, by(xinhua, '10:50')],
      [{ type: 'SummonDepartment', department: 'shuiwu', role: 'assist' }, by(xinhua, '11:00')],
      [
        { type: 'RecordProgress', summons: 1, note: '处理中', evidence: [] },
        by(chengguan, '11:30'),
      ],
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

  it('DIGIT: changing a target rewrites past trends: when limits tighten, then old clocks stay', () => {
    const two = (who: typeof xinhua, time: string) => under(twoVersions, by(who, time));
    const old = after([raise(), two(xinhua, '17 09:00')]);
    const later = after(
      [raise(), two(xinhua, '17 09:00')],
      [acknowledge, two(chengguan, '20 09:00')],
    );
    expect(dueOf(later)).toEqual(dueOf(old));
    expect(dueOf(after([raise(), two(xinhua, '18 09:00')]))).toEqual({ resolve: at('18 12:00') });
  });
});
