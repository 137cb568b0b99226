import { createHash, randomBytes } from 'node:crypto';

const CODES = 10;
/** Base32 (RFC 4648): neither 0 nor 1, which look like O and I. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LENGTH = 16;

const codeOf = (bytes: Buffer): string =>
  Array.from(bytes, (byte) => SIGNS[byte % SIGNS.length]).join('');

/** Ten codes of 80 random bits in groups of four: `ABCD-EFGH-IJKL-MNOP`. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: CODES }, () => codeOf(randomBytes(LENGTH)).replace(/(.{4})(?!$)/g, '$1-'));

/** What a person typed, without blanks and hyphens, in capitals. */
export const normaliseCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/** SHA-256 in hexadecimal: of 80 random bits nobody finds the code by trying. */
export const hashRecoveryCode = (code: string): string =>
  createHash('sha256').update(normaliseCode(code)).digest('hex');
