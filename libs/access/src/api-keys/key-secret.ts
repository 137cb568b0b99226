import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiKeyState } from './api-key.js';

/** `sd_<id>_<secret>`: a beginning that secret scanners know, an id to look it up by, 256 random bits. */
const KEY = /^sd_([0-9a-f]{16})_([\w-]{43})$/;
const PREFIX = 'sd_';

export const newKeySecret = (): string => randomBytes(32).toString('base64url');
export const hashOfKeySecret = (secret: string): string => hash('sha256', secret, 'hex');
export const keyText = (id: string, secret: string): string => `${PREFIX}${id}_${secret}`;

/** The id of a key that a command makes: the same for every delivery of it. */
export const keyIdOf = (commandId: string): string =>
  hash('sha256', `api-key/${commandId}`, 'hex').slice(0, 16);

/** Whether a bearer means to be an API key, well formed or not. */
export const isKeyText = (bearer: string): boolean => bearer.startsWith(PREFIX);

/** Id and hash of the secret; undefined where it is not well formed. */
export function readKey(bearer: string): { id: string; secretHash: string } | undefined {
  const [, id, secret] = KEY.exec(bearer) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return { id, secretHash: hashOfKeySecret(secret) };
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** When a secret with this hash ends, ISO 8601 UTC; undefined where it is none of the key's. */
export function endOfSecret(key: NonNullable<ApiKeyState>, secretHash: string): string | undefined {
  if (isSame(secretHash, key.secretHash)) return key.expiresAt;
  const { earlier } = key;
  return earlier && isSame(secretHash, earlier.secretHash) ? earlier.until : undefined;
}
