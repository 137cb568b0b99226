import type { DeclineSummons, OverruleDecline, UpholdDecline } from './declining.js';
import { pendingDecline } from './summons.state.js';
import {
  after,
  arrive,
  at,
  by,
  centre,
  chengguan,
  confirm,
  given,
  gongan,
  guangming,
  ofOne,
  raise,
  report,
  sendBack,
  sounded,
  type Step,
  stateOf,
  typesOf,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';

const photo = { evidence: [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }] };
const decline: DeclineSummons = {
  type: 'DeclineSummons',
  summons: 1,
  reason: '非本部门职责',
  legalBasis: '三定方案第三条',
};
const uphold: UpholdDecline = { type: 'UpholdDecline', summons: 1, reason: '确非其职责' };
const overrule: OverruleDecline = { type: 'OverruleDecline', summons: 1, reason: '属其职责' };
const declined: readonly Step[] = [...sounded, [decline, by(chengguan, '11:00')]];
const ruling = {
  limit: { value: 3, unit: '小时' as const },
  dueAt: at('14:00'),
  provisional: false,
};

describe('given a summoned department that may decline', () => {
  it('when it declines, then the ruling has a due time and no clock of its own stops', () => {
    const before = stateOf(after(...sounded)).summonses[0]?.clocks;
    const { reason, legalBasis } = decline;
    given(after(...sounded))
      .when(decline, by(chengguan, '11:00'))
      .then([{ type: 'SummonsDeclined', data: { ...ofOne('11:00'), reason, legalBasis, ruling } }]);
    const [summons] = stateOf(after(...declined)).summonses;
    expect(summons).toMatchObject({
      decline: { outcome: 'pending', ruling },
      clocks: before,
      pauses: [],
    });
  });

  it('when it declines again before the ruling, then quietly; with other reasons, then it is told where they go', () => {
    given(after(...declined))
      .when(decline, by(chengguan, '12:00'))
      .then([]);
    given(after(...declined))
      .when({ ...decline, reason: '再次说明' }, by(chengguan, '12:00'))
      .then('DECLINE_PENDING');
  });

  it('when the window has closed, then it is too late; at its very end it is not', () => {
    const { decision } = given(after(...sounded)).when(decline, by(chengguan, '14:30'));
    expect(typesOf(decision)).toEqual(['SummonsDeclined']);
    given(after(...sounded))
      .when(decline, by(chengguan, '14:31'))
      .then('DECLINE_TOO_LATE');
  });

  it('when the rules set neither window nor ruling, then it may at any time before it reports', () => {
    const events = after([raise(), by(xinhua, '10:00')]);
    const { decision } = given(events).when(decline, by(chengguan, '17 10:00'));
    expect(decision).toMatchObject([{ type: 'SummonsDeclined' }]);
    expect(decision).not.toMatchObject([{ data: { ruling: expect.anything() } }]);
  });

  it('when it is not theirs, only informed, reported or settled, then it is refused', () => {
    given(after(...sounded))
      .when(decline, by(gongan, '11:00'))
      .then('NOT_YOUR_ORGANISATION');
    const told = after([
      raise({ lead: 'gongan', assisting: [], informed: ['chengguan'] }),
      by(xinhua, '10:00'),
    ]);
    given(told)
      .when({ ...decline, summons: 2 }, by(chengguan, '11:00'))
      .then('INFORMED_ONLY');
    const reported: readonly Step[] = [
      ...sounded,
      [{ ...arrive, ...photo }, by(chengguan, '10:40')],
      [{ ...report, ...photo }, by(chengguan, '11:00')],
    ];
    given(after(...reported))
      .when(decline, by(chengguan, '11:10'))
      .then('ALREADY_REPORTED');
    given(after(...reported, [confirm, by(xinhua, '11:10')]))
      .when(decline, by(chengguan, '11:20'))
      .then('ALREADY_CONFIRMED');
    given(after(...sounded, [withdraw, by(xinhua, '10:40')]))
      .when(decline, by(chengguan, '11:00'))
      .then('WHISTLE_NOT_OPEN');
  });
});

