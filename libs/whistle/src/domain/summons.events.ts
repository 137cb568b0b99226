import type { DomainEvent } from '#event-sourcing';
import type {
  EventTable,
  Clock,
  Clocks,
  Evidence,
  Evidenced,
  OfSummons,
  OpenRung,
  RuleReference,
  SummonsRole,
} from './whistle.values.js';
import type { AppealEvent } from './appeal.events.js';
import type { SupervisionAnswered, SupervisionIssued } from './deadline.events.js';
import type {
  ClockPaused,
  PauseRefused,
  PauseRequested,
  ClockResumed,
  SummonsDeclined,
  DeclineUpheld,
  DeclineOverruled,
  ExtensionRequested,
  ExtensionGranted,
  ExtensionRefused,
} from './request.events.js';
import type {
  DepartmentRated,
  ResolutionConfirmed,
  ResolutionDeemedVerified,
  ResolutionSentBack,
} from './verification.events.js';

export * from './appeal.events.js';
export * from './deadline.events.js';
export * from './request.events.js';
export * from './verification.events.js';

export type DepartmentSummoned = DomainEvent<
  'DepartmentSummoned',
  OfSummons & {
    readonly role: SummonsRole;
    readonly cause: 'raised' | 'dispatched' | 'added' | 'replacement' | 'reopened';
    readonly rule: RuleReference;
    readonly clocks: Clocks;
    /** Until when it may decline (退哨); any time before it reports where absent. */
    readonly declineUntil?: string;
  }
>;
export type DepartmentAcknowledged = DomainEvent<
  'DepartmentAcknowledged',
  OfSummons & { readonly person: string }
>;
/** 联系: the department has called the street. The first one stops the clock. */
export type StreetContacted = DomainEvent<
  'StreetContacted',
  OfSummons & { readonly person: string; readonly note?: string }
>;
export type DepartmentArrived = DomainEvent<
  'DepartmentArrived',
  OfSummons & {
    readonly person: string;
    /** Time on the device in the field, where it sent one; `deviceTime` says whether it may judge. */
    readonly deviceAt?: string;
    readonly location?: {
      readonly longitude: number;
      readonly latitude: number;
      readonly accuracyMetres: number;
    };
    readonly evidence: readonly Evidence[];
    /**
     * Judges whether it was in time once the street has confirmed the arrival; `at` does until then, and
     * where it is absent: the rules do not take the device's time, or it is too far from the server's.
     */
    readonly deviceTime?: { readonly at: string; readonly toleranceMinutes: number };
    /** By when the street confirms or disputes it, where the rules say. */
    readonly confirmation?: Clock;
  }
>;
/** A photo, person or position sent after the arrival; the clock has stopped and does not move. */
export type ArrivalSupplemented = DomainEvent<
  'ArrivalSupplemented',
  OfSummons & Pick<DepartmentArrived['data'], 'person' | 'deviceAt' | 'location' | 'evidence'>
>;
export type ArrivalConfirmed = DomainEvent<'ArrivalConfirmed', OfSummons>;
export type ArrivalDisputed = DomainEvent<
  'ArrivalDisputed',
  OfSummons & Evidenced & { readonly reason: string; readonly rungs?: readonly OpenRung[] }
>;
/** 进展: what is being done; stops no clock. */
export type ProgressRecorded = DomainEvent<
  'ProgressRecorded',
  OfSummons & { readonly note: string; readonly evidence: readonly Evidence[] }
>;
export type ResolutionReported = DomainEvent<
  'ResolutionReported',
  OfSummons & {
    /** Who reports it; absent before version 3, and where nobody was named. */
    readonly person?: string;
    readonly summary: string;
    readonly evidence: readonly Evidence[];
    /** By when the street verifies it, where the rules say. */
    readonly verification?: Clock;
  }
>;
/** What was added to a report that waits for the street. */
export type ReportSupplemented = DomainEvent<
  'ReportSupplemented',
  OfSummons & {
    readonly person?: string;
    readonly summary?: string;
    readonly evidence: readonly Evidence[];
  }
>;
/** The summons ends because another department takes over; followed by its `DepartmentSummoned`. */
export type DepartmentReplaced = DomainEvent<
  'DepartmentReplaced',
  OfSummons & { readonly reason: string; readonly replacement: string }
