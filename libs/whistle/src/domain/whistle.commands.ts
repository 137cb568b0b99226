import type {
  Evidence,
  IntakeChannel,
  Place,
  ResidentContact,
  SummonsRole,
  WhistleLevel,
} from './whistle.events.js';

/** 吹哨: call departments to a problem that cannot be solved alone. */
export interface RaiseWhistle {
  readonly type: 'RaiseWhistle';
  readonly kind: string;
  readonly level: WhistleLevel;
  readonly title: string;
  readonly description: string;
  readonly place: Place;
  readonly category: string;
  readonly channel: IntakeChannel;
  readonly contact?: ResidentContact;
  readonly street: string;
  readonly lead: string;
  readonly assisting: readonly string[];
  readonly informed: readonly string[];
  readonly source?: { readonly system: string; readonly reference: string };
}
interface OnSummons {
  /** Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
}
/** 签收 */
export interface AcknowledgeSummons extends OnSummons {
  readonly type: 'AcknowledgeSummons';
  readonly person: string;
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
/** 结哨: every lead and assisting department has been confirmed. */
export interface CloseWhistle {
  readonly type: 'CloseWhistle';
  readonly summary: string;
}
/** 撤哨 */
export interface WithdrawWhistle {
  readonly type: 'WithdrawWhistle';
  readonly reason: string;
}
/** Summons the lead department (or the one named) anew, with new clocks. */
export interface ReopenWhistle {
  readonly type: 'ReopenWhistle';
  readonly reason: string;
  readonly lead?: string;
}

export type WhistleCommand =
  | RaiseWhistle
  | AcknowledgeSummons
  | ArriveOnSite
  | ConfirmArrival
  | DisputeArrival
  | ReportResolution
  | ConfirmResolution
  | SendBackResolution
  | RateDepartment
  | SummonDepartment
  | ReplaceDepartment
  | WithdrawDepartment
  | PauseClock
  | ResumeClock
  | CloseWhistle
  | WithdrawWhistle
  | ReopenWhistle;

export type WhistleCommandType = WhistleCommand['type'];
