import type { CallJointEnforcement, ConcludeJointEnforcement } from './enforcement.js';
import {
  after,
  at,
  blown,
  by,
  centre,
  chengguan,
  given,
  guangming,
  heping,
  raise,
  type Step,
  stateOf,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';

const call: CallJointEnforcement = {
  type: 'CallJointEnforcement',
  summonses: [1, 2],
  startsAt: at('17 09:00'),
  plan: '联合检查沿街排水',
};
const conclude: ConcludeJointEnforcement = {
  type: 'ConcludeJointEnforcement',
  enforcement: 1,
  attended: ['chengguan'],
  findings: '三家商户违规排放',
  measures: '责令限期整改',
};
const called: readonly Step[] = [blown, [call, by(xinhua, '11:00')]];

describe('given a whistle with several departments', () => {
  it('when they are called to go together, then the event names them', () => {
    const { startsAt, plan } = call;
    const data = {
      at: at('11:00'),
      enforcement: 1,
      departments: ['chengguan', 'gongan'],
      startsAt,
      plan,
    };
    given(after(blown))
      .when(call, by(xinhua, '11:00'))
      .then([{ type: 'JointEnforcementCalled', data }]);
    const second = given(after(...called)).when(call, by(centre, '12:00'));
    expect(second.decision).toMatchObject([{ data: { enforcement: 2 } }]);
  });

  it('when it is one alone, released, or not there, then it is refused', () => {
    given(after(blown))
      .when({ ...call, summonses: [1] }, by(xinhua, '11:00'))
      .then('ENFORCEMENT_ALONE');
    given(after(blown))
      .when({ ...call, summonses: [1, 1] }, by(xinhua, '11:00'))
      .then('ENFORCEMENT_ALONE');
    given(after(blown))
      .when({ ...call, summonses: [1, 3] }, by(xinhua, '11:00'))
      .then('SUMMONS_NOT_FOUND');
    const letGo = { type: 'WithdrawDepartment', summons: 2, reason: '无需协办' } as const;
    given(after(blown, [letGo, by(xinhua, '10:30')]))
      .when(call, by(xinhua, '11:00'))
      .then('SUMMONS_ENDED');
  });

  it('when somebody else calls, or it has not sounded or is over, then it is refused', () => {
    for (const who of [guangming, chengguan])
      given(after(blown)).when(call, by(who, '11:00')).then('NOT_YOUR_ORGANISATION');
    given(after(blown)).when(call, by(heping, '11:00')).then('NOT_YOUR_ORGANISATION');
    given([]).when(call, by(xinhua, '11:00')).then('WHISTLE_NOT_FOUND');
    const waiting = after([raise({ kind: 'strict' }), by(xinhua, '10:00')]);
    given(waiting).when(call, by(xinhua, '11:00')).then('SUMMONS_NOT_FOUND');
    given(after(blown, [withdraw, by(xinhua, '10:30')]))
      .when(call, by(xinhua, '11:00'))
      .then('WHISTLE_NOT_OPEN');
  });
});

describe('given a joint enforcement', () => {
  it('when it is over, then who came, what was found and done is on record, once', () => {
    const { attended, findings, measures } = conclude;
    const data = { at: at('17 12:00'), enforcement: 1, attended, findings, measures };
    given(after(...called))
      .when(conclude, by(xinhua, '17 12:00'))
      .then([{ type: 'JointEnforcementConcluded', data }]);
    const done = after(...called, [conclude, by(xinhua, '17 12:00')]);
    given(done).when(conclude, by(xinhua, '17 12:10')).then('ENFORCEMENT_CONCLUDED');
    expect(stateOf(done).enforcements).toEqual([
      { no: 1, departments: ['chengguan', 'gongan'], concluded: true },
    ]);
  });

  it('when a department that was not called is said to have come, then it is refused', () => {
    given(after(...called))
      .when({ ...conclude, attended: ['shuiwu'] }, by(xinhua, '17 12:00'))
      .then('ENFORCEMENT_STRANGER');
    given(after(...called))
      .when({ ...conclude, enforcement: 2 }, by(xinhua, '17 12:00'))
      .then('ENFORCEMENT_NOT_FOUND');
    given(after(...called))
      .when(conclude, by(guangming, '17 12:00'))
      .then('NOT_YOUR_ORGANISATION');
  });

  it('when a department was replaced since, then it may have come all the same', () => {
    const replace = {
      type: 'ReplaceDepartment',
      summons: 2,
      replacement: 'shuiwu',
      reason: '改派',
    } as const;
    const events = after(...called, [replace, by(xinhua, '17 08:00')]);
    const { decision } = given(events).when(
      { ...conclude, attended: ['gongan'] },
      by(xinhua, '17 12:00'),
    );
    expect(decision).toMatchObject([{ type: 'JointEnforcementConcluded' }]);
  });
});
