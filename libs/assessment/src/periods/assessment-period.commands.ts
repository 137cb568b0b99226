import type { Actor } from '#event-sourcing';
import type { ScorePeriod } from '../domain/score-period.js';
import type { EditionSeal } from './assessment-period.events.js';
import type { SealedBoard } from './canonical-scores.js';

/** Fixes the facts of a period that is over, and opens the time in which it can be contested. */
export interface MakePeriodPreliminary {
  readonly type: 'MakePeriodPreliminary';
  /** 数据截止, ISO 8601 UTC; the present minute where absent. */
  readonly cutOff?: string;
  /** Last local date on which it can be contested; as many days from today as is usual where absent. */
  readonly contestUntil?: string;
}
/** Back to open: it was made preliminary too early, or by mistake. */
export interface WithdrawPreliminaryPeriod {
  readonly type: 'WithdrawPreliminaryPeriod';
  readonly reason: string;
}
/** Freezes a preliminary period. */
export interface PublishPeriod {
  readonly type: 'PublishPeriod';
  /** Why it is published although appeals about it are undecided. */
  readonly undecidedReason?: string;
}
/** Publishes another edition with what has been decided since, and with whistles whose late facts count. */
export interface RestatePeriod {
  readonly type: 'RestatePeriod';
  /** How people call it: “第一次更正”. */
  readonly name: string;
  readonly reason: string;
  /** Ids of whistles whose facts after the cut-off are taken up too. */
  readonly whistles: readonly string[];
}
export type PeriodCommand =
  MakePeriodPreliminary | WithdrawPreliminaryPeriod | PublishPeriod | RestatePeriod;

/** Every reason for which a command on a period is refused. Stable: clients act on them. */
export type PeriodRejection =
  | 'PERIOD_NOT_YOURS'
  | 'PERIOD_NOT_OVER'
  | 'PERIOD_CUT_OFF_INVALID'
  | 'PERIOD_WINDOW_REQUIRED'
  | 'PERIOD_WINDOW_INVALID'
  | 'PERIOD_ALREADY_PRELIMINARY'
  | 'PERIOD_NOT_PRELIMINARY'
  | 'PERIOD_NOT_PUBLISHED'
  | 'PERIOD_PUBLISHED'
  | 'PERIOD_WINDOW_OPEN'
  | 'PERIOD_APPEALS_UNDECIDED'
  | 'PERIOD_RESTATEMENT_NAMED'
  | 'PERIOD_UNCHANGED'
  | 'PERIOD_WHISTLE_UNKNOWN';

/** An edition as it was computed from the log for this decision. */
export interface ComputedEdition extends Omit<EditionSeal, 'edition' | 'at'> {
  readonly boards: readonly SealedBoard[];
  /** Summonses of the period about which an appeal is undecided. */
  readonly undecided: readonly string[];
}

export interface PeriodContext {
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly acting: Pick<Actor, 'role'>;
  readonly period: ScorePeriod;
  /** How many days a period can be contested where the command does not say. */
  readonly contestDays?: number | undefined;
  /** Absent where the decision is only tried, and for withdrawing. */
  readonly computed?: ComputedEdition | undefined;
  /** Ids of a restatement's whistles that the log does not know. */
  readonly unknownWhistles?: readonly string[] | undefined;
}
