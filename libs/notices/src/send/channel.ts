import { shorten, usablePartOf } from '#event-sourcing';
import type { Claim } from '../outbox/claiming.js';

/** Why a message did not arrive. Stable codes: they are in the delivery log. */
export type SendFailureCode =
  | 'TIMEOUT'
  | 'UNREACHABLE'
  | 'ADDRESS_NOT_ALLOWED'
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
  /** What the receiver or the network said, shortened. */
  readonly details: string;
  /** 0 where there was none. */
  readonly status: number;
  /** Undefined: as usual. `never`: the same message would fail the same way. */
  readonly retry?: 'never';
  /** The receiver itself is in trouble: nothing else is tried there for a while. */
  readonly unreachable?: boolean;
  /** The receiver wants nothing more, ever: nothing else is sent there. */
  readonly gone?: boolean;
  /** How long the receiver asks to be left alone. */
  readonly retryAfterMs?: number;
}
export type SendOutcome = Sent | NotSent;

export interface Message extends Claim {
  /** The same for every attempt of the same notices: receivers tell repetitions by it. */
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly signal: AbortSignal;
}

/** A way out. Never throws for what the network or the receiver does. */
export interface Channel {
  /** Most messages a minute to one target. */
  readonly perMinute: number;
  send(message: Message): Promise<SendOutcome>;
}

const LONGEST_DETAILS = 200;
/** What a receiver answered, fit to be written down. */
const detailsOf = (text: string): string =>
  shorten(usablePartOf(text).replace(/\s+/g, ' ').trim(), LONGEST_DETAILS);

export const failed = (
  code: SendFailureCode,
  details: string,
  more: Partial<Omit<NotSent, 'outcome' | 'code' | 'details'>> = {},
): NotSent => ({ outcome: 'failed', code, details: detailsOf(details), status: 0, ...more });
