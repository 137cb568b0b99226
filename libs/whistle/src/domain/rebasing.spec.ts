import { createWorkCalendar, type Limit } from '#calendar';
import type { WhistleRulePack } from '#rules';
import { createWhistleRules } from '#rules';
import { foldWhistle } from './whistle.evolve.js';
import { openAsksOf } from './summons.asks.js';
import * as scene from './testing/whistle-scene.js';
import type { Acting } from './whistle.context.js';

const { after, centre, chengguan, given, head, stateOf, system, xinhua } = scene;
const days = (value: number): Limit => ({ value, unit: '工作日' });
const limits = { acknowledge: days(1), arrive: days(2), resolve: days(5), overall: days(8) };
const kind = { name: '一般哨', levels: ['street'] as const, limits };
const pack: WhistleRulePack = {
  pack: 'test',
  version: '1',
  effectiveFrom: '2026-01-01',
  source: '测试',
  kinds: [
    {
      ...kind,
      kind: 'routine',
      decline: { ruling: days(2) },
      street: { verify: days(2), rate: days(3) },
    },
    { ...kind, kind: 'reviewed', review: { by: 'street', limit: days(2) } },
  ],
};
/** A year of which nothing is published: five days off from the 4th, or ten days worked from the 1st. */
const YEAR = Number(createWorkCalendar().horizon.slice(0, 4)) + 1;
const dates = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `${YEAR}-01-${String(from + i).padStart(2, '0')}`);
const notice = (holidays: readonly string[], workdays: readonly string[]) =>
  createWhistleRules([pack], {
    overrides: { source: '通知', horizon: `${YEAR}-12-31`, holidays, workdays },
  });
const before = createWhistleRules([pack]);
const laxer = notice(dates(4, 5), []);
const stricter = notice([], dates(1, 10));

const at = (day: number, time = '10:00') =>
  new Date(`${YEAR}-01-${String(day).padStart(2, '0')}T${time}:00.000+08:00`).toISOString();
const by = (who: Acting, now: string, rules = before) => ({
  ...scene.by(who, '10:00'),
  now,
  rules,
});
const START = at(1);
const rebase = { type: 'RebaseDueTimes', reason: '通知' } as const;
const raised: scene.Step = [scene.raise({ assisting: [] }), by(xinhua, START)];
const dueOf = (clock: { readonly dueAt: string } | undefined): string => {
  if (!clock) throw new Error('no such clock');
  return clock.dueAt;
};
const clocksOf = (...steps: readonly scene.Step[]) => stateOf(after(...steps)).summonses[0]?.clocks;

