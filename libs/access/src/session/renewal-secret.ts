import { hash, randomBytes } from 'node:crypto';
import { USERNAME } from '../domain/account.js';

/** What the cookie of a browser says: whose session it renews, and the secret that allows it. */
export interface Renewal {
  readonly username: string;
  readonly session: string;
  readonly secret: string;
}

const SESSION = /^\d{4}-\d{2}\.[\w-]{22}$/;
const SECRET = /^[\w-]{43}$/;

/** A new id of a session: the month (UTC) in which its stream is, and chance. */
export const newSessionId = (now: string): string =>
  `${now.slice(0, 'YYYY-MM'.length)}.${randomBytes(16).toString('base64url')}`;

/** 256 bits of chance: nobody guesses them, so a plain hash of them protects them. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashOfSecret = (secret: string): string => hash('sha256', secret, 'base64url');

export const isSessionId = (text: string): boolean => SESSION.test(text);

export const renewalText = ({ username, session, secret }: Renewal): string =>
  [username, session, secret].join('~');

/** Reads {@link renewalText}; undefined for any other text. */
export function readRenewal(text: string): Renewal | undefined {
  const [username = '', session = '', secret = '', ...more] = text.split('~');
  const isOne = USERNAME.test(username) && isSessionId(session) && SECRET.test(secret);
  return isOne && more.length === 0 ? { username, session, secret } : undefined;
}
