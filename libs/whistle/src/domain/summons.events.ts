import type { Limit } from '#calendar';
import type { DomainEvent } from '#event-sourcing';
import type {
  EventTable,
  Authority,
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
import type { SupervisionIssued } from './deadline.events.js';
import type {
  DepartmentRated,
  ResolutionConfirmed,
  ResolutionDeemedVerified,
  ResolutionSentBack,
} from './verification.events.js';

export * from './appeal.events.js';
export * from './deadline.events.js';
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
    /** Time on the device in the field, where it sent one; on-time is judged by `at`. */
    readonly deviceAt?: string;
    readonly location?: {
      readonly longitude: number;
      readonly latitude: number;
      readonly accuracyMetres: number;
    };
    readonly evidence: readonly Evidence[];
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
    readonly summary: string;
    readonly evidence: readonly Evidence[];
    /** By when the street verifies it, where the rules say. */
    readonly verification?: Clock;
  }
>;
/** What was added to a report that waits for the street. */
export type ReportSupplemented = DomainEvent<
  'ReportSupplemented',
  OfSummons & { readonly summary?: string; readonly evidence: readonly Evidence[] }
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
/** 挂账: the clocks of one summons stand still. */
export type ClockPaused = DomainEvent<
  'ClockPaused',
  OfSummons & {
    readonly reason: string;
    readonly approvedBy: string;
    /** The latest time at which the clocks run on by themselves; none where the kind has no cap. */
    readonly until?: string;
  }
>;
/** Carries the clocks as they run on: those not yet stopped, postponed by the pause. */
export type ClockResumed = DomainEvent<
  'ClockResumed',
  OfSummons & {
    readonly pausedMs: number;
    readonly clocks: Clocks;
    /** Clocks that an arrival has stopped, as they would run on if it were disputed. */
    readonly held?: Clocks;
    readonly rungs?: readonly OpenRung[];
    /** The end of the time in which it may decline, where that had not passed. */
    readonly declineUntil?: string;
    /** The longest pause that the rules allow was over. */
    readonly cause?: 'cap';
    /** Since when they run, where that was before it was noticed. ISO 8601 UTC. */
    readonly ranFrom?: string;
  }
>;
/** 退哨 (职责异议): "not ours". All clocks run on until the ruling. */
export type SummonsDeclined = DomainEvent<
  'SummonsDeclined',
  OfSummons &
    Evidenced & {
      readonly reason: string;
      /** 法律法规、三定方案 or the responsibility list it rests on. */
      readonly legalBasis: string;
      /** By when the district rules. */
      readonly ruling?: Clock;
    }
>;
/** 裁定: the duty is another's; followed by the replacement or the withdrawal. A precedent. */
export type DeclineUpheld = DomainEvent<
  'DeclineUpheld',
  OfSummons & { readonly reason: string; readonly replacement?: string }
>;
/** 裁定: the duty is its own; no time was gained. A precedent. */
export type DeclineOverruled = DomainEvent<
  'DeclineOverruled',
  OfSummons & { readonly reason: string }
>;
export type ExtensionRequested = DomainEvent<
  'ExtensionRequested',
  OfSummons & {
    readonly extension: Limit;
    readonly reason: string;
    /** Who is to answer it. */
    readonly by: Authority;
  }
>;
/** 延期 carries the resolve clock as it runs on. */
export type ExtensionGranted = DomainEvent<
  'ExtensionGranted',
  OfSummons & { readonly extension: Limit; readonly approvedBy: string; readonly clocks: Clocks }
>;
export type ExtensionRefused = DomainEvent<
  'ExtensionRefused',
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
  | SupervisionIssued
  | AppealEvent;

/** Version in which each is written today, and what it bears on. */
export const SUMMONS_EVENTS = {
  DepartmentAcknowledged: { version: 1, bearsOn: ['clocks', 'counts'] },
  StreetContacted: { version: 1, bearsOn: ['clocks', 'counts'] },
  DepartmentArrived: { version: 2, bearsOn: ['clocks', 'counts', 'obligations', 'evidence'] },
  ArrivalSupplemented: { version: 1, bearsOn: ['counts', 'evidence'] },
  ArrivalConfirmed: { version: 1, bearsOn: ['clocks', 'counts'] },
  ArrivalDisputed: { version: 3, bearsOn: ['clocks', 'counts', 'obligations', 'evidence'] },
  ProgressRecorded: { version: 1, bearsOn: ['evidence'] },
  ResolutionReported: { version: 2, bearsOn: ['clocks', 'counts', 'obligations', 'evidence'] },
  ReportSupplemented: { version: 1, bearsOn: ['evidence'] },
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
  ExtensionGranted: { version: 1, bearsOn: ['clocks', 'counts', 'obligations'] },
  ExtensionRefused: { version: 1, bearsOn: [] },
  SupervisionIssued: { version: 1, bearsOn: ['clocks', 'counts'] },
  AppealFiled: { version: 1, bearsOn: ['clocks', 'appeals', 'evidence'] },
  AppealWithdrawn: { version: 1, bearsOn: ['clocks', 'appeals'] },
  AppealUpheld: { version: 1, bearsOn: ['clocks', 'counts', 'obligations', 'appeals'] },
  AppealRejected: { version: 1, bearsOn: ['clocks', 'appeals'] },
} as const satisfies EventTable<SummonsEvent>;
