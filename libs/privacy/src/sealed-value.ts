import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

/** The key of one subject: a whistle's resident, or a person of the staff. */
export interface SubjectKey {
  /** UUID; stands in every value sealed with it. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** What is shown of a value whose key has been destroyed. */
export const ERASED = '已删除';

/** A stored value that no key of its own opens: it was changed, or moved from another field. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** At least IV and tag: no text that a form accepts as a name or a telephone looks like this. */
const SEALED = /^sealed:v1:([\da-f-]{36}):([\w+/]{38,}={0,2})$/;

/** Whether a text is a sealed value; everything else is itself, as it was before values were sealed. */
export const isSealed = (text: string): boolean => SEALED.test(text);

/** Id of the key that a sealed value needs; undefined for a plain one. */
export const keyIdOf = (text: string): string | undefined => SEALED.exec(text)?.[1];

/** AES-256-GCM: IV, ciphertext and tag, as base64. */
export function encrypt(key: Buffer, iv: Buffer, text: Buffer, about: string): string {
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(about));
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  );
}

/** @throws Error where the key, the text or what it is about is another */
export function decrypt(key: Buffer, encrypted: string, about: string): Buffer {
  const bytes = Buffer.from(encrypted, 'base64');
  const iv = bytes.subarray(0, IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
}

const derive = ({ key }: SubjectKey, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `shaodao ${purpose}`, 32));

/** Derives once for all fields of a subject that are sealed or opened together. */
function derivedFor(purpose: string): (key: SubjectKey) => Buffer {
  const known = new WeakMap<SubjectKey, Buffer>();
  return (key) => {
    const derived = known.get(key) ?? derive(key, purpose);
    known.set(key, derived);
    return derived;
  };
}

const ivKeyOf = derivedFor('iv');
/** Opening needs this one alone. */
const sealKeyOf = derivedFor('seal');

/**
 * Seals a text: `sealed:v1:<key>:<IV, ciphertext, tag>`. The IV follows from field and text under the
 * subject's key: the same command sent twice has the same content, a change to the same value changes
 * nothing, and equal values of two subjects still look different.
 */
export function sealWith(key: SubjectKey, field: string, text: string): string {
  const mac = createHmac('sha256', ivKeyOf(key)).update(`${field}\0${text}`).digest();
  const iv = mac.subarray(0, IV_BYTES);
  const sealed = encrypt(sealKeyOf(key), iv, Buffer.from(text), `${key.id}/${field}`);
  return `sealed:v1:${key.id}:${sealed}`;
}

/** @throws SealBrokenError */
export function openWith(key: SubjectKey, field: string, sealed: string): string {
  try {
    const [, , encrypted = ''] = SEALED.exec(sealed) ?? [];
    return decrypt(sealKeyOf(key), encrypted, `${key.id}/${field}`).toString();
  } catch (cause) {
    throw new SealBrokenError(`a sealed ${field} does not open with its key ${key.id}`, { cause });
  }
}

/** A fingerprint of a text, in hexadecimal, against which nobody without the key can try another. */
export const fingerprintWith = (key: SubjectKey, text: string): string =>
  createHmac('sha256', derive(key, 'fingerprint')).update(text).digest('hex');
