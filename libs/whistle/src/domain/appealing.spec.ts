import { runningDeadlines } from './running-deadlines.js';
import { verdict } from './summons-clocks.js';
import { stopTimeOf } from './summons-stops.js';
import * as scene from './testing/whistle-scene.js';
import type { Contested } from './whistle.events.js';

const { after, arrive, assessor, at, by, centre, chengguan, confirm, contest, given } = scene;
const { gongan, ofOne, report, sounded, stateOf, system, uphold } = scene;
const { typesOf, xinhua, zonghe } = scene;

const photo = { evidence: [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }] };
const about = (contested: Contested) => ({ ...contest, contested });
const duty = about({ subject: 'duty' });
const exclusion = about({ subject: 'exclusion', ground: 'outside-district' });
const reject = { ...uphold, outcome: 'rejected', reason: '证据不足' } as const;
const withdraw = { type: 'WithdrawAppeal', summons: 1, appeal: 1 } as const;

/** Summoned at 10:30, on site by 12:30; came at 13:00, half an hour late; done at 14:00. */
const late: readonly scene.Step[] = [
  ...sounded,
  [{ ...arrive, ...photo }, by(chengguan, '13:00')],
  [{ ...report, ...photo }, by(chengguan, '13:30')],
  [confirm, by(xinhua, '14:00')],
];
const filed: readonly scene.Step[] = [...late, [contest, by(chengguan, '15:00')]];
const first = (steps: readonly scene.Step[]) => stateOf(after(...steps)).summonses[0]!;
const decision = {
  limit: { value: 24, unit: '小时' as const },
  dueAt: at('17 15:00'),
  provisional: false,
};

describe('given a department whose late arrival was recorded', () => {
  it('when it contests the time, then that is on record with what is contested, and due to be decided', () => {
    const { contested, reason, evidence } = contest;
    const who = { by: 'chengguan', account: 'chengguan-clerk' };
    const what = { appeal: 1, contested, ...who, reason, evidence, recordedAt: at('13:00') };
    given(after(...late))
      .when(contest, by(chengguan, '15:00'))
      .then([{ type: 'AppealFiled', data: { ...ofOne('15:00'), ...what, decision } }]);
    expect(verdict(first(filed), 'arrive')).toBe('late');
  });

  it('when it files that again, then quietly; with another claim, then it is told to withdraw first', () => {
    given(after(...filed))
      .when(contest, by(chengguan, '16:00'))
      .then([]);
    given(after(...filed))
      .when(
        about({ subject: 'timestamp', clock: 'arrive', claimedAt: at('12:00') }),
        by(chengguan, '16:00'),
      )
      .then('APPEAL_PENDING');
  });

  it('when another clock is contested meanwhile, then that is another matter', () => {
    const other = about({ subject: 'timestamp', clock: 'acknowledge', claimedAt: at('10:40') });
    const { decision: events } = given(after(...filed)).when(other, by(chengguan, '15:30'));
    expect(events).toMatchObject([{ type: 'AppealFiled', data: { appeal: 2 } }]);
  });

  it('when the time is before the call, or no earlier than what is on record, then it is refused', () => {
    for (const claimedAt of [at('10:29'), at('13:00'), at('13:30')])
      given(after(...late))
        .when(about({ subject: 'timestamp', clock: 'arrive', claimedAt }), by(chengguan, '15:00'))
        .then('APPEAL_TIME');
  });

  it('when it has no evidence, or somebody else contests for it, then it is refused', () => {
    given(after(...late))
      .when({ ...contest, evidence: [] }, by(chengguan, '15:00'))
      .then('EVIDENCE_REQUIRED');
    for (const stranger of [gongan, xinhua, centre])
      given(after(...late))
        .when(contest, by(stranger, '15:00'))
        .then('NOT_YOUR_ORGANISATION');
    const { decision: events } = given(after(...late)).when(contest, by(zonghe, '15:00'));
    expect(typesOf(events)).toEqual(['AppealFiled']);
  });
});

