import type { RefusePause, RequestPause } from './pause-requests.js';
import {
  after,
  arrive,
  at,
  blown,
  by,
  centre,
  chengguan,
  given,
  gongan,
  ofOne,
  pause,
  raise,
  report,
  sounded,
  type Step,
  stateOf,
  xinhua,
} from './testing/whistle-scene.js';

const ask: RequestPause = {
  type: 'RequestPause',
  summons: 1,
  reason: '等待图纸',
  until: at('15:00'),
};
const refuse: RefusePause = { type: 'RefusePause', summons: 1, reason: '可先清掏' };
const asked: readonly Step[] = [blown, [ask, by(chengguan, '11:00')]];
const first = (...steps: readonly Step[]) => stateOf(after(...steps)).summonses[0];
const outcomes = (...steps: readonly Step[]) =>
  first(...steps)?.pauseRequests.map(({ outcome }) => outcome);

describe('given a department that cannot go on', () => {
  it('when it asks for a pause, then nothing moves yet; asked again, then quietly', () => {
    const data = {
      ...ofOne('11:00'),
      reason: '等待图纸',
      until: at('15:00'),
      by: 'street' as const,
    };
    given(after(blown))
      .when(ask, by(chengguan, '11:00'))
      .then([{ type: 'PauseRequested', data }]);
    expect(first(...asked)).toMatchObject({ pauses: [], clocks: first(blown)?.clocks });
    given(after(...asked))
      .when(ask, by(chengguan, '11:10'))
      .then([]);
    given(after(...asked))
      .when({ ...ask, reason: '待料' }, by(chengguan, '11:10'))
      .then('PAUSE_PENDING');
  });

  it('when it is not theirs, or there is nothing to pause, then it is refused', () => {
    given(after(blown)).when(ask, by(gongan, '11:00')).then('NOT_YOUR_ORGANISATION');
    const informed = after([
      raise({ informed: ['chengguan'], lead: 'shuiwu' }),
      by(xinhua, '10:00'),
    ]);
    given(informed)
      .when({ ...ask, summons: 3 }, by(chengguan, '11:00'))
      .then('INFORMED_ONLY');
    const paused = after(blown, [pause, by(xinhua, '10:30')]);
    given(paused).when(ask, by(chengguan, '11:00')).then('ALREADY_PAUSED');
    const done = after(blown, [arrive, by(chengguan, '10:30')], [report, by(chengguan, '10:40')]);
    given(done).when(ask, by(chengguan, '11:00')).then('ALREADY_REPORTED');
  });

  it('when the time is past, or longer than the rules allow, then it is refused', () => {
    given(after(blown)).when(ask, by(chengguan, '15:00')).then('PAUSE_UNTIL');
    const strict = after(...sounded);
    given(strict)
      .when({ ...ask, until: at('16:00') }, by(chengguan, '11:00'))
      .then([
        {
          type: 'PauseRequested',
          data: { ...ofOne('11:00'), reason: '等待图纸', until: at('16:00'), by: 'command-centre' },
        },
      ]);
    given(strict)
      .when({ ...ask, until: at('16:01') }, by(chengguan, '11:00'))
      .then('PAUSE_TOO_LONG');
  });
});

describe('given a pause that was asked for', () => {
  it('when it is granted, then the clocks stand still from then, until the time asked for', () => {
    const data = {
      ...ofOne('12:00'),
      reason: '等待图纸',
      approvedBy: 'xinhua-clerk',
      until: at('15:00'),
    };
    given(after(...asked))
      .when(pause, by(xinhua, '12:00'))
      .then([{ type: 'ClockPaused', data }]);
    const granted: readonly Step[] = [...asked, [pause, by(xinhua, '12:00')]];
    expect(first(...granted)?.pauseRequests).toMatchObject([
      { outcome: 'granted', answeredAt: at('12:00') },
    ]);
    expect(first(...granted)?.pauses).toMatchObject([{ from: at('12:00'), until: at('15:00') }]);
  });

  it('when rules set a cap, then what was asked for ends it, or the cap where that time has passed', () => {
    const steps: readonly Step[] = [
      ...sounded,
      [{ ...ask, until: at('15:59') }, by(chengguan, '11:00')],
      [pause, by(centre, '11:30')],
    ];
    expect(first(...steps)?.pauses).toMatchObject([{ until: at('15:59') }]);
    const late: readonly Step[] = [
      ...sounded,
      [{ ...ask, until: at('15:59') }, by(chengguan, '11:00')],
      [pause, by(centre, '17:00')],
    ];
    // What was asked for has passed: the cap of the rules alone ends it.
    expect(first(...late)?.pauses).toMatchObject([{ until: at('22:00') }]);
  });

  it('when it is refused, then with a reason, by whoever could grant it; the clocks have run on', () => {
    given(after(...asked))
      .when(refuse, by(gongan, '12:00'))
      .then('NOT_YOUR_ORGANISATION');
    given(after(...asked))
      .when(refuse, by(xinhua, '12:00'))
      .then([{ type: 'PauseRefused', data: { ...ofOne('12:00'), reason: '可先清掏' } }]);
    const refused: readonly Step[] = [...asked, [refuse, by(xinhua, '12:00')]];
    expect(first(...refused)).toMatchObject({
      pauses: [],
      clocks: first(blown)?.clocks,
      pauseRequests: [{ outcome: 'refused', refusedBecause: '可先清掏' }],
    });
    given(after(...refused))
      .when(refuse, by(xinhua, '12:10'))
      .then('NO_PAUSE_PENDING');
    const again: Step = [{ ...ask, until: at('16:00') }, by(chengguan, '13:00')];
    expect(outcomes(...refused, again)).toEqual(['refused', 'pending']);
    const strict: readonly Step[] = [...sounded, [ask, by(chengguan, '11:00')]];
    given(after(...strict))
      .when(refuse, by(xinhua, '12:00'))
      .then('NOT_YOUR_ORGANISATION');
  });

  it('when it reports, or is let go, before the answer, then nobody has to answer any more', () => {
    const arrived: Step = [arrive, by(chengguan, '11:10')];
    expect(outcomes(...asked, arrived, [report, by(chengguan, '11:20')])).toEqual(['lapsed']);
    const gone: Step = [
      { type: 'ReplaceDepartment', summons: 1, replacement: 'shuiwu', reason: '改派' },
      by(xinhua, '11:20'),
    ];
    expect(outcomes(...asked, gone)).toEqual(['lapsed']);
    const withdrawn: Step = [{ type: 'WithdrawWhistle', reason: '误报' }, by(xinhua, '11:20')];
    expect(outcomes(...asked, withdrawn)).toEqual(['lapsed']);
  });
});
