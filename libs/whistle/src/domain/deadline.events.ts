import type { DomainEvent } from '#event-sourcing';
import type {
  ClockName,
  DeadlineClock,
  Happened,
  NextRung,
  OfSummons,
  SupervisionCause,
  SupervisionStep,
} from './whistle.values.js';

interface OfDeadline extends Happened {
  /** 0: a clock of the whistle itself. */
  readonly summons: number;
  /** Whose it is; absent for the whistle's own clocks. */
  readonly department?: string;
  readonly clock: DeadlineClock;
  readonly dueAt: string;
}
/** 黄牌 (山东: one 工作日 before the deadline). */
export type DeadlineApproaching = DomainEvent<'DeadlineApproaching', OfDeadline>;
/** 红牌 (山东: on the first overdue 工作日). */
export type DeadlineMissed = DomainEvent<
  'DeadlineMissed',
  OfDeadline & { readonly next?: NextRung }
>;
/** 督办: 催办, 书面督办 or 提级, by people or by the clock. */
export type SupervisionIssued = DomainEvent<
  'SupervisionIssued',
  OfSummons & {
    readonly step: SupervisionStep;
    readonly cause: SupervisionCause;
    readonly reason: string;
    /** Which missed deadline, and which rung of the ladder; where the clock issued it. */
    readonly deadline?: {
      readonly clock: ClockName;
      readonly dueAt: string;
      readonly rung: number;
    };
    readonly next?: NextRung;
  }
>;
/** 督办答复: what the department will do by when, to the latest supervision. */
export type SupervisionAnswered = DomainEvent<
  'SupervisionAnswered',
  OfSummons & {
    /** Ordinal of the supervision within the summons, from 1. */
    readonly supervision: number;
    readonly plan: string;
    /** By when it will be done, ISO 8601 UTC. */
    readonly doneBy: string;
  }
>;
