import { hash } from 'node:crypto';
import { nameUuids } from './name-uuid.js';

/** Namespace of all event ids. Every log ever written depends on it: never change it. */
const EVENT_NAMESPACE = 'b9e4e2a2-5c0f-5d4a-9f0e-0c6d1f6a7d11';

const idOf = nameUuids(EVENT_NAMESPACE);

/** Id of the n-th event (from 0) of a command: the same for every retry of it. */
export const eventId = (commandId: string, index: number): string =>
  idOf(`${commandId}/${index}`, commandId);

/**
 * Fingerprint of a command's content: the first 16 hexadecimal digits of the SHA-256 of its
 * canonical JSON (keys sorted, absent ones left out). Tells a retry from another command that
 * carries the same id.
 */
export const digestOf = (command: object): string =>
  hash('sha256', canonicalJson(command)).slice(0, 16);

/** Names of fields as JSON has them: the same few hundred come again and again. */
const quotedNames = new Map<string, string>();
const MOST_NAMES = 5_000;

function quoted(name: string): string {
  const known = quotedNames.get(name);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(name)}:`;
  if (quotedNames.size < MOST_NAMES) quotedNames.set(name, text);
  return text;
}

/** JSON without white space, fields in the order of their names; absent where undefined. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let fields = '';
  for (const name of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[name];
    if (field === undefined) continue;
    if (fields !== '') fields += ',';
    fields += quoted(name) + canonicalJson(field);
  }
  return `{${fields}}`;
}
