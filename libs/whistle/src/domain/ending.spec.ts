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
  typesOf,
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
        at: at('10:00'),
        raisedBy: 'xinhua',
        contact: { name: '王' },
        rule: { pack: 'test', version: '1' },
        overall: { dueAt: at('17 10:00'), provisional: false },
      },
    });
    expect(lead?.data).toMatchObject({
      summons: 1,
      department: 'chengguan',
      role: 'lead',
      cause: 'raised',
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
  it('when it is reopened, then its lead is summoned anew and the overall clock starts anew', () => {
    const events = after(
      ...settled,
      [close, by(xinhua, '12:00')],
      [reopen, by(xinhua, '18 10:00')],
    );
    const [reopened, summoned] = events.slice(-2);
    expect(reopened?.data).toMatchObject({ at: at('18 10:00'), reason: '再次外溢' });
    expect(summoned?.data).toMatchObject({
      summons: 2,
      department: 'chengguan',
      role: 'lead',
      cause: 'reopened',
      clocks: { acknowledge: { dueAt: at('18 11:00') } },
    });
    expect(stateOf(events)).toMatchObject({ status: 'open', overall: { dueAt: at('19 10:00') } });
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
      'whistle-withdrawn',
      'whistle-withdrawn',
      undefined,
    ]);
  });

  it('when it still sounds, then it cannot be reopened', () => {
    given(after(blown)).when(reopen, by(xinhua, '11:00')).then('WHISTLE_STILL_OPEN');
  });
});

describe('given two whistles about the same problem', () => {
  const merge = { type: 'MergeWhistle', into: 'earlier', reason: '同一处外溢' } as const;

  it('when one is merged into the other, then all its departments are let go', () => {
    const data = { at: at('11:00'), into: 'earlier', reason: '同一处外溢' };
    given(after(blown))
      .when(merge, by(xinhua, '11:00'))
      .then([{ type: 'WhistleMerged', data }]);
    const merged = after(blown, [merge, by(xinhua, '11:00')]);
    expect(stateOf(merged)).toMatchObject({
      status: 'merged',
      summonses: [{ released: 'whistle-merged' }, { released: 'whistle-merged' }],
    });
    given(merged).when(acknowledge, by(chengguan, '11:10')).then('WHISTLE_NOT_OPEN');
  });

  it('when it is merged again, then quietly; reopened, then it is refused', () => {
    const merged = after(blown, [merge, by(xinhua, '11:00')]);
    given(merged).when(merge, by(xinhua, '11:10')).then([]);
    given(merged).when(merge, by(guangming, '11:10')).then('NOT_YOUR_ORGANISATION');
    given(merged).when(reopen, by(xinhua, '11:10')).then('WHISTLE_MERGED');
    given(merged).when(withdraw, by(xinhua, '11:10')).then('WHISTLE_NOT_OPEN');
  });

  it('when the other one is unknown, over or another street’s, then it is refused', () => {
    const into = (id: string) => ({ ...merge, into: id });
    given(after(blown)).when(into('never'), by(xinhua, '11:00')).then('MERGE_TARGET_UNKNOWN');
    given(after(blown)).when(into('elsewhere'), by(xinhua, '11:00')).then('MERGE_TARGET_UNKNOWN');
    const related = new Map([['earlier', { status: 'closed', street: 'xinhua' } as const]]);
    given(after(blown))
      .when(merge, { ...by(xinhua, '11:00'), related })
      .then('MERGE_TARGET_UNKNOWN');
    given(after(blown)).when(merge, by(guangming, '11:00')).then('NOT_YOUR_ORGANISATION');
    given([]).when(merge, by(xinhua, '11:00')).then('WHISTLE_NOT_FOUND');
    given(after(...settled, [close, by(xinhua, '12:00')]))
      .when(merge, by(xinhua, '13:00'))
      .then('WHISTLE_NOT_OPEN');
  });

  it('when it has not sounded yet, then it can be merged all the same', () => {
    const waiting = after([raise({ kind: 'strict' }), by(xinhua, '10:00')]);
    expect(typesOf(given(waiting).when(merge, by(xinhua, '11:00')).decision)).toEqual([
      'WhistleMerged',
    ]);
  });
});

describe('given a resident who is asked', () => {
  const ask = { type: 'RecordResidentSatisfaction', satisfaction: 4, channel: 'callback' } as const;
  const closed: readonly Step[] = [...settled, [close, by(xinhua, '12:00')]];

  it('when the whistle is closed, then the answer is on record, apart from any rating', () => {
    const data = { at: at('13:00'), satisfaction: 4, channel: 'callback' as const };
    given(after(...closed))
      .when(ask, by(xinhua, '13:00'))
      .then([{ type: 'ResidentSatisfactionRecorded', data }]);
    const told = { ...ask, comment: '还有异味' };
    const { decision } = given(after(...closed)).when(told, by(centre, '13:00'));
    expect(decision).toMatchObject([{ data: { comment: '还有异味' } }]);
    expect(
      stateOf(after(...closed, [ask, by(xinhua, '13:00')])).summonses[0]?.rating,
    ).toBeUndefined();
  });

  it('when the resident was asked before, then once is enough, until it is closed again', () => {
    const asked: readonly Step[] = [...closed, [ask, by(xinhua, '13:00')]];
    given(after(...asked))
      .when(ask, by(xinhua, '14:00'))
      .then('RESIDENT_ALREADY_ASKED');
    const again: readonly Step[] = [
      ...asked,
      [reopen, by(xinhua, '17 09:00')],
      [{ ...arrive, summons: 2 }, by(chengguan, '17 09:30')],
      [{ ...report, summons: 2 }, by(chengguan, '17 10:00')],
      [{ ...confirm, summons: 2 }, by(xinhua, '17 10:30')],
    ];
    given(after(...again))
      .when(ask, by(xinhua, '17 10:40'))
      .then('WHISTLE_NOT_CLOSED');
    const reclosed = after(...again, [close, by(xinhua, '17 11:00')]);
    expect(typesOf(given(reclosed).when(ask, by(xinhua, '17 12:00')).decision)).toEqual([
      'ResidentSatisfactionRecorded',
    ]);
  });

  it('when it still sounds, was withdrawn, or is another street’s, then it is refused', () => {
    given(after(blown)).when(ask, by(xinhua, '13:00')).then('WHISTLE_NOT_CLOSED');
    given(after(blown, [withdraw, by(xinhua, '12:00')]))
      .when(ask, by(xinhua, '13:00'))
      .then('WHISTLE_NOT_CLOSED');
    for (const who of [guangming, chengguan])
      given(after(...closed))
        .when(ask, by(who, '13:00'))
        .then('NOT_YOUR_ORGANISATION');
    given([]).when(ask, by(xinhua, '13:00')).then('WHISTLE_NOT_FOUND');
  });
});
