import type { DomainEvent } from '#event-sourcing';

/**
 * Why somebody is called to a talk: a score below the line of the rules, a red card, or 反复 (the same
 * fault again: returned, re-opened, blown anew).
 */
export const TALK_GROUNDS = ['score-below', 'red-card', 'repeated'] as const;
export type TalkGroundKind = (typeof TALK_GROUNDS)[number];

export interface TalkGround {
  readonly kind: TalkGroundKind;
  /** The period that it is about: `2026-10`, `2026-Q3`, `2026`. */
  readonly period: string;
  /** Total and line of a score that lay below; present exactly for `score-below`. */
  readonly score?: number;
  readonly line?: number;
  /** What is held against it, in Chinese; the whistles where there are any. */
  readonly note?: string;
  readonly whistles?: readonly string[];
}

/** Who came to the talk: name and post. */
export interface TalkGuest {
  readonly name: string;
  readonly post: string;
}

/** 整改承诺: what is promised, by what it is measured, and by when. */
export interface TalkPromise {
  /** Ordinal within the talk, from 1. */
  readonly no: number;
  readonly content: string;
  /** 衡量标准: a figure or a state that anybody can check. */
  readonly measure: string;
  /** ISO 8601 UTC. */
  readonly dueAt: string;
}

export interface TalkEvidence {
  /** Where the photo or document is kept, for example an object-store key or URL. */
  readonly reference: string;
  readonly mediaType: string;
}

interface Happened {
  /** When it was recorded, ISO 8601 UTC. */
  readonly at: string;
}
interface OfPromise extends Happened {
  readonly promise: number;
}

/** 约谈通知 */
export type TalkCalled = DomainEvent<
  'TalkCalled',
  Happened & {
    readonly organisation: string;
    /** The organisation of the assessment office. */
    readonly calledBy: string;
    readonly ground: TalkGround;
    /** By when it is to be held, ISO 8601 UTC. */
    readonly holdBy: string;
  }
>;
/** 约谈记录: it took place. */
export type TalkHeld = DomainEvent<
  'TalkHeld',
  Happened & {
    /** When it took place, ISO 8601 UTC. */
    readonly heldAt: string;
    readonly attended: readonly TalkGuest[];
    /** What was said. */
    readonly record: string;
    readonly promises: readonly TalkPromise[];
  }
>;
/** The organisation says that it has kept a promise. */
export type PromiseReported = DomainEvent<
  'PromiseReported',
  OfPromise & { readonly summary: string; readonly evidence: readonly TalkEvidence[] }
>;
/** 承诺兑现 */
export type PromiseConfirmed = DomainEvent<'PromiseConfirmed', OfPromise>;
/** 承诺未兑现: not done in time, or not as it was reported. */
export type PromiseBroken = DomainEvent<'PromiseBroken', OfPromise & { readonly reason: string }>;
/** 销号: every promise has been judged. */
export type TalkClosed = DomainEvent<'TalkClosed', Happened & { readonly conclusion: string }>;
export type TalkCancelled = DomainEvent<'TalkCancelled', Happened & { readonly reason: string }>;

/** Everything that can happen to a talk: the contract with the log. */
export type TalkEvent =
  | TalkCalled
  | TalkHeld
  | PromiseReported
  | PromiseConfirmed
  | PromiseBroken
  | TalkClosed
  | TalkCancelled;
