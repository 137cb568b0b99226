import { ERASED } from './sealed-value.js';

const KEPT_AT_THE_END = 4;
const KEPT_AT_THE_BEGINNING = 3;

/**
 * A telephone as it is shown until somebody asks for it: `138****1234`. Of a short number only the last
 * two digits are left.
 */
export function maskedPhone(phone: string): string {
  if (phone === ERASED) return phone;
  const digits = phone.replace(/\D/g, '');
  if (digits.length < KEPT_AT_THE_BEGINNING + 2 * KEPT_AT_THE_END) return `****${digits.slice(-2)}`;
  return `${digits.slice(0, KEPT_AT_THE_BEGINNING)}****${digits.slice(-KEPT_AT_THE_END)}`;
}

/** A name as it is shown until somebody asks for it: `李**`. */
export function maskedName(name: string): string {
  if (name === ERASED) return name;
  const [first = ''] = name;
  return `${first}**`;
}
