import { openPauseOf } from './summons.state.js';
import { elapsedMs, verdict } from './summons-clocks.js';
import { foldWhistle } from './whistle.evolve.js';
import {
  after,
  arrive,
  at,
  by,
  centre,
  chengguan,
  confirm,
  given,
  guangming,
  head,
  ofOne,
  pause,
  report,
  resume,
  sounded,
  type Step,
  stateOf,
  system,
  typesOf,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';

const HOUR = 3_600_000;
const photo = { evidence: [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }] };
const endPause = { type: 'EndPause', summons: 1 } as const;
/** On site at 11:00, resolve due on the 18th at 10:30; paused at 12:00 for five hours at most. */
const paused: readonly Step[] = [
  ...sounded,
  [{ ...arrive, ...photo }, by(chengguan, '11:00')],
  [pause, by(centre, '12:00')],
];
const resolveOf = (...steps: readonly Step[]) =>
  stateOf(after(...steps)).summonses[0]?.clocks.resolve?.dueAt;

describe('given rules that say who may approve a pause and how long it lasts', () => {
  it('when the command centre approves, then the event says who and until when', () => {
    given(after(...sounded))
      .when(pause, by(centre, '12:00'))
      .then([
        {
          type: 'ClockPaused',
          data: {
            ...ofOne('12:00'),
            reason: '等待图纸',
            approvedBy: 'centre-clerk',
            until: at('17:00'),
          },
        },
      ]);
  });

  it('when the street pauses by itself, then it is refused; it may let the clock run on', () => {
    for (const who of [xinhua, head, guangming])
      given(after(...sounded))
        .when(pause, by(who, '12:00'))
        .then('NOT_YOUR_ORGANISATION');
    expect(typesOf(given(after(...paused)).when(resume, by(xinhua, '13:00')).decision)).toEqual([
      'ClockResumed',
    ]);
  });

  it('when it ends before its cap, then only what stood still is added', () => {
    const { decision } = given(after(...paused)).when(resume, by(xinhua, '13:00'));
    expect(decision).toMatchObject([{ data: { pausedMs: HOUR } }]);
    expect(decision).not.toMatchObject([{ data: { cause: 'cap' } }]);
    expect(resolveOf(...paused, [resume, by(xinhua, '13:00')])).toBe(at('18 11:30'));
    const [summons] = stateOf(after(...paused, [resume, by(xinhua, '13:00')])).summonses;
    expect(summons && openPauseOf(summons)).toBeUndefined();
  });
});

describe('given a pause that has lasted as long as it may', () => {
  it('when the clock ends it, then it runs on from the cap, once', () => {
    for (const time of ['17:00', '17:05']) {
      const { decision } = given(after(...paused)).when(endPause, by(system, time));
      expect(decision).toMatchObject([
        {
          type: 'ClockResumed',
          data: {
            ...ofOne(time),
            pausedMs: 5 * HOUR,
            cause: 'cap',
            ranFrom: at('17:00'),
            clocks: { resolve: { dueAt: at('18 15:30') } },
          },
        },
      ]);
    }
    const ended = after(...paused, [endPause, by(system, '17:05')]);
    given(ended).when(endPause, by(system, '17:06')).then([]);
  });

  it('when it is too early, not paused, or over, then the clock is quiet', () => {
    given(after(...paused))
      .when(endPause, by(system, '16:59'))
      .then([]);
    given(after(...sounded))
      .when(endPause, by(system, '17:05'))
      .then([]);
    given(after(...paused, [withdraw, by(xinhua, '13:00')]))
      .when(endPause, by(system, '17:05'))
      .then([]);
    given([]).when(endPause, by(system, '17:05')).then([]);
  });

  it('when it is resumed by hand long after, then the clock is postponed to the cap and no further', () => {
    const late = by(xinhua, '20 09:00');
    expect(resolveOf(...paused, [resume, late])).toBe(at('18 15:30'));
    expect(after(...paused, [resume, late]).at(-1)?.data).toMatchObject({
      at: at('20 09:00'),
      cause: 'cap',
      ranFrom: at('17:00'),
      pausedMs: 5 * HOUR,
    });
  });

  it('when the department reports long after, then the clock counts on from the cap', () => {
    const steps: readonly Step[] = [
      ...paused,
      [{ ...report, ...photo }, by(chengguan, '18 16:00')],
      [confirm, by(xinhua, '18 17:00')],
    ];
    const events = after(...steps);
    expect(typesOf(events.slice(-3))).toEqual([
      ...['ClockResumed', 'ResolutionReported', 'ResolutionConfirmed'],
    ]);
    expect(resolveOf(...steps)).toBe(at('18 15:30'));
    const [facts] = foldWhistle(events).summonses;
    // Due at 15:30 with the five hours that count; reported at 16:00.
    expect(facts && verdict(facts, 'resolve')).toBe('late');
    expect(facts?.pauses).toMatchObject([
      { from: at('12:00'), to: at('17:00'), until: at('17:00') },
    ]);
    expect(facts && elapsedMs(facts, 'resolve')).toBe((24 + 24 + 5.5 - 5) * HOUR);
  });

  it('when it reports in the time that was left, then it is on time', () => {
    const events = after(
      ...paused,
      [{ ...report, ...photo }, by(chengguan, '18 15:00')],
      [confirm, by(xinhua, '18 17:00')],
    );
    const [facts] = foldWhistle(events).summonses;
    expect(facts && verdict(facts, 'resolve')).toBe('onTime');
  });
});
