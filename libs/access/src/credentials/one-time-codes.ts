import { Secret, TOTP } from 'otpauth';

const ISSUER = '哨到';
/** What every authenticator understands (RFC 6238 with the defaults of the otpauth format). */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps before and after the present one that count too: clocks of telephones differ. */
const WINDOW = 1;
/** RFC 4226, 4: as long as the hash. */
const SECRET_BYTES = 20;

/** A fresh secret in base32. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), ...PARAMETERS });

/** `otpauth://totp/…`, which authenticators read as a QR code. */
export const totpUri = (secret: string, username: string): string =>
  totpOf(secret, username).toString();

/**
 * The step (30 seconds since 1970) of a right code, which may be one step early or late; undefined for
 * a wrong one.
 * @param now ISO 8601
 */
export function stepOfCode(secret: string, code: string, now: string): number | undefined {
  const totp = totpOf(secret, '');
  const timestamp = Date.parse(now);
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}
