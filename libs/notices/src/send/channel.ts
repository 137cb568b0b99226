import { shorten, usablePartOf } from '#event-sourcing';
import type { Claim } from '../outbox/claiming.js';

/** Why a message did not arrive. Stable codes: they are in the delivery log. */
export type SendFailureCode =
  | 'TIMEOUT'
  | 'UNREACHABLE'
  | 'ADDRESS_NOT_ALLOWED'
  | 'ADDRESS_ERASED'
  | 'ADDRESS_UNREADABLE'
  | 'REDIRECTED'
  | 'REFUSED'
  | 'GONE'
  | 'RATE_LIMITED'
  | 'RECEIVER_FAILED'
  | 'CREDENTIAL_MISSING'
  | 'CHANNEL_NOT_CONFIGURED';

export interface Sent {
  readonly outcome: 'sent';
  /** Status of HTTP or SMTP. */
  readonly status: number;
}
export interface NotSent {
  readonly outcome: 'failed';
  readonly code: SendFailureCode;
  /** Message of the receiver or the network, shortened. */
  readonly details: string;
  /** 0 where there was none. */
  readonly status: number;
  /** `never` where the same message would fail again; otherwise retried as usual. */
  readonly retry?: 'never';
  /** The receiver as a whole is down: nothing is sent there for a while. */
  readonly unreachable?: boolean;
  /** The receiver wants no notices any more: nothing is sent there again. */
  readonly gone?: boolean;
  /** How long the receiver asks to wait. */
  readonly retryAfterMs?: number;
}
export type SendOutcome = Sent | NotSent;

export interface Message extends Claim {
  /** The same for every attempt of the same notices, so that receivers recognise repetitions. */
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly signal: AbortSignal;
}

/** Sends messages by one kind of channel. Does not throw for failures of the network or the receiver. */
export interface Channel {
  /** Most messages a minute to one target. */
  readonly perMinute: number;
  send(message: Message): Promise<SendOutcome>;
}

const LONGEST_DETAILS = 200;
/** A receiver's answer, usable and short enough to be stored. */
const detailsOf = (text: string): string =>
  shorten(usablePartOf(text).replace(/\s+/g, ' ').trim(), LONGEST_DETAILS);

/** A shorter part of an address would be found in any text. */
const SHORTEST_PART = 3;

/** What tells an address: all of it, and the part that its host does not tell. */
function tellingPartsOf(address: string): readonly string[] {
  if (!URL.canParse(address)) return [address, address.slice(0, address.lastIndexOf('@'))];
  const { href, pathname, search } = new URL(address);
  return [href, address, `${pathname}${search}`, pathname];
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** What a receiver said, without the address, which it may quote: the delivery log keeps it. */
export function withoutAddress(text: string, address: string): string {
  const parts = tellingPartsOf(address).filter(({ length }) => length >= SHORTEST_PART);
  if (parts.length === 0) return text;
  return text.replace(new RegExp(parts.map(literal).join('|'), 'gi'), '***');
}

export const failureOf = (
  code: SendFailureCode,
  details: string,
  more: Partial<Omit<NotSent, 'outcome' | 'code' | 'details'>> = {},
): NotSent => ({ outcome: 'failed', code, details: detailsOf(details), status: 0, ...more });