describe('given provisional due times and a holiday notice', () => {
  it('when it is not the service that says so, then it is refused', () => {
    given(after(raised))
      .when(rebase, by(centre, at(2), laxer))
      .then('SYSTEM_ONLY');
  });

  it('when the days come out the same, then nothing is written; settled, that is told once', () => {
    given(after(raised))
      .when(rebase, by(system, at(2)))
      .then([]);
    const known: scene.Step = [rebase, by(system, at(2), laxer)];
    given(after(raised, known))
      .when(rebase, by(system, at(3), laxer))
      .then([]);
  });

  it('when there are more days off, then running clocks and the whole have longer', () => {
    const [old, anew] = [clocksOf(raised), clocksOf(raised, [rebase, by(system, at(2), laxer)])];
    const fresh = laxer.kindAt('routine', START);
    expect(anew).toEqual(fresh?.clocks);
    expect(dueOf(anew?.resolve) > dueOf(old?.resolve)).toBe(true);
    const events = after(raised, [rebase, by(system, at(2), laxer)]);
    expect(stateOf(events).overall).toEqual(fresh?.overall);
  });

  it('when a day turns out to have been worked, then whoever was in time stays in time', () => {
    const due = dueOf(clocksOf(raised)?.acknowledge);
    const strict = stricter.kindAt('routine', START)?.clocks;
    const late = new Date(Date.parse(due) - 1).toISOString();
    const events = after(
      raised,
      [scene.acknowledge, by(chengguan, late)],
      [rebase, by(system, at(12), stricter)],
    );
    const [facts] = foldWhistle(events).summonses;
    expect(facts?.clocks.acknowledge).toMatchObject({ dueAt: due, provisional: false });
    expect(dueOf(strict?.acknowledge) <= due).toBe(true);
  });

  it('when a running clock would be over already, then it is not moved back', () => {
    const old = clocksOf(raised)?.resolve;
    const now = dueOf(old);
    const anew = clocksOf(raised, [rebase, by(system, now, stricter)])?.resolve;
    expect(anew).toEqual({ ...old, provisional: false });
    const inTime = clocksOf(raised, [rebase, by(system, at(1, '11:00'), stricter)])?.resolve;
    expect(inTime).toEqual(stricter.kindAt('routine', START)?.clocks.resolve);
  });

  it('when a ruling is waited for, then it has longer too', () => {
    const decline = { type: 'DeclineSummons', summons: 1, reason: '非职责', legalBasis: '清单' };
    const events = after(
      raised,
      [decline as never, by(chengguan, at(2))],
      [rebase, by(system, at(3), laxer)],
    );
    const ruling = laxer.start(days(2), { pack: 'test', version: '1' }, at(2));
    expect(stateOf(events).summonses[0]?.decline?.ruling).toEqual(ruling);
  });

  it('when the street is waited for, then it has longer too, also to rate while the whistle is open', () => {
    const reported: readonly scene.Step[] = [
      raised,
      [scene.arrive, by(chengguan, at(1, '11:00'))],
      [scene.report, by(chengguan, at(2))],
    ];
    const known: scene.Step = [rebase, by(system, at(3), laxer)];
    const asksOf = (...steps: readonly scene.Step[]) =>
      openAsksOf(stateOf(after(...steps)).summonses[0] ?? { asks: [] });
    const rule = { pack: 'test', version: '1' };
    expect(asksOf(...reported, known)).toMatchObject([
      { clock: 'verify', due: laxer.start(days(2), rule, at(2)) },
    ]);
    const confirmed: scene.Step = [scene.confirm, by(xinhua, at(2, '11:00'))];
    expect(asksOf(...reported, confirmed, known)).toMatchObject([
      { clock: 'rate', due: laxer.start(days(3), rule, at(2, '11:00')) },
    ]);
    const closed: scene.Step = [scene.close, by(xinhua, at(2, '12:00'))];
    given(after(...reported, confirmed, closed))
      .when(...known)
      .then([]);
  });

  it('when a review is waited for, then it has longer too', () => {
    const waiting: scene.Step = [
      scene.raise({ kind: 'reviewed', assisting: [] }),
      by(xinhua, START),
    ];
    const events = after(waiting, [rebase, by(system, at(2), laxer)]);
    const clock = laxer.start(days(2), { pack: 'test', version: '1' }, START);
    expect(stateOf(events).gate?.due).toEqual(clock);
    const sounded = after(waiting, [{ type: 'ApproveWhistle' }, by(head, at(2))]);
    expect(stateOf(sounded).gate).toBeUndefined();
  });

  it('when the whistle is over or the department let go, then nothing is moved', () => {
    const gone = after(raised, [scene.withdraw, by(xinhua, at(2))]);
    given(gone)
      .when(rebase, by(system, at(3), laxer))
      .then([]);
    const replace = {
      type: 'ReplaceDepartment',
      summons: 1,
      replacement: 'shuiwu',
      reason: '改派',
    };
    const events = after(
      raised,
      [replace as never, by(xinhua, at(2))],
      [rebase, by(system, at(3), laxer)],
    );
    const rebased = events.at(-1);
    const numbers =
      rebased?.type === 'DueTimesRebased' ? rebased.data.summonses.map((s) => s.summons) : [];
    expect(numbers).toEqual([2]);
  });
});
