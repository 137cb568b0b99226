import type { TalkCommand, TalkRejection } from './talk.commands.js';
import { talk } from './talk.js';
import { nextDueOf } from './talk.state.js';
import * as scene from './testing/talk-scene.js';

const { anju, at, breach, call, called, cancel, chengguan, close, confirm } = scene;
const { contextOf, eventsOf, given, held, hold, office, report, reported, whole } = scene;

const typesAfter = (...steps: readonly scene.Step[]) => eventsOf(...steps).map(({ type }) => type);
const stateAfter = (...steps: readonly scene.Step[]) => talk.fold(eventsOf(...steps));

describe('given a company whose quarter is below the line', () => {
  it('when the office calls it, then ground and limit are on record', () => {
    const { organisation, ground, holdBy } = call();
    const data = { at: at('10 09:00'), organisation, calledBy: 'kaohe', ground, holdBy };
    given([])
      .when(...called)
      .then([{ type: 'TalkCalled', data }]);
    expect(nextDueOf(stateAfter(called))).toBe(at('16 18:00'));
  });

  const refusals: [string, TalkCommand, typeof office, TalkRejection][] = [
    ['a department calls', call(), chengguan, 'ASSESSMENT_OFFICE_ONLY'],
    ['nobody knows it', call({ organisation: 'ghost' }), office, 'ORGANISATION_UNKNOWN'],
    ['its limit has passed', call({ holdBy: at('09 18:00') }), office, 'HOLD_BY_PASSED'],
    [
      'the score is not below the line',
      call({ ground: { kind: 'score-below', period: '2026-Q3', score: 60, line: 60 } }),
      office,
      'SCORE_NOT_BELOW',
    ],
    [
      'no score is named',
      call({ ground: { kind: 'score-below', period: '2026-Q3' } }),
      office,
      'GROUND_INCOMPLETE',
    ],
    [
      'what was repeated is not said',
      call({ ground: { kind: 'repeated', period: '2026-Q3' } }),
      office,
      'GROUND_INCOMPLETE',
    ],
    ['there is no talk to hold', hold, office, 'TALK_NOT_FOUND'],
  ];
  it.each(refusals)('when %s, then it is refused', (_, command, who, code) => {
    given([]).when(command, contextOf(who, '10 09:00')).then(code);
  });
});

describe('given a talk that was called', () => {
  it('when it is held, then its promises are numbered and the earliest is due next', () => {
    const after = stateAfter(...held);
    expect(after.promises.map(({ no, state }) => [no, state])).toEqual([
      [1, 'open'],
      [2, 'open'],
    ]);
    expect(nextDueOf(after)).toBe(at('18 18:00'));
  });

  it('when a promise is done, confirmed, and another broken, then the talk can be closed', () => {
    expect(typesAfter(...whole).slice(2)).toEqual([
      'PromiseReported',
      'PromiseConfirmed',
      'PromiseBroken',
      'TalkClosed',
    ]);
    const after = stateAfter(...whole);
    expect(after.promises.map(({ state }) => state)).toEqual(['kept', 'broken']);
    expect(nextDueOf(after)).toBeUndefined();
  });

  it('when a broken promise is kept late, then it is reported and judged anew', () => {
    const broken: scene.Step[] = [...held, [breach, contextOf(office, '19 09:00')]];
    const late = { ...report, promise: 2 };
    const kept: scene.Step = [{ ...confirm, promise: 2 }, contextOf(office, '22 10:00')];
    const after = stateAfter(...broken, [late, contextOf(anju, '22 09:00')], kept);
    expect(after.promises[1]).toMatchObject({ state: 'kept', brokenBecause: '两处堆点未清' });
  });

  it('when it is cancelled before it is held, then it is over', () => {
    const steps: scene.Step[] = [called, [cancel, contextOf(office, '11 09:00')]];
    expect(stateAfter(...steps)).toMatchObject({
      status: 'cancelled',
      cancelReason: cancel.reason,
    });
    given(eventsOf(...steps))
      .when(hold, contextOf(office, '13 11:00'))
      .then('TALK_OVER');
  });

  const refusals: [string, readonly scene.Step[], scene.Step, TalkRejection][] = [
    ['it is called again', [called], called, 'TALK_EXISTS'],
    ['it takes place tomorrow', [called], [hold, contextOf(office, '12 09:00')], 'HELD_IN_FUTURE'],
    [
      'nobody came',
      [called],
      [{ ...hold, attended: [] }, contextOf(office, '13 11:00')],
      'NOBODY_ATTENDED',
    ],
    [
      'a promise was due before',
      [called],
      [
        { ...hold, promises: [{ content: '清运', measure: '清零', dueAt: at('12 09:00') }] },
        contextOf(office, '13 11:00'),
      ],
      'PROMISE_DUE_BEFORE_TALK',
    ],
    ['it is held twice', held, [hold, contextOf(office, '14 11:00')], 'TALK_HELD'],
    ['what was held is cancelled', held, [cancel, contextOf(office, '14 11:00')], 'TALK_HELD'],
    ['it is closed unheld', [called], [close, contextOf(office, '14 11:00')], 'TALK_NOT_HELD'],
    ['it is closed too early', reported, [close, contextOf(office, '20 11:00')], 'PROMISES_OPEN'],
    [
      'another reports its promise',
      held,
      [report, contextOf(chengguan, '19 10:00')],
      'NOT_YOUR_ORGANISATION',
    ],
    [
      'a promise is confirmed unreported',
      held,
      [confirm, contextOf(office, '19 10:00')],
      'PROMISE_NOT_REPORTED',
    ],
    [
      'it is called broken before it is due',
      held,
      [breach, contextOf(office, '17 10:00')],
      'PROMISE_NOT_DUE',
    ],
    [
      'the company judges itself',
      reported,
      [confirm, contextOf(anju, '19 10:00')],
      'ASSESSMENT_OFFICE_ONLY',
    ],
    [
      'no such promise was made',
      held,
      [{ ...confirm, promise: 3 }, contextOf(office, '19 10:00')],
      'PROMISE_UNKNOWN',
    ],
    ['it is over', whole, [report, contextOf(anju, '22 10:00')], 'TALK_OVER'],
  ];
  it.each(refusals)('when %s, then it is refused', (_, steps, [command, context], code) => {
    given(eventsOf(...steps))
      .when(command, context)
      .then(code);
  });

  it('when a report is untrue, then it is broken before its due time as well', () => {
    const untrue = { ...breach, promise: 1 };
    expect(
      given(eventsOf(...reported)).when(untrue, contextOf(office, '19 12:00')).decision,
    ).toEqual([
      { type: 'PromiseBroken', data: { at: at('19 12:00'), promise: 1, reason: breach.reason } },
    ]);
  });

  it('when anything is said twice, then nothing changes', () => {
    given(eventsOf(...reported))
      .when(report, contextOf(anju, '19 11:00'))
      .then([]);
    given(eventsOf(...whole))
      .when(close, contextOf(office, '22 09:00'))
      .then([]);
    const confirmed: scene.Step[] = [...reported, [confirm, contextOf(office, '20 09:00')]];
    given(eventsOf(...confirmed))
      .when(confirm, contextOf(office, '20 10:00'))
      .then([]);
  });
});
