import type { JWTPayload } from 'jose';

/** What a back-channel logout (OpenID Connect Back-Channel Logout 1.0) is about. */
export interface Logout {
  /** Id of the token, which counts once. */
  readonly id: string;
  /** Session of the provider. */
  readonly session?: string;
  readonly subject?: string;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A token that is older was sent by somebody who kept it. */
export const OLDEST_SECONDS = 300;
const LONGEST_NAME = 256;

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLogout = (events: unknown): boolean =>
  isObject(events) && isObject((events as Record<string, unknown>)[EVENT]);

/**
 * Reads the payload of a logout token whose signature, issuer, audience and times were verified
 * (section 2.6). @returns undefined for any other token: one with a nonce is an ID token.
 */
export function logoutOf(payload: JWTPayload): Logout | undefined {
  const { jti: id, sid: session, sub: subject, events, nonce } = payload;
  if (!isLogout(events) || nonce !== undefined || !isName(id)) return undefined;
  const names = [session, subject].filter((name) => name !== undefined);
  if (names.length === 0 || !names.every(isName)) return undefined;
  return {
    id,
    ...(isName(session) && { session }),
    ...(isName(subject) && { subject }),
  };
}
