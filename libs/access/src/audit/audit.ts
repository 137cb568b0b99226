import { type Decision, streamFamily } from '#event-sourcing';
import type { AccessRecorded, AuditEntry } from './audit.events.js';

/** Writes lines that have been collected. */
export interface RecordAccess {
  readonly type: 'RecordAccess';
  readonly entries: readonly AuditEntry[];
}

type State = number;

const decide = ({ entries }: RecordAccess): Decision<AccessRecorded, never> =>
  entries.map((data) => ({ type: 'AccessRecorded', data }));

/** 审计日志: sign-ins, refusals and administrative acts; one stream a local day. */
export const audit = streamFamily<RecordAccess, State, AccessRecorded, never, object>({
  prefix: 'audit-',
  versions: { AccessRecorded: 1 },
  decider: { initialState: 0, decide, evolve: (lines) => lines + 1 },
});
