import type { DomainEvent } from '#event-sourcing';
import type { Clock, Evidenced, OfSummons, OpenRung } from './whistle.values.js';

interface Settled extends OfSummons {
  /** By when the street rates the department, where the rules say. */
  readonly rating?: Clock;
}
export type ResolutionConfirmed = DomainEvent<'ResolutionConfirmed', Settled>;
/** 默认办结: the street did not verify in time, and the rules then take the report as verified. */
export type ResolutionDeemedVerified = DomainEvent<'ResolutionDeemedVerified', Settled>;
export type ResolutionSentBack = DomainEvent<
  'ResolutionSentBack',
  OfSummons &
    Evidenced & {
      readonly reason: string;
      /** How often this summons has now been sent back. */
      readonly count: number;
      readonly rungs?: readonly OpenRung[];
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
