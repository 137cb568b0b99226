import type { Limit } from '#calendar';
import type {
  ClockName,
  DeadlineClock,
  Evidence,
  SummonsRole,
  SupervisionStep,
} from './whistle.values.js';

interface OnSummons {
  /** Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
}
/** 签收 */
export interface AcknowledgeSummons extends OnSummons {
  readonly type: 'AcknowledgeSummons';
  readonly person: string;
}
/** 联系: the street has been called. Acknowledges as well where that was not done before. */
export interface ContactStreet extends OnSummons {
  readonly type: 'ContactStreet';
  readonly person: string;
  readonly note?: string;
}
/** 报到: people are on site. Acknowledges as well where that was not done before. */
export interface ArriveOnSite extends OnSummons {
  readonly type: 'ArriveOnSite';
  readonly person: string;
  readonly deviceAt?: string;
  readonly location?: {
    readonly longitude: number;
    readonly latitude: number;
    readonly accuracyMetres: number;
  };
  readonly evidence: readonly Evidence[];
}
/** 到场确认 */
export interface ConfirmArrival extends OnSummons {
  readonly type: 'ConfirmArrival';
}
/** 到场异议: the claimed arrival no longer counts. */
export interface DisputeArrival extends OnSummons {
  readonly type: 'DisputeArrival';
  readonly reason: string;
}
/** 进展: what is being done; stops no clock. */
export interface RecordProgress extends OnSummons {
  readonly type: 'RecordProgress';
  readonly note: string;
  readonly evidence: readonly Evidence[];
}
/** 反馈: the department says it is done. A paused clock runs on first. */
export interface ReportResolution extends OnSummons {
  readonly type: 'ReportResolution';
  readonly summary: string;
  readonly evidence: readonly Evidence[];
}
/** 核实办结 */
export interface ConfirmResolution extends OnSummons {
  readonly type: 'ConfirmResolution';
}
/** 退回重办 */
export interface SendBackResolution extends OnSummons {
  readonly type: 'SendBackResolution';
  readonly reason: string;
}
/** 评哨. Scores 1–5. */
export interface RateDepartment extends OnSummons {
  readonly type: 'RateDepartment';
  readonly satisfaction: number;
  readonly responseSpeed: number;
  readonly cooperation: number;
  readonly implementation: number;
  readonly comment?: string;
}
/** Add a department to a whistle that has already sounded. */
export interface SummonDepartment {
  readonly type: 'SummonDepartment';
  readonly department: string;
  readonly role: SummonsRole;
}
/** Another department takes over; it gets clocks of its own. */
export interface ReplaceDepartment extends OnSummons {
  readonly type: 'ReplaceDepartment';
  readonly replacement: string;
  readonly reason: string;
}
/** The department is let go from the whistle. */
export interface WithdrawDepartment extends OnSummons {
  readonly type: 'WithdrawDepartment';
  readonly reason: string;
}
/** 挂账 */
export interface PauseClock extends OnSummons {
  readonly type: 'PauseClock';
  readonly reason: string;
}
/** 恢复计时 */
export interface ResumeClock extends OnSummons {
  readonly type: 'ResumeClock';
}
/** 退哨: the department holds that the duty is not its own. */
export interface DeclineSummons extends OnSummons {
  readonly type: 'DeclineSummons';
  readonly reason: string;
  readonly legalBasis: string;
}
/** 裁定退哨成立: the replacement takes over, or the department is let go. */
export interface UpholdDecline extends OnSummons {
  readonly type: 'UpholdDecline';
  readonly reason: string;
  /** Must be named where the department leads. */
  readonly replacement?: string;
}
/** 裁定退哨不成立 */
export interface OverruleDecline extends OnSummons {
  readonly type: 'OverruleDecline';
  readonly reason: string;
}
/** 申请延期 of the resolve clock. */
export interface RequestExtension extends OnSummons {
  readonly type: 'RequestExtension';
  readonly extension: Limit;
  readonly reason: string;
}
export interface GrantExtension extends OnSummons {
  readonly type: 'GrantExtension';
}
export interface RefuseExtension extends OnSummons {
  readonly type: 'RefuseExtension';
  readonly reason: string;
}
/** 督办 by people: a street may remind, the command centre may take any step. */
export interface SuperviseSummons extends OnSummons {
  readonly type: 'SuperviseSummons';
  readonly step: SupervisionStep;
  readonly reason: string;
}

/** The clock's own command: the warning time of a running clock has come. */
export interface WarnOfDeadline {
  readonly type: 'WarnOfDeadline';
  /** 0: a clock of the whistle itself. */
  readonly summons: number;
  readonly clock: DeadlineClock;
  /** The due time it is about: a clock that was moved meanwhile is left alone. */
  readonly dueAt: string;
}
/** The clock's own command: a running clock was not stopped in time. Climbs the ladder's first rungs. */
export interface MissDeadline {
  readonly type: 'MissDeadline';
  readonly summons: number;
  readonly clock: DeadlineClock;
  readonly dueAt: string;
}
/** The clock's own command: the next rung of the ladder after a missed deadline. */
export interface ClimbLadder extends OnSummons {
  readonly type: 'ClimbLadder';
  readonly clock: ClockName;
  readonly dueAt: string;
  readonly rung: number;
}
/** The clock's own command: a pause has lasted as long as the rules allow. */
export interface EndPause extends OnSummons {
  readonly type: 'EndPause';
}

export type SummonsCommand =
  | AcknowledgeSummons
  | ContactStreet
  | ArriveOnSite
  | ConfirmArrival
  | DisputeArrival
  | RecordProgress
  | ReportResolution
  | ConfirmResolution
  | SendBackResolution
  | RateDepartment
  | SummonDepartment
  | ReplaceDepartment
  | WithdrawDepartment
  | PauseClock
  | ResumeClock
  | DeclineSummons
  | UpholdDecline
  | OverruleDecline
  | RequestExtension
  | GrantExtension
  | RefuseExtension
  | SuperviseSummons
  | WarnOfDeadline
  | MissDeadline
  | ClimbLadder
  | EndPause;
