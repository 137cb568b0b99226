import {
  after,
  arrive,
  blown,
  by,
  centre,
  chengguan,
  close,
  confirm,
  given,
  guangming,
  heping,
  ofOne,
  raise,
  rate,
  report,
  sendBack,
  type Step,
  stateOf,
  xinhua,
  zonghe,
} from './testing/whistle-scene.js';

const reported: readonly Step[] = [
  blown,
  [arrive, by(chengguan, '10:30')],
  [report, by(chengguan, '11:00')],
];
const confirmed: readonly Step[] = [...reported, [confirm, by(xinhua, '11:30')]];

describe('given a department that has reported', () => {
  it('when the street accepts, then the matter is settled once', () => {
    const event = { type: 'ResolutionConfirmed' as const, data: ofOne('11:30') };
    given(after(...reported))
      .when(confirm, by(xinhua, '11:30'))
      .then([event]);
    given(after(...confirmed))
      .when(confirm, by(xinhua, '11:40'))
      .then([]);
    given(after(...reported))
      .when(confirm, by(guangming, '11:30'))
      .then('NOT_YOUR_ORGANISATION');
  });

  it('when the street sends it back, then it is counted', () => {
    const back = { ...ofOne('11:30'), reason: '仍有积水', count: 1 };
    given(after(...reported))
      .when(sendBack, by(xinhua, '11:30'))
      .then([{ type: 'ResolutionSentBack', data: back }]);
    const twice = after(
      ...reported,
      [sendBack, by(xinhua, '11:30')],
      [report, by(chengguan, '12:00')],
      [sendBack, by(xinhua, '12:30')],
    );
    expect(stateOf(twice).summonses[0]).toMatchObject({ sentBack: 2, reportedAt: undefined });
  });

  it('when nothing is reported, or all is confirmed, then there is nothing to judge', () => {
    given(after(blown)).when(confirm, by(xinhua, '11:30')).then('NOT_REPORTED');
    given(after(blown)).when(sendBack, by(xinhua, '11:30')).then('NOT_REPORTED');
    given(after(...confirmed))
      .when(sendBack, by(xinhua, '11:40'))
      .then('ALREADY_CONFIRMED');
  });
});

describe('given a department that is confirmed', () => {
  const rated = {
    ...ofOne('12:00'),
    satisfaction: 5,
    responseSpeed: 4,
    cooperation: 4,
    implementation: 5,
  };

  it('when the street rates it, then once; after closing, then still', () => {
    const event = { type: 'DepartmentRated' as const, data: rated };
    given(after(...confirmed))
      .when(rate, by(xinhua, '12:00'))
      .then([event]);
    given([...after(...confirmed), event])
      .when(rate, by(xinhua, '12:10'))
      .then('ALREADY_RATED');
    const alone: Step[] = [[raise({ assisting: [] }), by(xinhua, '10:00')], ...confirmed.slice(1)];
    const closed = after(...alone, [close, by(xinhua, '11:50')]);
    given(closed).when(rate, by(xinhua, '12:00')).then([event]);
    const commented = { ...event, data: { ...rated, comment: '及时' } };
    given(closed)
      .when({ ...rate, comment: '及时' }, by(xinhua, '12:00'))
      .then([commented]);
  });

  it('when somebody else rates, then it is refused, also the command centre', () => {
    for (const who of [centre, guangming, heping, chengguan])
      given(after(...confirmed))
        .when(rate, by(who, '12:00'))
        .then('NOT_YOUR_ORGANISATION');
  });

  it('when one organisation both blew and was called, then it never rates itself', () => {
    // 双向吹哨: the street leads in its own whistle, and its community blew another one.
    const both = (organisation: string, time: string) => {
      const context = by(organisation === 'xinhua' ? xinhua : heping, time);
      const responder = () => ({ kind: 'department' as const });
      return { ...context, directory: { ...context.directory, responder } };
    };
    for (const own of ['xinhua', 'heping']) {
      const people = (time: string) => both(own, time);
      const level = own === 'xinhua' ? ('street' as const) : ('community' as const);
      const events = after(
        [raise({ lead: own, assisting: ['chengguan'], level }), people('10:00')],
        [arrive, people('10:30')],
        [report, people('11:00')],
        [confirm, people('11:30')],
      );
      given(events).when(rate, people('12:00')).then('SELF_RATING');
      given(events)
        .when({ ...rate, summons: 2 }, people('12:00'))
        .then('NOT_RATEABLE');
    }
  });

  it('when a street was merged into whom it had called, then the successor does not rate itself', () => {
    const merged = by(zonghe, '12:00');
    const actsFor = (id: string) => id === 'zonghe';
    given(after(...confirmed))
      .when(rate, { ...merged, directory: { ...merged.directory, actsFor } })
      .then('SELF_RATING');
  });

  it('when it is rated before it is settled, then it is refused', () => {
    given(after(...reported))
      .when(rate, by(xinhua, '12:00'))
      .then('NOT_RATEABLE');
    given([]).when(rate, by(xinhua, '12:00')).then('WHISTLE_NOT_FOUND');
    given(after(blown))
      .when({ ...rate, summons: 9 }, by(xinhua, '12:00'))
      .then('SUMMONS_NOT_FOUND');
  });
});