>;
export type DepartmentWithdrawn = DomainEvent<
  'DepartmentWithdrawn',
  OfSummons & { readonly reason: string }
>;
export type SummonsEvent =
  | DepartmentAcknowledged
  | StreetContacted
  | DepartmentArrived
  | ArrivalSupplemented
  | ArrivalConfirmed
  | ArrivalDisputed
  | ProgressRecorded
  | ResolutionReported
  | ReportSupplemented
  | ResolutionConfirmed
  | ResolutionDeemedVerified
  | ResolutionSentBack
  | DepartmentRated
  | DepartmentReplaced
  | DepartmentWithdrawn
  | ClockPaused
  | ClockResumed
  | SummonsDeclined
  | DeclineUpheld
  | DeclineOverruled
  | ExtensionRequested
  | ExtensionGranted
  | ExtensionRefused
  | PauseRequested
  | PauseRefused
  | SupervisionIssued
  | SupervisionAnswered
  | AppealEvent;

/** Version in which each is written today, and what it bears on. */
export const SUMMONS_EVENTS = {
  DepartmentAcknowledged: { version: 1, bearsOn: ['clocks', 'counts'] },
  StreetContacted: { version: 1, bearsOn: ['clocks', 'counts'] },
  DepartmentArrived: { version: 3, bearsOn: ['clocks', 'counts', 'obligations', 'evidence'] },
  ArrivalSupplemented: { version: 1, bearsOn: ['counts', 'evidence'] },
  ArrivalConfirmed: { version: 1, bearsOn: ['clocks', 'counts'] },
  ArrivalDisputed: { version: 3, bearsOn: ['clocks', 'counts', 'obligations', 'evidence'] },
  ProgressRecorded: { version: 1, bearsOn: ['evidence'] },
  ResolutionReported: { version: 3, bearsOn: ['clocks', 'counts', 'obligations', 'evidence'] },
  ReportSupplemented: { version: 2, bearsOn: ['evidence'] },
  ResolutionConfirmed: { version: 2, bearsOn: ['clocks', 'counts', 'obligations'] },
  ResolutionDeemedVerified: { version: 1, bearsOn: ['clocks', 'counts', 'obligations'] },
  ResolutionSentBack: { version: 3, bearsOn: ['clocks', 'counts', 'obligations', 'evidence'] },
  DepartmentRated: { version: 1, bearsOn: ['clocks', 'counts'] },
  DepartmentReplaced: { version: 1, bearsOn: ['clocks', 'counts', 'obligations'] },
  DepartmentWithdrawn: { version: 1, bearsOn: ['clocks', 'counts', 'obligations'] },
  ClockPaused: { version: 1, bearsOn: ['clocks', 'counts', 'obligations'] },
  ClockResumed: { version: 2, bearsOn: ['clocks', 'counts', 'obligations'] },
  SummonsDeclined: { version: 2, bearsOn: ['clocks', 'counts', 'obligations', 'evidence'] },
  DeclineUpheld: { version: 1, bearsOn: ['clocks', 'counts', 'obligations'] },
  DeclineOverruled: { version: 1, bearsOn: ['clocks', 'counts', 'obligations'] },
  ExtensionRequested: { version: 1, bearsOn: [] },
  ExtensionGranted: { version: 2, bearsOn: ['clocks', 'counts', 'obligations'] },
  ExtensionRefused: { version: 1, bearsOn: [] },
  PauseRequested: { version: 1, bearsOn: [] },
  PauseRefused: { version: 1, bearsOn: [] },
  SupervisionAnswered: { version: 1, bearsOn: [] },
  SupervisionIssued: { version: 1, bearsOn: ['clocks', 'counts'] },
  AppealFiled: { version: 1, bearsOn: ['clocks', 'appeals', 'evidence'] },
  AppealWithdrawn: { version: 1, bearsOn: ['clocks', 'appeals'] },
  AppealUpheld: { version: 1, bearsOn: ['clocks', 'counts', 'obligations', 'appeals'] },
  AppealRejected: { version: 1, bearsOn: ['clocks', 'appeals'] },
} as const satisfies EventTable<SummonsEvent>;
