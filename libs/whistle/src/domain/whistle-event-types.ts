import type { WhistleEvent } from './whistle.events.js';

/** Version in which each type is written today; the compiler sees to it that none is missing. */
export const WHISTLE_EVENT_VERSIONS: Readonly<Record<WhistleEvent['type'], number>> = {
  WhistleRaised: 1,
  WhistleApproved: 1,
  WhistleReturned: 1,
  WhistleResubmitted: 1,
  WhistleDispatched: 1,
  DepartmentSummoned: 1,
  DepartmentAcknowledged: 1,
  StreetContacted: 1,
  DepartmentArrived: 1,
  ArrivalSupplemented: 1,
  ArrivalConfirmed: 1,
  ArrivalDisputed: 2,
  ProgressRecorded: 1,
  ResolutionReported: 1,
  ReportSupplemented: 1,
  ResolutionConfirmed: 1,
  ResolutionSentBack: 2,
  DepartmentRated: 1,
  DepartmentReplaced: 1,
  DepartmentWithdrawn: 1,
  ClockPaused: 1,
  ClockResumed: 2,
  SummonsDeclined: 1,
  DeclineUpheld: 1,
  DeclineOverruled: 1,
  ExtensionRequested: 1,
  ExtensionGranted: 1,
  ExtensionRefused: 1,
  SupervisionIssued: 1,
  DeadlineApproaching: 1,
  DeadlineMissed: 1,
  JointEnforcementCalled: 1,
  JointEnforcementConcluded: 1,
  ResidentSatisfactionRecorded: 1,
  DueTimesRebased: 1,
  WhistleClosed: 1,
  WhistleWithdrawn: 1,
  WhistleMerged: 1,
  WhistleReopened: 2,
};

/** The same handler for every event of a whistle: what a fold of everything wants. */
export const onEveryWhistleEvent = <Handler>(
  handler: Handler,
): Record<WhistleEvent['type'], Handler> => {
  const types = Object.keys(WHISTLE_EVENT_VERSIONS) as WhistleEvent['type'][];
  return Object.fromEntries(types.map((type) => [type, handler])) as Record<
    WhistleEvent['type'],
    Handler
  >;
};
