import { hash } from 'node:crypto';
import { canonicalJson, type EventMetadata, type RecordedEvent } from '#event-sourcing';

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
export const linkOf = (previous: string, event: ChainedEvent): string =>
  linkWith(previous, event, coveredText(event.metadata));

/** Metadata as a link covers it: events of one command share it, so it is made once for all. */
export const coveredText = (metadata: EventMetadata): string =>
  canonicalJson(metadata.chain === undefined ? metadata : { ...metadata, chain: undefined });

/** @param metadata see {@link coveredText} */
export function linkWith(
  previous: string,
  { stream, revision, id, type, version, data }: Omit<ChainedEvent, 'metadata'>,
  metadata: string,
): string {
  const place = `${JSON.stringify(previous)},${JSON.stringify(stream)},${revision}`;
  const kind = `${JSON.stringify(id.toLowerCase())},${JSON.stringify(type)},${version}`;
  const text = `[${place},${kind},${canonicalJson(data)},${metadata}]`;
  return hash('sha256', text, 'base64url');
}

/** Characters at the end of metadata as text that hold its chain, which is written last. */
export const CHAIN_AT_END = 54;
const AT_END = /^"chain":"([\w-]{43})"\}$/;

/** The chain in the last {@link CHAIN_AT_END} characters of metadata; nothing if it is elsewhere. */
export function chainIn(end: string): { readonly chain?: string } {
  const chain = AT_END.exec(end)?.[1];
  return chain === undefined ? {} : { chain };
}
