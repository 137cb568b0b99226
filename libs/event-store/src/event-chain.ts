import { hash } from 'node:crypto';
import { canonicalJson, type RecordedEvent } from '#event-sourcing';

/** An event as far as its chain covers it: position and recording time differ between logs. */
export type ChainedEvent = Omit<RecordedEvent, 'position' | 'recordedAt'>;

/** The link before the first event of a stream. */
export const STREAM_START = '';

/**
 * The link of an event: SHA-256, in base64url, of the canonical JSON (keys sorted, no white space,
 * UTF-8) of `[previous link, stream, revision, id, type, version, data, metadata]`, the metadata
 * without `chain`. It depends on nothing but what the stream holds, so the link of an event that
 * carries none is known as well. Copies of logs outside depend on it: never change it.
 */
export function linkOf(previous: string, event: ChainedEvent): string {
  const { stream, revision, id, type, version, data, metadata } = event;
  const covered = { ...metadata, chain: undefined };
  return hash(
    'sha256',
    canonicalJson([previous, stream, revision, id.toLowerCase(), type, version, data, covered]),
    'base64url',
  );
}

/** Characters at the end of metadata as text that hold its chain, which is written last. */
export const CHAIN_AT_END = 54;
const AT_END = /^"chain":"([\w-]{43})"\}$/;

/** The chain in the last {@link CHAIN_AT_END} characters of metadata; nothing if it is elsewhere. */
export function chainIn(end: string): { readonly chain?: string } {
  const chain = AT_END.exec(end)?.[1];
  return chain === undefined ? {} : { chain };
}
