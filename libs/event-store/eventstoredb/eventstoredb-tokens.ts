import type { Position } from '#event-sourcing';

/**
 * A position in EventStoreDB's transaction log. Both parts count: the commit position alone may
 * skip events.
 */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Digits of the largest unsigned 64-bit number, so that string order is log order. */
const DIGITS = 20;
const TOKEN = /^(\d{20})-(\d{20})$/;

export function toToken({ commit, prepare }: LogPosition): Position {
  return `${digits(commit)}-${digits(prepare)}`;
}

/** @throws RangeError for a token that is not an EventStoreDB position */
export function fromToken(token: Position): LogPosition {
  const [, commit, prepare] = TOKEN.exec(token) ?? [];
  if (commit === undefined || prepare === undefined) {
    throw new RangeError(`not a position of this log: ${token}`);
  }
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

function digits(part: bigint): string {
  return String(part).padStart(DIGITS, '0');
}
