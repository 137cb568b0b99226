import {
  acknowledge,
  after,
  arrive,
  at,
  blown,
  by,
  close,
  confirm,
  given,
  gongan,
  guangming,
  rate,
  report,
  typesOf,
  xincheng,
  zonghe,
} from './testing/whistle-scene.js';

const pause = { type: 'PauseClock', summons: 1, reason: '等待图纸' } as const;

describe('given a summons of a department that was merged into another', () => {
  it('when people of its successor act, then they may, and the summons stays the old one’s', () => {
    given(after(blown))
      .when(acknowledge, by(zonghe, '10:10'))
      .then([
        {
          type: 'DepartmentAcknowledged',
          data: { at: at('10:10'), summons: 1, department: 'chengguan', person: '李队' },
        },
      ]);
    const events = after(blown, [arrive, by(zonghe, '10:20')], [report, by(zonghe, '10:30')]);
    expect(
      events.every(({ data }) => !('department' in data) || data.department !== 'zonghe'),
    ).toBe(true);
  });

  it('when people of any other department act, then they may not', () => {
    given(after(blown)).when(acknowledge, by(gongan, '10:10')).then('NOT_YOUR_ORGANISATION');
  });
});

describe('given a whistle of a street that was merged into another', () => {
  const reporting = [blown, [arrive, by(zonghe, '10:50')], [report, by(zonghe, '11:00')]] as const;
  const reported = after(...reporting);

  it('when people of its successor confirm, rate and pause, then they may', () => {
    const confirmed = given(reported).when(confirm, by(xincheng, '11:10')).decision;
    expect(typesOf(confirmed)).toEqual(['ResolutionConfirmed']);
    const settled = after(...reporting, [confirm, by(xincheng, '11:10')]);
    expect(typesOf(given(settled).when(rate, by(xincheng, '11:20')).decision)).toEqual([
      'DepartmentRated',
    ]);
    expect(typesOf(given(after(blown)).when(pause, by(xincheng, '11:00')).decision)).toEqual([
      'ClockPaused',
    ]);
  });

  it('when its successor calls an agency of its own for it, then it may', () => {
    const summon = { type: 'SummonDepartment', department: 'xinchengsuo', role: 'assist' } as const;
    expect(typesOf(given(after(blown)).when(summon, by(xincheng, '11:00')).decision)).toEqual([
      'DepartmentSummoned',
    ]);
  });

  it('when another street acts, then it may not', () => {
    for (const command of [confirm, rate, close])
      given(reported).when(command, by(guangming, '12:00')).then('NOT_YOUR_ORGANISATION');
  });
});
