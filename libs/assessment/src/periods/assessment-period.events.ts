import type { DomainEvent } from '#event-sourcing';
import type { PeriodResult, SealedBoard } from './canonical-scores.js';
import type { Known, TakenUpEvent } from './known-events.js';
import type { InputsSeal } from './period-inputs.js';

/** What one edition was computed from and what came out; the boards are in events of their own. */
export interface EditionSeal {
  /** 0 for 初步结果, 1 for what was published; restatements follow. */
  readonly edition: number;
  readonly at: string;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly known: Known;
  /** What came after the cut-off and counts all the same, in the order of the log. */
  readonly takenUp: readonly TakenUpEvent[];
  readonly inputs: InputsSeal;
  /** SHA-256 of the result's canonical JSON. */
  readonly result: string;
  readonly unscored: PeriodResult['unscored'];
  /** The last checkpoint of the log at that moment; absent where none had been signed. */
  readonly checkpoint?: CheckpointNamed;
}

/** A checkpoint that is kept outside, and the events before which it vouches for. */
export interface CheckpointNamed {
  readonly number: number;
  readonly digest: string;
  /** When it was signed, ISO 8601 UTC. */
  readonly at: string;
}

/**
 * 初步结果: the facts are fixed as they were known then; until `contestUntil` (ISO 8601 UTC) they can be
 * contested.
 */
export type PeriodMadePreliminary = DomainEvent<
  'PeriodMadePreliminary',
  {
    readonly at: string;
    /** Id of the period, and its Asia/Shanghai dates of dispatch, both included. */
    readonly period: string;
    readonly from: string;
    readonly to: string;
    readonly cutOff: string;
    /** How many whistle events the log had: what came later is not known in this period. */
    readonly events: number;
    readonly contestUntil: string;
    /** Edition 0, what people are shown until it is published; absent in periods from before it was sealed. */
    readonly seal?: EditionSeal;
  }
>;

/** 撤回初步结果: the period is open again. */
export type PeriodPreliminaryWithdrawn = DomainEvent<
  'PeriodPreliminaryWithdrawn',
  { readonly at: string; readonly reason: string }
>;

/** 封存同类榜: one board of an edition, whole; the edition itself follows. */
export type BoardSealed = DomainEvent<
  'BoardSealed',
  SealedBoard & { readonly at: string; readonly edition: number }
>;

/** 公布: nothing changes it any more but a restatement. */
export type PeriodPublished = DomainEvent<
  'PeriodPublished',
  EditionSeal & {
    /** Appeals that were not decided, and why it was published in spite of them. */
    readonly undecided?: { readonly summonses: readonly string[]; readonly reason: string };
  }
>;

/** 更正公布: another edition under a name of its own; those before it stay readable. */
export type PeriodRestated = DomainEvent<
  'PeriodRestated',
  EditionSeal & { readonly name: string; readonly reason: string }
>;

export type AssessmentPeriodEvent =
  | PeriodMadePreliminary
  | PeriodPreliminaryWithdrawn
  | BoardSealed
  | PeriodPublished
  | PeriodRestated;
