import { hash, randomUUID } from 'node:crypto';

/** Hexadecimal digits of a moment in milliseconds since 1970, and where in an id they end. */
const TIME_DIGITS = 12;
const TIME_END = 13;
const VERSION_AT = 14;

/**
 * A new id of this house: UUIDv8 (RFC 9562, 5.8), built like version 7. First comes the present
 * moment, then chance, so that ids made one after the other lie side by side in an index. Version 8
 * and not 7, because older ids of any other version must lead to what they led to before.
 */
export function newId(): string {
  const time = Date.now().toString(16).padStart(TIME_DIGITS, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-8${randomUUID().slice(VERSION_AT + 1)}`;
}

/**
 * UUIDs of names in one namespace: version 5 (RFC 9562, 5.5). With an `origin` that {@link newId}
 * made, or that follows from such a one, an id keeps its moment and is of version 8: what belongs
 * together lies together in an index. Every command and every event needs one, so each is hashed in
 * a single call: three times as fast as streaming updates.
 */
export function nameUuids(namespace: string): (name: string, origin?: string) => string {
  const prefix = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  return (name, origin) => {
    const hex = hash('sha1', Buffer.concat([prefix, Buffer.from(name)]), 'hex');
    const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
    const rest = `${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    return origin?.charAt(VERSION_AT) === '8'
      ? `${origin.slice(0, TIME_END).toLowerCase()}-8${rest}`
      : `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${rest}`;
  };
}
