import type { WhistleEvent } from '#whistle';
import type { NoticeKind } from './notice.values.js';
import { OBSOLETE_REASONS, obsoleteCodeOf } from './second-look.js';

const at = '2026-11-16T02:00:00.000Z';
/** What happens to a part of a whistle; what else is in the data does not matter here. */
const event = (type: WhistleEvent['type'], data: object = {}): WhistleEvent =>
  ({ type, data: { at, ...data } }) as WhistleEvent;
const of1 = (type: WhistleEvent['type'], data: object = {}) =>
  event(type, { summons: 1, department: 'chengguan', ...data });
const of2 = (type: WhistleEvent['type']) => event(type, { summons: 2, department: 'gongan' });

const summoned = of1('DepartmentSummoned');
const yellow = (clock: string) => of1('DeadlineApproaching', { clock, dueAt: at });
const reopened = event('WhistleReopened');
const closed = event('WhistleClosed');
const withdrawn = event('WhistleWithdrawn');
const filed = of1('AppealFiled', { appeal: 1 });
const wholeIsNear = event('DeadlineApproaching', { summons: 0, clock: 'overall' });
const enforced = event('JointEnforcementCalled', { enforcement: 1 });

describe('given a notice that waited', () => {
  it.each<[NoticeKind, WhistleEvent, WhistleEvent[], string]>([
    ['summoned', summoned, [event('WhistleWithdrawn')], 'MATTER_WITHDRAWN'],
    ['summoned', summoned, [event('WhistleMerged')], 'MATTER_MERGED'],
    ['summoned', summoned, [closed], 'MATTER_CLOSED'],
    ['summoned', summoned, [of1('DepartmentReplaced')], 'RELEASED'],
    ['summoned', summoned, [of1('DepartmentWithdrawn'), closed], 'RELEASED'],
    ['summoned', summoned, [of1('ResolutionReported')], 'REPORTED'],
    // A reopening summons anew: whom an early end let go is not called again by it.
    ['summoned', summoned, [withdrawn, reopened], 'MATTER_WITHDRAWN'],
    ['deadline-approaching', yellow('arrive'), [withdrawn, reopened], 'MATTER_WITHDRAWN'],
    ['deadline-approaching', yellow('contact'), [of1('DepartmentArrived')], 'DONE'],
    ['deadline-approaching', wholeIsNear, [closed, reopened], 'DUE_MOVED'],
    ['deadline-approaching', wholeIsNear, [withdrawn, reopened], 'DUE_MOVED'],
    ['deadline-approaching', yellow('acknowledge'), [of1('DepartmentAcknowledged')], 'DONE'],
    ['deadline-approaching', yellow('contact'), [of1('StreetContacted')], 'DONE'],
    ['deadline-approaching', yellow('arrive'), [of1('DepartmentArrived')], 'DONE'],
    ['deadline-approaching', yellow('resolve'), [of1('ResolutionReported')], 'REPORTED'],
    ['deadline-approaching', yellow('resolve'), [of1('ExtensionGranted')], 'DUE_MOVED'],
    ['deadline-approaching', yellow('resolve'), [of1('ClockPaused')], 'DUE_MOVED'],
    ['deadline-approaching', yellow('resolve'), [event('DueTimesRebased')], 'DUE_MOVED'],
    [
      'deadline-approaching',
      yellow('arrive'),
      [of1('DeadlineMissed', { clock: 'arrive' })],
      'ALREADY_MISSED',
    ],
    ['deadline-approaching', yellow('ruling'), [of1('DeclineOverruled')], 'ANSWERED'],
    ['deadline-approaching', yellow('appeal'), [of1('AppealRejected')], 'ANSWERED'],
    ['appeal-filed', filed, [of1('AppealUpheld', { appeal: 1 })], 'ANSWERED'],
    ['appeal-filed', filed, [of1('AppealWithdrawn', { appeal: 1 })], 'CANCELLED'],
    ['deadline-approaching', wholeIsNear, [closed], 'MATTER_CLOSED'],
    [
      'deadline-approaching',
      yellow('confirm-arrival'),
      [of1('ResolutionDeemedVerified')],
      'ANSWERED',
    ],
    ['deadline-approaching', yellow('verify'), [of1('ResolutionSentBack')], 'ANSWERED'],
    ['deadline-approaching', yellow('rate'), [closed, of1('DepartmentRated')], 'DONE'],
    ['deadline-approaching', yellow('rate'), [withdrawn], 'MATTER_WITHDRAWN'],
    ['reported', of1('ResolutionReported'), [of1('ResolutionDeemedVerified')], 'ANSWERED'],
    ['review-waiting', event('WhistleRaised'), [event('WhistleApproved')], 'ANSWERED'],
    ['initiation-waiting', event('WhistleRaised'), [event('InitiativeConfirmed')], 'ANSWERED'],
    ['initiation-waiting', event('WhistleRaised'), [event('WhistleReturned')], 'ANSWERED'],
    ['dispatch-waiting', event('WhistleApproved'), [summoned], 'ANSWERED'],
    ['reported', of1('ResolutionReported'), [of1('ResolutionConfirmed')], 'ANSWERED'],
    ['arrived', of1('DepartmentArrived'), [of1('ArrivalConfirmed')], 'ANSWERED'],
    ['declined', of1('SummonsDeclined'), [of1('DeclineUpheld')], 'ANSWERED'],
    ['extension-asked', of1('ExtensionRequested'), [of1('ExtensionRefused')], 'ANSWERED'],
    ['pause-asked', of1('PauseRequested'), [of1('ClockPaused')], 'ANSWERED'],
    ['pause-asked', of1('PauseRequested'), [of1('PauseRefused')], 'ANSWERED'],
    ['sent-back', of1('ResolutionSentBack'), [of1('ResolutionReported')], 'REPORTED'],
    ['paused', of1('ClockPaused'), [of1('ClockResumed')], 'DUE_MOVED'],
    ['closed', closed, [reopened], 'MATTER_REOPENED'],
  ])('when it is %s and %j is followed by %j, then it is over: %s', (...example) => {
    const [kind, told, since, code] = example;
    expect(obsoleteCodeOf(kind, told, since)).toBe(code);
    expect(Object.keys(OBSOLETE_REASONS)).toContain(code);
  });

  it.each<[NoticeKind, WhistleEvent, WhistleEvent[]]>([
    ['summoned', summoned, []],
    ['appeal-filed', filed, [closed, of1('AppealRejected', { appeal: 2 })]],
    ['deadline-approaching', yellow('appeal'), [withdrawn]],
    ['summoned', summoned, [of1('DepartmentAcknowledged'), of1('DepartmentArrived')]],
    ['summoned', summoned, [of2('ResolutionReported'), of2('DepartmentWithdrawn')]],
    ['summoned', summoned, [of1('ResolutionReported'), of1('ResolutionSentBack')]],
    ['summoned', summoned, [closed, reopened]],
    ['joint-enforcement', enforced, [withdrawn, reopened]],
    ['deadline-approaching', yellow('arrive'), [of1('DepartmentAcknowledged')]],
    ['deadline-approaching', yellow('arrive'), [of1('DepartmentArrived'), of1('ArrivalDisputed')]],
    ['deadline-approaching', yellow('arrive'), [of1('DeadlineMissed', { clock: 'acknowledge' })]],
    ['deadline-approaching', yellow('acknowledge'), [of1('ExtensionGranted')]],
    // The street rates after the end as well.
    ['deadline-approaching', yellow('rate'), [closed]],
    // Facts stay true, however it went on.
    ['deadline-missed', of1('DeadlineMissed', { clock: 'arrive' }), [closed]],
    ['supervised', of1('SupervisionIssued'), [closed]],
    ['confirmed', of1('ResolutionConfirmed'), [closed]],
    ['released', of1('DepartmentWithdrawn'), [closed]],
    ['result', of1('ResolutionReported'), [of1('DepartmentRated')]],
    ['joint-enforcement', event('JointEnforcementConcluded', { enforcement: 1 }), [closed]],
  ])('when it is %s and %j is followed by %j, then it stands', (...example) => {
    const [kind, told, since] = example;
    expect(obsoleteCodeOf(kind, told, since)).toBeUndefined();
  });

  it('when a meeting was cancelled meanwhile, then nobody is invited to it', () => {
    const called = { type: 'MeetingCalled', data: { at } } as never;
    const cancelled = { type: 'MeetingCancelled', data: { at, reason: '改期' } } as const;
    expect(obsoleteCodeOf('joint-meeting', called, [cancelled])).toBe('CANCELLED');
    expect(obsoleteCodeOf('joint-meeting', cancelled, [])).toBeUndefined();
  });
});
