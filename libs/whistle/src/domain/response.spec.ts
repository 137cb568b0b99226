import {
  acknowledge,
  after,
  arrive,
  at,
  blown,
  by,
  centre,
  chengguan,
  confirm,
  given,
  gongan,
  guangming,
  ofOne,
  pause,
  raise,
  report,
  sendBack,
  sounded,
  stateOf,
  type Step,
  typesOf,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';

const arrived: readonly Step[] = [blown, [arrive, by(chengguan, '10:30')]];
const confirmArrival = { type: 'ConfirmArrival', summons: 1 } as const;
const dispute = { type: 'DisputeArrival', summons: 1, reason: '无人到场' } as const;

describe('given a summoned department', () => {
  it('when it acknowledges, then that is noted once', () => {
    const acknowledged = {
      type: 'DepartmentAcknowledged' as const,
      data: { ...ofOne('10:10'), person: '李队' },
    };
    given(after(blown)).when(acknowledge, by(chengguan, '10:10')).then([acknowledged]);
    given([...after(blown), acknowledged])
      .when(acknowledge, by(chengguan, '10:20'))
      .then([]);
  });

  it('when another department answers for it, then it is refused', () => {
    for (const command of [acknowledge, arrive, report])
      given(after(blown)).when(command, by(gongan, '10:10')).then('NOT_YOUR_ORGANISATION');
    const missing = { ...acknowledge, summons: 3 };
    given(after(blown)).when(missing, by(chengguan, '10:10')).then('SUMMONS_NOT_FOUND');
    const over = after(blown, [withdraw, by(xinhua, '10:05')]);
    given(over).when(acknowledge, by(chengguan, '10:10')).then('WHISTLE_NOT_OPEN');
  });

  it('when it arrives, then it has acknowledged as well; again, then quietly', () => {
    const events = after(...arrived);
    expect(typesOf(events.slice(-2))).toEqual(['DepartmentAcknowledged', 'DepartmentArrived']);
    given(events).when(arrive, by(chengguan, '10:40')).then([]);
  });

  it('when its people send time and place, then the event keeps them', () => {
    const location = { longitude: 117, latitude: 36.6, accuracyMetres: 10 };
    const sent = { ...arrive, deviceAt: '2026-11-16T02:29:00.000Z', location };
    const { decision } = given(after(blown)).when(sent, by(chengguan, '10:30'));
    expect(decision).toMatchObject([{}, { data: { deviceAt: sent.deviceAt, location } }]);
  });

  it('when it reports without having been there, then it is refused where arrival is due', () => {
    given(after(blown)).when(report, by(chengguan, '11:00')).then('NOT_ARRIVED');
    const desk = after([raise({ kind: 'desk' }), by(xinhua, '10:00')]);
    expect(typesOf(given(desk).when(report, by(chengguan, '11:00')).decision)).toEqual([
      'DepartmentAcknowledged',
      'ResolutionReported',
    ]);
  });

  it('when it is only informed, then there is nothing to report', () => {
    const told = after([
      raise({ lead: 'gongan', assisting: [], informed: ['chengguan'] }),
      by(xinhua, '10:00'),
    ]);
    const asInformed = { ...report, summons: 2 };
    given(told).when(asInformed, by(chengguan, '11:00')).then('INFORMED_ONLY');
  });
});

describe('given a department that says it is on site', () => {
  it('when the street countersigns, then that is noted once', () => {
    const confirmed = { type: 'ArrivalConfirmed' as const, data: ofOne('10:40') };
    given(after(...arrived))
      .when(confirmArrival, by(xinhua, '10:40'))
      .then([confirmed]);
    given([...after(...arrived), confirmed])
      .when(confirmArrival, by(xinhua, '10:50'))
      .then([]);
    given(after(blown)).when(confirmArrival, by(xinhua, '10:40')).then('NOT_ARRIVED');
    given(after(...arrived))
      .when(confirmArrival, by(guangming, '10:40'))
      .then('NOT_YOUR_ORGANISATION');
  });

  it('when the street disputes it, then it no longer counts and the next arrival does', () => {
    const disputed = {
      type: 'ArrivalDisputed' as const,
      data: { ...ofOne('10:40'), reason: '无人到场' },
    };
    given(after(...arrived))
      .when(dispute, by(xinhua, '10:40'))
      .then([disputed]);
    const events = [...after(...arrived), disputed];
    given(events).when(dispute, by(xinhua, '10:50')).then([]);
    given(events).when(confirmArrival, by(xinhua, '10:50')).then('NOT_ARRIVED');
    given(events).when(report, by(chengguan, '10:50')).then('NOT_ARRIVED');
    expect(typesOf(given(events).when(arrive, by(chengguan, '11:00')).decision)).toEqual([
      'DepartmentArrived',
    ]);
  });

  it('when there is no arrival, or all is confirmed, then there is nothing to dispute', () => {
    given(after(blown)).when(dispute, by(xinhua, '10:40')).then('NOT_ARRIVED');
    const settled = after(
      ...arrived,
      [report, by(chengguan, '11:00')],
      [confirm, by(xinhua, '11:30')],
    );
    given(settled).when(dispute, by(xinhua, '11:40')).then('ALREADY_CONFIRMED');
    given(settled).when(report, by(chengguan, '11:40')).then('ALREADY_CONFIRMED');
  });

  it('when it reports, then that is noted once; sent back, then once more', () => {
    const events = after(...arrived, [report, by(chengguan, '11:00')]);
    given(events).when(report, by(chengguan, '11:10')).then([]);
    const again = after(
      ...arrived,
      [report, by(chengguan, '11:00')],
      [sendBack, by(xinhua, '11:30')],
    );
    expect(typesOf(given(again).when(report, by(chengguan, '12:00')).decision)).toEqual([
      'ResolutionReported',
    ]);
  });

  it('when it reports while paused, then the clock runs on first', () => {
    const events = after(...arrived, [pause, by(xinhua, '11:00')]);
    expect(typesOf(given(events).when(report, by(chengguan, '12:00')).decision)).toEqual([
      'ClockResumed',
      'ResolutionReported',
    ]);
  });
});

describe('given a department that calls the street', () => {
  const contact = { type: 'ContactStreet', summons: 1, person: '李队', note: '下午到场' } as const;

  it('when it calls first, then it has acknowledged as well; again, then quietly', () => {
    const { person, note } = contact;
    given(after(blown))
      .when(contact, by(chengguan, '10:10'))
      .then([
        { type: 'DepartmentAcknowledged', data: { ...ofOne('10:10'), person } },
        { type: 'StreetContacted', data: { ...ofOne('10:10'), person, note } },
      ]);
    const called = after(blown, [contact, by(chengguan, '10:10')]);
    given(called).when(contact, by(chengguan, '10:20')).then([]);
  });

  it('when it has arrived before, then the call is noted all the same', () => {
    const plain = { type: 'ContactStreet', summons: 1, person: '李队' } as const;
    given(after(...arrived))
      .when(plain, by(chengguan, '10:40'))
      .then([{ type: 'StreetContacted', data: { ...ofOne('10:40'), person: '李队' } }]);
  });

  it('when another one calls for it, then it is refused', () => {
    given(after(blown)).when(contact, by(gongan, '10:10')).then('NOT_YOUR_ORGANISATION');
    given([]).when(contact, by(chengguan, '10:10')).then('WHISTLE_NOT_FOUND');
  });
});

describe('given a department at work', () => {
  const progress = { type: 'RecordProgress', summons: 1, note: '正在疏通', evidence: [] } as const;

  it('when it tells how far it is, then that is on record, as often as it does', () => {
    const data = { ...ofOne('11:00'), note: '正在疏通', evidence: [] };
    given(after(...arrived))
      .when(progress, by(chengguan, '11:00'))
      .then([{ type: 'ProgressRecorded', data }]);
    const told = after(...arrived, [progress, by(chengguan, '11:00')]);
    expect(typesOf(given(told).when(progress, by(chengguan, '12:00')).decision)).toEqual([
      'ProgressRecorded',
    ]);
    const [before] = stateOf(after(...arrived)).summonses;
    expect(stateOf(told).summonses[0]).toEqual({ ...before, changedAt: at('11:00') });
  });

  it('when it is settled or not theirs, then it is refused', () => {
    const settled = after(
      ...arrived,
      [report, by(chengguan, '11:00')],
      [confirm, by(xinhua, '11:30')],
    );
    given(settled).when(progress, by(chengguan, '12:00')).then('ALREADY_CONFIRMED');
    for (const who of [gongan, xinhua])
      given(after(...arrived))
        .when(progress, by(who, '11:00'))
        .then('NOT_YOUR_ORGANISATION');
  });
});

describe('given rules that ask departments for proof', () => {
  const evidence = [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }];

  it('when there is none, then neither arrival nor report counts', () => {
    const events = after(...sounded);
    given(events).when(arrive, by(chengguan, '11:00')).then('EVIDENCE_REQUIRED');
    const proven = after(...sounded, [{ ...arrive, evidence }, by(chengguan, '11:00')]);
    given(proven).when(report, by(chengguan, '12:00')).then('EVIDENCE_REQUIRED');
    expect(
      typesOf(given(proven).when({ ...report, evidence }, by(chengguan, '12:00')).decision),
    ).toEqual(['ResolutionReported']);
  });

  it('when a company comes, of which none is asked, then its word is enough', () => {
    const wuye = { ...chengguan, account: 'wuye-clerk', organisation: 'wuye' };
    const call = { lead: 'wuye', assisting: [], informed: [] };
    const [applied, approved] = sounded;
    const events = after(
      ...[applied, approved].filter((step) => step !== undefined),
      [{ type: 'DispatchWhistle', ...call }, by(centre, '10:30')],
      [arrive, by(wuye, '11:00')],
    );
    expect(typesOf(given(events).when(report, by(wuye, '12:00')).decision)).toEqual([
      'ResolutionReported',
    ]);
  });
});