describe('given a decline that waits for its ruling', () => {
  it('when it is upheld, then another takes over with clocks of its own', () => {
    const { decision } = given(after(...declined)).when(
      { ...uphold, replacement: 'shuiwu' },
      by(centre, '12:00'),
    );
    expect(decision).toMatchObject([
      {
        type: 'DeclineUpheld',
        data: { ...ofOne('12:00'), reason: '确非其职责', replacement: 'shuiwu' },
      },
      { type: 'DepartmentReplaced', data: { replacement: 'shuiwu' } },
      {
        type: 'DepartmentSummoned',
        data: {
          summons: 3,
          department: 'shuiwu',
          role: 'lead',
          cause: 'replacement',
          clocks: { acknowledge: { dueAt: at('13:00') } },
        },
      },
    ]);
  });

  it('when an assisting one is upheld without a successor, then it is let go', () => {
    const other = [{ ...decline, summons: 2 }, by(gongan, '11:00')] as const;
    const { decision } = given(after(...sounded, other)).when(
      { ...uphold, summons: 2 },
      by(centre, '12:00'),
    );
    expect(typesOf(decision)).toEqual(['DeclineUpheld', 'DepartmentWithdrawn']);
  });

  it('when the lead would go without a successor, or to one already called, then it is refused', () => {
    given(after(...declined))
      .when(uphold, by(centre, '12:00'))
      .then('LEAD_REQUIRED');
    given(after(...declined))
      .when({ ...uphold, replacement: 'gongan' }, by(centre, '12:00'))
      .then('DEPARTMENT_ALREADY_SUMMONED');
    given(after(...declined))
      .when({ ...uphold, replacement: 'nobody' }, by(centre, '12:00'))
      .then('DEPARTMENT_UNKNOWN');
  });

  it('when it is overruled, then the duty stays and no second decline is heard', () => {
    const before = stateOf(after(...declined)).summonses[0]?.clocks;
    given(after(...declined))
      .when(overrule, by(centre, '12:00'))
      .then([{ type: 'DeclineOverruled', data: { ...ofOne('12:00'), reason: '属其职责' } }]);
    const events = after(...declined, [overrule, by(centre, '12:00')]);
    given(events).when(decline, by(chengguan, '12:10')).then('DECLINE_RULED');
    given(events).when(overrule, by(centre, '12:10')).then('NO_DECLINE_PENDING');
    const [summons] = stateOf(events).summonses;
    expect(summons).toMatchObject({ clocks: before, decline: { outcome: 'overruled' } });
    expect(summons && pendingDecline(summons)).toBeUndefined();
  });

  it('when anybody but the command centre rules, or there is nothing to rule on, then it is refused', () => {
    for (const command of [uphold, overrule]) {
      for (const who of [xinhua, guangming, chengguan])
        given(after(...declined))
          .when(command, by(who, '12:00'))
          .then('NOT_YOUR_ORGANISATION');
      given(after(...sounded))
        .when(command, by(centre, '12:00'))
        .then('NO_DECLINE_PENDING');
      given(after(...declined))
        .when({ ...command, summons: 9 }, by(centre, '12:00'))
        .then('SUMMONS_NOT_FOUND');
      given([]).when(command, by(centre, '12:00')).then('WHISTLE_NOT_FOUND');
    }
  });

  it('when it reports the matter done all the same, then it has taken it on and the decline lapses', () => {
    const reported: readonly Step[] = [
      ...declined,
      [{ ...arrive, ...photo }, by(chengguan, '11:30')],
      [{ ...report, ...photo }, by(chengguan, '12:00')],
    ];
    for (const command of [uphold, overrule])
      given(after(...reported))
        .when(command, by(centre, '12:10'))
        .then('NO_DECLINE_PENDING');
    const [summons] = stateOf(after(...reported)).summonses;
    expect(summons).toMatchObject({ decline: { outcome: 'lapsed' } });
    expect(summons && pendingDecline(summons)).toBeUndefined();
    const back = after(...reported, [sendBack, by(xinhua, '12:30')]);
    expect(typesOf(given(back).when(decline, by(chengguan, '12:40')).decision)).toEqual([
      'SummonsDeclined',
    ]);
  });

  it('when the street replaces the department meanwhile, then there is nothing left to rule on', () => {
    const replace = {
      type: 'ReplaceDepartment',
      summons: 1,
      replacement: 'shuiwu',
      reason: '改派',
    } as const;
    const events = after(...declined, [replace, by(xinhua, '11:30')]);
    given(events).when(overrule, by(centre, '12:00')).then('SUMMONS_ENDED');
  });
});

describe('given a matter that is handed on again and again', () => {
  const replace = (summons: number, replacement: string) =>
    ({ type: 'ReplaceDepartment', summons, replacement, reason: '职责不符' }) as const;

  it('when that happens as often as the rules bear, then it is escalated, once', () => {
    // 巴彦淖尔: a problem order that finds no owner is the district's.
    const once = after(...sounded, [replace(1, 'shuiwu'), by(xinhua, '11:00')]);
    expect(typesOf(once.slice(-2))).toEqual(['DepartmentReplaced', 'DepartmentSummoned']);
    const { decision } = given(once).when(replace(3, 'wuye'), by(xinhua, '11:30'));
    expect(decision).toMatchObject([
      { type: 'DepartmentReplaced' },
      { type: 'DepartmentSummoned', data: { summons: 4 } },
      {
        type: 'SupervisionIssued',
        data: {
          summons: 4,
          department: 'wuye',
          step: 'escalation',
          cause: 'redispatched',
          reason: '改派已达 2 次',
        },
      },
    ]);
    const twice = [...once, ...(decision as typeof once)];
    const third = given(twice).when(replace(4, 'chengguan'), by(xinhua, '12:00'));
    expect(typesOf(third.decision)).toEqual(['DepartmentReplaced', 'DepartmentSummoned']);
  });

  it('when the last of them follows an upheld decline, then it is escalated as well', () => {
    const events = after(...declined, [replace(2, 'shuiwu'), by(xinhua, '11:30')]);
    const { decision } = given(events).when(
      { ...uphold, replacement: 'wuye' },
      by(centre, '12:00'),
    );
    expect(typesOf(decision)).toEqual([
      'DeclineUpheld',
      'DepartmentReplaced',
      'DepartmentSummoned',
      'SupervisionIssued',
    ]);
    expect(decision).toMatchObject([
      {},
      {},
      {},
      { data: { summons: 4, department: 'wuye', step: 'escalation', cause: 'redispatched' } },
    ]);
  });
});
