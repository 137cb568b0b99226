import type { SummonsCommand } from './summons.commands.js';
import type {
  Call,
  IntakeChannel,
  Officeholder,
  Place,
  ResidentContact,
  SatisfactionChannel,
  WhistleLevel,
} from './whistle.values.js';

export type * from './summons.commands.js';

/** 吹哨: call departments to a problem that cannot be solved alone. */
export interface RaiseWhistle extends Call {
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
  readonly source?: { readonly system: string; readonly reference: string };
  /** Whose initiative it is, where the kind asks for it. */
  readonly initiators?: readonly Officeholder[];
  /** 复哨: earlier whistles about the same problem. */
  readonly previous?: readonly string[];
}
/** 审哨通过 */
export interface ApproveWhistle {
  readonly type: 'ApproveWhistle';
  readonly reviewer: Officeholder;
  readonly comment?: string;
}
/** 退回: by whoever has it on the table, the reviewer or the command centre. */
export interface ReturnWhistle {
  readonly type: 'ReturnWhistle';
  readonly reason: string;
}
/** 重新提交 after a return. */
export interface ResubmitWhistle extends Call {
  readonly type: 'ResubmitWhistle';
  readonly note: string;
}
/** 派单 by the command centre, which may call others than were asked for. */
export interface DispatchWhistle extends Call {
  readonly type: 'DispatchWhistle';
}
/** 联合执法 */
export interface CallJointEnforcement {
  readonly type: 'CallJointEnforcement';
  /** Ordinals of the summonses whose departments go together; at least two. */
  readonly summonses: readonly number[];
  readonly startsAt: string;
  readonly plan: string;
}
export interface ConcludeJointEnforcement {
  readonly type: 'ConcludeJointEnforcement';
  readonly enforcement: number;
  readonly attended: readonly string[];
  readonly findings: string;
  readonly measures: string;
}
/** 回访: the resident's own word, when the matter is closed. */
export interface RecordResidentSatisfaction {
  readonly type: 'RecordResidentSatisfaction';
  readonly satisfaction: number;
  readonly channel: SatisfactionChannel;
  readonly comment?: string;
}
/** 并哨: this one is a duplicate of another. */
export interface MergeWhistle {
  readonly type: 'MergeWhistle';
  readonly into: string;
  readonly reason: string;
}
/** Counts provisional due times anew; the service's own command when a holiday notice is in. */
export interface RebaseDueTimes {
  readonly type: 'RebaseDueTimes';
  readonly reason: string;
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
  | ApproveWhistle
  | ReturnWhistle
  | ResubmitWhistle
  | DispatchWhistle
  | SummonsCommand
  | CallJointEnforcement
  | ConcludeJointEnforcement
  | RecordResidentSatisfaction
  | MergeWhistle
  | RebaseDueTimes
  | CloseWhistle
  | WithdrawWhistle
  | ReopenWhistle;

export type WhistleCommandType = WhistleCommand['type'];
