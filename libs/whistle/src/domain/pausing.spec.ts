import type { WhistleEvent } from './whistle.events.js';
import {
  after,
  arrive,
  at,
  blown,
  by,
  chengguan,
  confirm,
  given,
  guangming,
  heping,
  ofOne,
  pause,
  raise,
  report,
  resume,
  type Step,
  stateOf,
  typesOf,
  xinhua,
} from './testing/whistle-scene.js';

const arrived: Step = [arrive, by(chengguan, '10:30')];
const dueOf = (events: readonly WhistleEvent[], summons = 0) =>
  Object.fromEntries(
    Object.entries(stateOf(events).summonses[summons]?.clocks ?? {}).map(([name, c]) => [
      name,
      c.dueAt,
    ]),
  );
const HOUR = 3_600_000;

describe('given a running clock', () => {
  it('when it is paused, then that is noted with reason and approver, once', () => {
    const data = { ...ofOne('11:00'), reason: '等待图纸', approvedBy: 'xinhua-clerk' };
    given(after(blown))
      .when(pause, by(xinhua, '11:00'))
      .then([{ type: 'ClockPaused', data }]);
    given(after(blown, [pause, by(xinhua, '11:00')]))
      .when(pause, by(xinhua, '11:10'))
      .then([]);
    given(after(blown)).when(resume, by(xinhua, '11:00')).then([]);
  });

  it('when there is nothing to pause, or it is not theirs, then it is refused', () => {
    given(after(blown)).when(pause, by(guangming, '11:00')).then('NOT_YOUR_ORGANISATION');
    // Where the rules name nobody, the street approves: a community does not for itself.
    const byCommunity = after([raise({ level: 'community' }), by(heping, '10:00')]);
    given(byCommunity).when(pause, by(heping, '11:00')).then('NOT_YOUR_ORGANISATION');
    expect(typesOf(given(byCommunity).when(pause, by(xinhua, '11:00')).decision)).toEqual([
      'ClockPaused',
    ]);
    given(after(blown)).when(resume, by(chengguan, '11:00')).then('NOT_YOUR_ORGANISATION');
    const reported = after(blown, arrived, [report, by(chengguan, '11:00')]);
    given(reported).when(pause, by(xinhua, '11:10')).then('ALREADY_REPORTED');
    const confirmed = after(
      blown,
      arrived,
      [report, by(chengguan, '11:00')],
      [confirm, by(xinhua, '11:30')],
    );
    given(confirmed).when(pause, by(xinhua, '11:40')).then('ALREADY_CONFIRMED');
    const informed = after([raise({ informed: ['shuiwu'] }), by(xinhua, '10:00')]);
    given(informed)
      .when({ ...pause, summons: 3 }, by(xinhua, '11:00'))
      .then('INFORMED_ONLY');
  });
});

describe('given a paused clock', () => {
  const paused: readonly Step[] = [blown, arrived, [pause, by(xinhua, '11:00')]];

  it('when it runs on, then what was not yet due moves by the pause', () => {
    const events = after(...paused, [resume, by(xinhua, '14:00')]);
    expect(events.at(-1)?.data).toMatchObject({ pausedMs: 3 * HOUR });
    expect(dueOf(events)).toEqual({
      acknowledge: at('11:00'),
      arrive: at('12:00'),
      resolve: at('21:00'),
    });
    given(events).when(resume, by(xinhua, '14:10')).then([]);
  });

  it('when servers disagree about the time, then no clock runs backwards', () => {
    const events = after(...paused, [resume, by(xinhua, '10:59')]);
    expect(events.at(-1)?.data).toMatchObject({ at: at('11:00'), pausedMs: 0 });
    expect(dueOf(events)['resolve']).toBe(at('18:00'));
  });
});
