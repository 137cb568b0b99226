import type { Limit } from '#calendar';
import type { DomainEvent } from '#event-sourcing';
import type { Authority, Clock, Clocks, Evidenced, OfSummons, OpenRung } from './whistle.values.js';

/* What a department asks for, and what becomes of it: 挂账, 退哨, 延期. */

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
/** 申请挂账: the department asks that its clocks stand still; until it is granted they run on. */
export type PauseRequested = DomainEvent<
  'PauseRequested',
  OfSummons & {
    readonly reason: string;
    /** Until when it asks them to stand still, ISO 8601 UTC. */
    readonly until: string;
    /** Who is to answer it; the answer that grants it is `ClockPaused`. */
    readonly by: Authority;
  }
>;
export type PauseRefused = DomainEvent<'PauseRefused', OfSummons & { readonly reason: string }>;
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
  OfSummons & {
    /** What was granted. */
    readonly extension: Limit;
    /** What was asked for, where that was more. */
    readonly asked?: Limit;
    readonly approvedBy: string;
    readonly clocks: Clocks;
  }
>;
export type ExtensionRefused = DomainEvent<
  'ExtensionRefused',
  OfSummons & { readonly reason: string }
>;
