import type { ReplaceDepartment } from './departments.js';
import {
  after,
  arrive,
  at,
  blown,
  by,
  chengguan,
  confirm,
  given,
  gongan,
  guangming,
  ofOne,
  report,
  acknowledge,
  stateOf,
  xinhua,
} from './testing/whistle-scene.js';

const add = { type: 'SummonDepartment', department: 'shuiwu', role: 'assist' } as const;
const replace: ReplaceDepartment = {
  type: 'ReplaceDepartment',
  summons: 1,
  replacement: 'shuiwu',
  reason: '职责不符',
};
const letGo = { type: 'WithdrawDepartment', summons: 2, reason: '无需协办' } as const;

describe('given a whistle that has sounded', () => {
  it('when a department is added, then its clocks start now', () => {
    const { decision } = given(after(blown)).when(add, by(xinhua, '14:00'));
    expect(decision).toMatchObject([
      {
        type: 'DepartmentSummoned',
        data: {
          summons: 3,
          department: 'shuiwu',
          role: 'assist',
          cause: 'added',
          clocks: { acknowledge: { dueAt: at('15:00') } },
        },
      },
    ]);
  });

  it('when it is called already, unknown, a second lead or not theirs, then it is refused', () => {
    const events = after(blown);
    given(events)
      .when({ ...add, department: 'gongan' }, by(xinhua, '14:00'))
      .then('DEPARTMENT_ALREADY_SUMMONED');
    given(events)
      .when({ ...add, department: 'nobody' }, by(xinhua, '14:00'))
      .then('DEPARTMENT_UNKNOWN');
    given(events)
      .when({ ...add, role: 'lead' }, by(xinhua, '14:00'))
      .then('LEAD_EXISTS');
    given(events).when(add, by(guangming, '14:00')).then('NOT_YOUR_ORGANISATION');
    given([]).when(add, by(xinhua, '14:00')).then('WHISTLE_NOT_FOUND');
  });

  it('when a department is replaced, then the other one takes its role', () => {
    const { decision } = given(after(blown)).when(replace, by(xinhua, '10:30'));
    expect(decision).toMatchObject([
      {
        type: 'DepartmentReplaced',
        data: { ...ofOne('10:30'), replacement: 'shuiwu', reason: '职责不符' },
      },
      {
        type: 'DepartmentSummoned',
        data: { summons: 3, department: 'shuiwu', role: 'lead', cause: 'replacement' },
      },
    ]);
    const replaced = after(blown, [replace, by(xinhua, '10:30')]);
    given(replaced).when(acknowledge, by(chengguan, '10:40')).then('SUMMONS_ENDED');
    given(after(blown))
      .when({ ...replace, replacement: 'gongan' }, by(xinhua, '10:30'))
      .then('DEPARTMENT_ALREADY_SUMMONED');
  });

  it('when a settled one is replaced or let go, then it is refused', () => {
    const settled = after(
      blown,
      [{ ...arrive, summons: 2 }, by(gongan, '10:30')],
      [{ ...report, summons: 2 }, by(gongan, '11:00')],
      [{ ...confirm, summons: 2 }, by(xinhua, '11:30')],
    );
    given(settled)
      .when({ ...replace, summons: 2 }, by(xinhua, '12:00'))
      .then('ALREADY_CONFIRMED');
    given(settled).when(letGo, by(xinhua, '12:00')).then('ALREADY_CONFIRMED');
  });

  it('when an assisting one is let go, then its summons ends; the lead can only be replaced', () => {
    const data = { at: at('10:30'), summons: 2, department: 'gongan', reason: '无需协办' };
    given(after(blown))
      .when(letGo, by(xinhua, '10:30'))
      .then([{ type: 'DepartmentWithdrawn', data }]);
    given(after(blown))
      .when({ ...letGo, summons: 1 }, by(xinhua, '10:30'))
      .then('LEAD_REQUIRED');
    const gone = after(blown, [letGo, by(xinhua, '10:30')]);
    given(gone).when(letGo, by(xinhua, '10:40')).then('SUMMONS_ENDED');
    expect(stateOf(gone).summonses[1]?.released).toBe('withdrawn');
  });
});
