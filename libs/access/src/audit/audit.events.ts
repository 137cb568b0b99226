/** What the audit log tells of. */
export type AuditKind = 'signed-in' | 'sign-in-refused' | 'refused' | 'administered';

/** One line of the audit log. No token, no password, nothing that people typed. */
export interface AuditEntry {
  readonly kind: AuditKind;
  /** When it happened first, ISO 8601 UTC with milliseconds. */
  readonly at: string;
  /** How many times within its minute. */
  readonly count: number;
  /** Absent where nobody was signed in, and where what was typed cannot be a username. */
  readonly account?: string;
  readonly organisation?: string;
  /** Client address; an IPv6 network of 64 bits counts as one. */
  readonly address?: string;
  /** Stable code of the refusal. */
  readonly code?: string;
  /** Root fields of the operation, as the schema names them. */
  readonly operations?: readonly string[];
}

export interface AccessRecorded {
  readonly type: 'AccessRecorded';
  readonly data: AuditEntry;
}
