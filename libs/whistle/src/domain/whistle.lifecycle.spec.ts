import {
  acknowledge,
  after,
  arrive,
  at,
  blown,
  by,
  centre,
  chengguan,
  close,
  confirm,
  given,
  guangming,
  heping,
  raise,
  reopen,
  report,
  type Step,
  stateOf,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';

const settled: readonly Step[] = [
  [raise({ assisting: [] }), by(xinhua, '10:00')],
  [arrive, by(chengguan, '10:30')],
  [report, by(chengguan, '11:00')],
  [confirm, by(xinhua, '11:30')],
];

describe('given no whistle', () => {
  it('when a street blows, then every department is summoned with clocks of its own', () => {
    const informed = raise({ informed: ['shuiwu'], contact: { name: '王', phone: '13800000000' } });
    const [raised, lead, assist, told, ...rest] = after([informed, by(xinhua, '10:00')]);
    expect(raised).toMatchObject({
      type: 'WhistleRaised',
      data: {
        ...{ at: at('10:00'), raisedBy: 'xinhua', contact: { name: '王' } },
        rule: { pack: 'test', version: '1' },
        overall: { dueAt: at('17 10:00'), provisional: false },
      },
    });
    expect(lead?.data).toMatchObject({
      ...{ summons: 1, department: 'chengguan', role: 'lead', cause: 'raised' },
      clocks: {
        acknowledge: { dueAt: at('11:00') },
        arrive: { dueAt: at('12:00') },
        resolve: { limit: { value: 8, unit: '小时' }, dueAt: at('18:00') },
      },
    });
    expect(assist?.data).toMatchObject({ summons: 2, department: 'gongan', role: 'assist' });
    expect(told?.data).toMatchObject({ summons: 3, role: 'informed', clocks: {} });
    expect(rest).toEqual([]);
  });

  it('when a community blows, then the whistle is its street’s', () => {
    const [raised] = after([raise({ level: 'community' }), by(heping, '10:00')]);
    expect(raised?.data).toMatchObject({ street: 'xinhua', raisedBy: 'heping' });
  });

  it.each([
    ['KIND_UNKNOWN', raise({ kind: 'unknown' }), xinhua],
    ['LEVEL_NOT_ALLOWED', raise({ level: 'district' }), xinhua],
    ['STREET_UNKNOWN', raise({ street: 'heping' }), xinhua],
    ['NOT_YOUR_ORGANISATION', raise(), guangming],
    ['NOT_YOUR_ORGANISATION', raise(), chengguan],
    ['DEPARTMENT_UNKNOWN', raise({ assisting: ['nobody'] }), xinhua],
    ['DEPARTMENT_TWICE', raise({ informed: ['chengguan'] }), xinhua],
  ] as const)('when it is wrong, then it is refused as %s', (code, command, who) => {
    given([]).when(command, by(who, '10:00')).then(code);
  });

  it('when anything else is asked of it, then there is none', () => {
    for (const command of [acknowledge, confirm, close, withdraw, reopen])
      given([]).when(command, by(xinhua, '10:00')).then('WHISTLE_NOT_FOUND');
  });
});

describe('given a whistle that has sounded', () => {
  it('when it is raised again, then it is refused', () => {
    given(after(blown)).when(raise(), by(xinhua, '10:01')).then('WHISTLE_EXISTS');
  });

  it('when a department is not confirmed yet, then it cannot be closed', () => {
    const { decision } = given(after(blown)).when(close, by(xinhua, '12:00'));
    expect(decision).toEqual({
      rejected: 'UNRESOLVED_SUMMONSES',
      details: { departments: 'chengguan、gongan' },
    });
  });

  it('when everybody is confirmed, then it closes; again, then quietly', () => {
    const closed = { type: 'WhistleClosed' as const, data: { at: at('12:00'), summary: '办结' } };
    given(after(...settled))
      .when(close, by(xinhua, '12:00'))
      .then([closed]);
    given([...after(...settled), closed])
      .when(close, by(xinhua, '13:00'))
      .then([]);
  });

  it('when another street closes or withdraws it, then it is refused, also when it is over', () => {
    const closed = after(...settled, [close, by(xinhua, '12:00')]);
    for (const events of [after(blown), closed])
      given(events).when(close, by(guangming, '13:00')).then('NOT_YOUR_ORGANISATION');
    given(after(blown)).when(withdraw, by(guangming, '13:00')).then('NOT_YOUR_ORGANISATION');
    given(closed).when(withdraw, by(xinhua, '13:00')).then('WHISTLE_NOT_OPEN');
  });

  it('when the command centre acts for the street, then it may', () => {
    const withdrawn = {
      type: 'WhistleWithdrawn' as const,
      data: { at: at('12:00'), reason: '误报' },
    };
    given(after(blown)).when(withdraw, by(centre, '12:00')).then([withdrawn]);
    given([...after(blown), withdrawn])
      .when(withdraw, by(xinhua, '13:00'))
      .then([]);
  });
});

describe('given a whistle that is over', () => {
  it('when it is reopened, then its lead is summoned anew and nothing resets the overall clock', () => {
    const events = after(
      ...settled,
      [close, by(xinhua, '12:00')],
      [reopen, by(xinhua, '18 10:00')],
    );
    const [reopened, summoned] = events.slice(-2);
    expect(reopened?.data).toEqual({ at: at('18 10:00'), reason: '再次外溢' });
    expect(summoned?.data).toMatchObject({
      ...{ summons: 2, department: 'chengguan', role: 'lead', cause: 'reopened' },
      clocks: { acknowledge: { dueAt: at('18 11:00') } },
    });
    expect(stateOf(events)).toMatchObject({ status: 'open', overall: { dueAt: at('17 10:00') } });
  });

  it('when another lead is named, then that one is summoned', () => {
    const events = after(...settled, [close, by(xinhua, '12:00')]);
    const { decision } = given(events).when({ ...reopen, lead: 'gongan' }, by(xinhua, '13:00'));
    expect(decision).toMatchObject([{}, { data: { department: 'gongan', role: 'lead' } }]);
    given(events)
      .when({ ...reopen, lead: 'nobody' }, by(xinhua, '13:00'))
      .then('DEPARTMENT_UNKNOWN');
    given(events).when(reopen, by(guangming, '13:00')).then('NOT_YOUR_ORGANISATION');
  });

  it('when a withdrawn one is reopened, then no old obligation comes back to life', () => {
    const events = after(blown, [withdraw, by(xinhua, '11:00')], [reopen, by(xinhua, '12:00')]);
    given(events).when(acknowledge, by(chengguan, '12:30')).then('SUMMONS_ENDED');
    expect(stateOf(events).summonses.map((s) => s.released)).toEqual([
      'withdrawn',
      'withdrawn',
      undefined,
    ]);
  });

  it('when it still sounds, then it cannot be reopened', () => {
    given(after(blown)).when(reopen, by(xinhua, '11:00')).then('WHISTLE_STILL_OPEN');
  });
});
