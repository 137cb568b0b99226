import type { Responder, WhistleContext } from './whistle.context.js';
import {
  after,
  by,
  centre,
  close,
  confirm,
  given,
  guangming,
  heping,
  raise,
  reopen,
  report,
  stateOf,
  typesOf,
  xincheng,
  xinhua,
} from './testing/whistle-scene.js';

describe('given a problem that was whistled before', () => {
  it('when the earlier whistles are named, then it is linked to them, also of another street', () => {
    const previous = ['earlier', 'elsewhere'];
    const [raised] = after([raise({ previous }), by(centre, '10:00')]);
    expect(raised?.data).toMatchObject({ previous });
    given([]).when(raise({ previous }), by(xinhua, '10:00')).then('PREVIOUS_UNKNOWN');
  });

  it('when one does not exist, then it is refused', () => {
    given([])
      .when(raise({ previous: ['earlier', 'never'] }), by(xinhua, '10:00'))
      .then('PREVIOUS_UNKNOWN');
  });
});

describe('given who blew decides the level', () => {
  it('when a community claims more than its own, then it is refused', () => {
    given([])
      .when(raise({ level: 'street' }), by(heping, '10:00'))
      .then('LEVEL_NOT_ALLOWED');
    expect(typesOf(after([raise({ level: 'community' }), by(heping, '10:00')]))[0]).toBe(
      'WhistleRaised',
    );
  });

  it('when a street or a community claims the district’s, then it is refused; the centre may', () => {
    const districts = raise({ kind: 'of-all', level: 'district' });
    for (const who of [xinhua, heping])
      given([]).when(districts, by(who, '10:00')).then('LEVEL_NOT_ALLOWED');
    const [raised] = after([districts, by(centre, '10:00')]);
    expect(raised?.data).toMatchObject({ level: 'district', raisedBy: 'centre' });
  });

  it('when a street blows for its community, or the command centre for a street, then they may', () => {
    for (const who of [xinhua, centre]) {
      const [raised] = after([raise({ level: 'community' }), by(who, '10:00')]);
      expect(raised?.data).toMatchObject({ level: 'community', street: 'xinhua' });
    }
  });
});

describe('given an agency stationed in a street (组织调度权)', () => {
  const own = { lead: 'paichusuo', assisting: [] };

  it('when its street calls nobody else, then the command centre need not dispatch', () => {
    const events = after([raise({ kind: 'centred', ...own }), by(xinhua, '10:00')]);
    expect(typesOf(events)).toEqual(['WhistleRaised', 'DepartmentSummoned']);
    const informed = raise({ kind: 'centred', ...own, informed: ['chengguan'] });
    expect(stateOf(after([informed, by(xinhua, '10:00')])).stage).toBe('sounded');
  });

  it('when anybody else has to come, then the command centre dispatches', () => {
    for (const call of [{ assisting: ['gongan'] }, { lead: 'gongan', assisting: ['paichusuo'] }]) {
      const [raised, ...rest] = after([
        raise({ kind: 'centred', ...own, ...call }),
        by(xinhua, '10:00'),
      ]);
      expect(rest).toEqual([]);
      expect(raised?.data).toHaveProperty('dispatch');
    }
  });

  it('when another street calls it, then it is refused; the command centre may', () => {
    const elsewhere = raise({ ...own, street: 'guangming' });
    given([]).when(elsewhere, by(guangming, '10:00')).then('AGENCY_OF_ANOTHER_STREET');
    for (const call of [{ assisting: ['paichusuo'] }, { informed: ['paichusuo'] }])
      given([])
        .when(raise({ street: 'guangming', assisting: [], ...call }), by(guangming, '10:00'))
        .then('AGENCY_OF_ANOTHER_STREET');
    expect(typesOf(after([elsewhere, by(centre, '10:00')]))[0]).toBe('WhistleRaised');
  });

  it('when another street adds or takes it over later, then it is refused as well', () => {
    const events = after([raise({ street: 'guangming' }), by(guangming, '10:00')]);
    for (const command of [
      { type: 'SummonDepartment', department: 'paichusuo', role: 'assist' } as const,
      { type: 'ReplaceDepartment', summons: 1, replacement: 'paichusuo', reason: '改派' } as const,
    ]) {
      given(events).when(command, by(guangming, '11:00')).then('AGENCY_OF_ANOTHER_STREET');
      const { decision } = given(events).when(command, by(centre, '11:00'));
      expect(typesOf(decision)).toContain('DepartmentSummoned');
    }
  });

  it('when its street was merged into another since, then that one schedules it', () => {
    const moved: Responder = { kind: 'stationed-agency', stationedIn: 'xincheng' };
    const later = (context: WhistleContext): WhistleContext => {
      const { directory } = context;
      return {
        ...context,
        directory: {
          streetOf: (id) => directory.streetOf(id),
          actsFor: (id, other) => directory.actsFor?.(id, other) === true,
          responder: (id) => (id === 'paichusuo' ? moved : directory.responder(id)),
        },
      };
    };
    const paichusuo = { ...guangming, account: 'p', organisation: 'paichusuo', role: 'department' };
    const closed = after(
      [raise({ kind: 'desk', ...own }), by(xinhua, '10:00')],
      [report, by(paichusuo, '11:00')],
      [confirm, by(xinhua, '11:30')],
      [close, by(xinhua, '12:00')],
    );
    const { decision } = given(closed).when(reopen, later(by(xincheng, '13:00')));
    expect(typesOf(decision)).toEqual(['WhistleReopened', 'DepartmentSummoned']);
  });
});

describe('given responders of other kinds', () => {
  it('when a company is called, then it has clocks like any department', () => {
    const events = after([raise({ lead: 'wuye', assisting: [] }), by(xinhua, '10:00')]);
    expect(Object.keys(stateOf(events).summonses[0]?.clocks ?? {})).toEqual([
      ...['acknowledge', 'arrive', 'resolve'],
    ]);
  });
});
