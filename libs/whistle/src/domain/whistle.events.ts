import type { DomainEvent } from '#event-sourcing';
import type { Limit } from '#calendar';

/** 吹哨 levels: who blew it decides the level (官渡: 区级哨 / 街道哨 / 社区哨). */
export const WHISTLE_LEVELS = ['community', 'street', 'district'] as const;
export type WhistleLevel = (typeof WHISTLE_LEVELS)[number];

/** 主办 / 协办 / 知会. Only lead and assisting departments have clocks and must resolve. */
export const SUMMONS_ROLES = ['lead', 'assist', 'informed'] as const;
export type SummonsRole = (typeof SUMMONS_ROLES)[number];

/** Intake channels (Jiyang 2020, item 6 of the founding documents). */
export const INTAKE_CHANNELS = [
  'hotline-12345',
  'grid-patrol',
  'resident-report',
  'wechat',
  'video-surveillance',
  'petition',
  'public-opinion',
  'home-visit',
  'import',
] as const;
export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];

/** Clocks of one summons; all start at dispatch. */
export const CLOCK_NAMES = ['acknowledge', 'arrive', 'resolve'] as const;
export type ClockName = (typeof CLOCK_NAMES)[number];

/** A running time limit. `dueAt` is ISO 8601 UTC; `provisional`: reaches unpublished holidays. */
export interface Clock {
  readonly limit: Limit;
  readonly dueAt: string;
  readonly provisional: boolean;
}
/** A kind need not limit every step: a clock without a limit measures but is never late. */
export type Clocks = Readonly<Partial<Record<ClockName, Clock>>>;

/** The rule pack and version that produced the due times of an event. */
export interface RuleReference {
  readonly pack: string;
  readonly version: string;
}

export interface Place {
  readonly address: string;
  /** 12-digit region code: GB/T 2260 (6) + street (3) + community (3). */
  readonly regionCode: string;
  /** Degrees, WGS 84; absent only in imported history. */
  readonly longitude?: number;
  readonly latitude?: number;
}

export interface Evidence {
  /** Where the photo or document is kept, for example an object-store key or URL. */
  readonly reference: string;
  readonly mediaType: string;
}

export interface ResidentContact {
  readonly name: string;
  readonly phone: string;
}

interface Happened {
  /** When it happened, ISO 8601 UTC; the server's time, or the original time of imported history. */
  readonly at: string;
}
interface OfSummons extends Happened {
  /** Ordinal of the summons within its whistle, from 1. */
  readonly summons: number;
  readonly department: string;
}

export type WhistleRaised = DomainEvent<
  'WhistleRaised',
  Happened & {
    readonly kind: string;
    readonly level: WhistleLevel;
    readonly title: string;
    readonly description: string;
    readonly place: Place;
    /** GB/T 30428 class code. */
    readonly category: string;
    readonly channel: IntakeChannel;
    readonly contact?: ResidentContact;
    /** Organisation id of the street whose whistle it is, also when a community blows it. */
    readonly street: string;
    /** Organisation that blew it: the street itself or one of its communities. */
    readonly raisedBy: string;
    readonly rule: RuleReference;
    /** The whistle's overall clock: started here, and nothing resets it. */
    readonly overall?: Clock;
    /** Number of the case in the system it came from. */
    readonly source?: { readonly system: string; readonly reference: string };
  }
>;

export type DepartmentSummoned = DomainEvent<
  'DepartmentSummoned',
  OfSummons & {
    readonly role: SummonsRole;
    readonly cause: 'raised' | 'added' | 'replacement' | 'reopened';
    readonly rule: RuleReference;
    readonly clocks: Clocks;
  }
>;
export type DepartmentAcknowledged = DomainEvent<
  'DepartmentAcknowledged',
  OfSummons & { readonly person: string }
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
  }
>;
export type ArrivalConfirmed = DomainEvent<'ArrivalConfirmed', OfSummons>;
export type ArrivalDisputed = DomainEvent<
  'ArrivalDisputed',
  OfSummons & { readonly reason: string }
>;
export type ResolutionReported = DomainEvent<
  'ResolutionReported',
  OfSummons & { readonly summary: string; readonly evidence: readonly Evidence[] }
>;
export type ResolutionConfirmed = DomainEvent<'ResolutionConfirmed', OfSummons>;
export type ResolutionSentBack = DomainEvent<
  'ResolutionSentBack',
  OfSummons & {
    readonly reason: string;
    /** How often this summons has now been sent back. */
    readonly count: number;
  }
>;
/** Scores 1–5: 非常不满意 … 非常满意 (national 好差评), and the three of 四川's street rating. */
export type DepartmentRated = DomainEvent<
  'DepartmentRated',
  OfSummons & {
    readonly satisfaction: number;
    /** 响应速度 */
    readonly responseSpeed: number;
    /** 配合力度 */
    readonly cooperation: number;
    /** 落实程度 */
    readonly implementation: number;
    readonly comment?: string;
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
/** 挂账: the clocks of one summons stand still. */
export type ClockPaused = DomainEvent<
  'ClockPaused',
  OfSummons & { readonly reason: string; readonly approvedBy: string }
>;
/** Carries the clocks as they run on: those not yet stopped, postponed by the pause. */
export type ClockResumed = DomainEvent<
  'ClockResumed',
  OfSummons & { readonly pausedMs: number; readonly clocks: Clocks }
>;
export type WhistleClosed = DomainEvent<'WhistleClosed', Happened & { readonly summary: string }>;
export type WhistleWithdrawn = DomainEvent<
  'WhistleWithdrawn',
  Happened & { readonly reason: string }
>;
export type WhistleReopened = DomainEvent<
  'WhistleReopened',
  Happened & { readonly reason: string }
>;

/** Everything that can happen to a whistle: the contract between write side, read side and log. */
export type WhistleEvent =
  | WhistleRaised
  | DepartmentSummoned
  | DepartmentAcknowledged
  | DepartmentArrived
  | ArrivalConfirmed
  | ArrivalDisputed
  | ResolutionReported
  | ResolutionConfirmed
  | ResolutionSentBack
  | DepartmentRated
  | DepartmentReplaced
  | DepartmentWithdrawn
  | ClockPaused
  | ClockResumed
  | WhistleClosed
  | WhistleWithdrawn
  | WhistleReopened;

export const WHISTLE_STREAM_PREFIX = 'whistle-';
