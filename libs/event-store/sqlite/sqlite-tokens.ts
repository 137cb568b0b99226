import type { Position } from '#event-sourcing';

/** Digits of a position token: every safe integer fits, so string order is log order. */
const DIGITS = 16;
const TOKEN = /^\d{16}$/;

export function toToken(position: number): Position {
  return String(position).padStart(DIGITS, '0');
}

/** @throws RangeError for a token that no SQLite log ever gave. */
export function fromToken(token: Position): number {
  if (!TOKEN.test(token)) throw new RangeError(`not a position of this log: ${token}`);
  return Number(token);
}

/** A UUID as its 16 bytes: half the index of the text form. */
export function toBlob(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

export function fromBlob(blob: Buffer): string {
  const hex = blob.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
