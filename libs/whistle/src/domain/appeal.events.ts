import type { DomainEvent } from '#event-sourcing';
import type { Clock, ClockName, Evidence, OfSummons } from './whistle.values.js';

/** 申诉的事项: a recorded time, the street's rating, the duty itself, or that the summons counts at all. */
export const APPEAL_SUBJECTS = ['timestamp', 'rating', 'duty', 'exclusion'] as const;
export type AppealSubject = (typeof APPEAL_SUBJECTS)[number];

/** 考核剔除的理由: 不属本区、无理诉求、重复、恶意. */
export const EXCLUSION_GROUNDS = [
  'outside-district',
  'unlawful-demand',
  'duplicate',
  'malicious',
] as const;
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number];

/** What is contested about a summons; each clock is a matter of its own. */
export type Contested =
  | {
      readonly subject: 'timestamp';
      readonly clock: ClockName;
      /** When the step was taken, as the department has it. ISO 8601 UTC. */
      readonly claimedAt: string;
    }
  | { readonly subject: 'rating' }
  /** "Not ours after all": asked for once the summons is over, when it can no longer be declined. */
  | { readonly subject: 'duty' }
  /** 剔除: the summons is to count in no score. */
  | { readonly subject: 'exclusion'; readonly ground: ExclusionGround };

/** What an upheld appeal changes in the judgement. What was recorded stays in the log. */
export type AppealEffect =
  /** The clock is judged as stopped then, also where no stop was recorded. */
  | { readonly effect: 'corrected'; readonly clock: ClockName; readonly stoppedAt: string }
  /** The street's rating is none any more. */
  | { readonly effect: 'rating-voided' }
  /** Every clock is excused, as by an upheld decline. */
  | { readonly effect: 'excused' }
  | { readonly effect: 'excluded'; readonly ground: ExclusionGround };

interface OfAppeal extends OfSummons {
  /** Ordinal of the appeal within its summons, from 1. */
  readonly appeal: number;
}
/** 申诉: by the department that is judged; an exclusion also by the street or the command centre. */
export type AppealFiled = DomainEvent<
  'AppealFiled',
  OfAppeal & {
    readonly contested: Contested;
    /** Organisation and account that file it: that account does not decide it. */
    readonly by: string;
    readonly account: string;
    readonly reason: string;
    readonly evidence: readonly Evidence[];
    /** The stop that is contested, where one was recorded. ISO 8601 UTC. */
    readonly recordedAt?: string;
    /** By when it is decided, where the rules say. */
    readonly decision?: Clock;
  }
>;
export type AppealWithdrawn = DomainEvent<'AppealWithdrawn', OfAppeal>;
/** 申诉成立. Final, as is the next one. */
export type AppealUpheld = DomainEvent<
  'AppealUpheld',
  OfAppeal & { readonly reason: string; readonly changes: AppealEffect }
>;
/** 申诉不成立 */
export type AppealRejected = DomainEvent<'AppealRejected', OfAppeal & { readonly reason: string }>;

export type AppealEvent = AppealFiled | AppealWithdrawn | AppealUpheld | AppealRejected;

/** 申诉, and what became of it. */
export interface Appeal {
  /** Ordinal within its summons, from 1. */
  readonly no: number;
  readonly at: string;
  readonly contested: Contested;
  readonly by: string;
  readonly account: string;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  /** The stop that is contested, as it was on record. */
  readonly recordedAt: string | undefined;
  /** By when it is decided, where the rules say. */
  readonly decision: Clock | undefined;
  readonly outcome: 'pending' | 'upheld' | 'rejected' | 'withdrawn';
  /** When it was decided or withdrawn. */
  readonly endedAt: string | undefined;
  readonly decidedBecause: string | undefined;
  readonly changes: AppealEffect | undefined;
}