describe('given an appeal about a time', () => {
  it('when it is upheld, then the clock is judged by the claim, and the record stays', () => {
    const upheld: readonly scene.Step[] = [...filed, [uphold, by(assessor, '16:00')]];
    const summons = first(upheld);
    expect(summons).toMatchObject({ arrivedAt: at('13:00'), corrected: { arrive: at('10:50') } });
    expect(stopTimeOf(summons, 'contact')).toBe(at('10:50'));
    expect(verdict(summons, 'arrive')).toBe('onTime');
    expect(summons.appeals).toMatchObject([
      { outcome: 'upheld', endedAt: at('16:00'), decidedBecause: '执法记录仪可证' },
    ]);
  });

  it('when it is upheld with another time, then that has to fit the whistle as well', () => {
    given(after(...filed))
      .when({ ...uphold, correctedAt: at('12:00') }, by(assessor, '16:00'))
      .then([
        {
          type: 'AppealUpheld',
          data: {
            ...ofOne('16:00'),
            appeal: 1,
            reason: uphold.reason,
            changes: { effect: 'corrected', clock: 'arrive', stoppedAt: at('12:00') },
          },
        },
      ]);
    given(after(...filed))
      .when({ ...uphold, correctedAt: at('13:20') }, by(assessor, '16:00'))
      .then('APPEAL_TIME');
  });

  it('when it is decided, then for good: nothing changes by a rejection, and it is not contested again', () => {
    const rejected: readonly scene.Step[] = [...filed, [reject, by(assessor, '16:00')]];
    expect(first(rejected)).toMatchObject({ corrected: {}, appeals: [{ outcome: 'rejected' }] });
    given(after(...rejected))
      .when(contest, by(chengguan, '17:00'))
      .then('APPEAL_DECIDED');
    given(after(...rejected))
      .when(uphold, by(assessor, '17:00'))
      .then('APPEAL_NOT_PENDING');
    given(after(...rejected))
      .when(withdraw, by(chengguan, '17:00'))
      .then('APPEAL_NOT_PENDING');
  });

  it('when it is withdrawn, then quietly a second time, and it may be filed anew', () => {
    const withdrawn: readonly scene.Step[] = [...filed, [withdraw, by(chengguan, '15:30')]];
    given(after(...withdrawn))
      .when(withdraw, by(chengguan, '15:40'))
      .then([]);
    given(after(...filed))
      .when(withdraw, by(gongan, '15:40'))
      .then('NOT_YOUR_ORGANISATION');
    given(after(...withdrawn))
      .when(uphold, by(assessor, '16:00'))
      .then('APPEAL_NOT_PENDING');
    const { decision: events } = given(after(...withdrawn)).when(contest, by(chengguan, '16:00'));
    expect(events).toMatchObject([{ type: 'AppealFiled', data: { appeal: 2 } }]);
  });

  it('when the decision is due, then a yellow and a red card come once each, also after the end', () => {
    const ended = after(...filed, [scene.withdraw, by(xinhua, '15:10')]);
    const due = { summons: 1, clock: 'appeal', dueAt: at('17 15:00') } as const;
    const ahead = runningDeadlines(stateOf(ended)).filter(({ what }) => what === 'miss');
    expect(ahead).toMatchObject([{ what: 'miss', ...due }]);
    const miss = { type: 'MissDeadline', ...due } as const;
    const { decision: events } = given(ended).when(miss, by(system, '17 15:01'));
    expect(events).toMatchObject([{ type: 'DeadlineMissed', data: due }]);
    const missed = [...ended, ...(events as readonly never[])];
    given(missed).when(miss, by(system, '17 15:02')).then([]);
    expect(runningDeadlines(stateOf(missed))).toEqual([]);
    const decided = after(...filed, [reject, by(assessor, '16:00')]);
    given(decided).when(miss, by(system, '17 15:01')).then([]);
  });
});

describe('given who decides', () => {
  const street = { ...xinhua, role: 'assessment' };
  const department = { ...chengguan, role: 'assessment' };

  it('when it is no official of the assessment, then it is refused', () => {
    for (const other of [centre, xinhua, chengguan])
      given(after(...filed))
        .when(uphold, by(other, '16:00'))
        .then('NOT_YOUR_ORGANISATION');
  });

  it('when the official belongs to the street, its community or the department, then it is refused', () => {
    for (const party of [street, department, { ...zonghe, role: 'assessment' }])
      given(after(...filed))
        .when(uphold, by(party, '16:00'))
        .then('NOT_INDEPENDENT');
  });

  it('when it is the account that asked, then it is refused; another one of the district decides', () => {
    const district = { account: 'both', organisation: 'district', role: 'command-centre' };
    const steps: readonly scene.Step[] = [...late, [exclusion, by(district, '15:00')]];
    given(after(...steps))
      .when(uphold, by({ ...district, role: 'assessment' }, '16:00'))
      .then('NOT_INDEPENDENT');
    const { decision: events } = given(after(...steps)).when(uphold, by(assessor, '16:00'));
    expect(typesOf(events)).toEqual(['AppealUpheld']);
  });

  it('when there is no such appeal, or a time for what is none, then it is refused', () => {
    given(after(...filed))
      .when({ ...uphold, appeal: 2 }, by(assessor, '16:00'))
      .then('APPEAL_NOT_FOUND');
    given(after(...late, [duty, by(chengguan, '15:00')]))
      .when({ ...uphold, correctedAt: at('10:50') }, by(assessor, '16:00'))
      .then('APPEAL_TIME');
    expect(stateOf(after(...late)).summonses[0]?.appeals).toEqual([]);
    given([]).when(contest, by(chengguan, '15:00')).then('WHISTLE_NOT_FOUND');
    given(after(...late))
      .when({ ...contest, summons: 7 }, by(chengguan, '15:00'))
      .then('SUMMONS_NOT_FOUND');
  });
});
