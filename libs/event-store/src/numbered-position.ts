import type { Position } from '#event-sourcing';

/** Digits of a position token: every safe integer fits, so string order is log order. */
const DIGITS = 16;
const TOKEN = /^\d{16}$/;

/** Position tokens of a log that numbers its events from 1. */
export function toToken(position: number): Position {
  return String(position).padStart(DIGITS, '0');
}

/** @throws RangeError for a token that is not a numbered position */
export function fromToken(token: Position): number {
  if (!TOKEN.test(token)) throw new RangeError(`not a position of this log: ${token}`);
  return Number(token);
}

/** Whether a position comes from a log that numbers its events. */
export const isNumberedPosition = (position: Position): boolean => TOKEN.test(position);
