/** Injection token of the outbox's database. */
export const NOTICE_OUTBOX = Symbol('NOTICE_OUTBOX');
