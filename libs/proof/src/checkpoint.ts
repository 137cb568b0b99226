import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from '#event-sourcing';
import type { LogDigest } from './proof.events.js';

/** The newest event of a stream. */
export type Head = readonly [stream: string, revision: number, link: string];

/** A public key that its predecessor vouches for. */
export interface Succession {
  /** The key before. */
  readonly by: string;
  /** Its Ed25519 signature over the new key's text. */
  readonly signature: string;
}

/** What is signed of a checkpoint. Binary values are base64url; keys are DER (SPKI). */
export interface CheckpointBody extends LogDigest {
  readonly version: 1;
  readonly number: number;
  /** When it was signed, ISO 8601 UTC. */
  readonly at: string;
  /** Digest of the checkpoint before; empty for the first. */
  readonly previous: string;
  /** Stream and revision of the last event covered. */
  readonly last: readonly [stream: string, revision: number];
  /** Of the streams that have changed since the checkpoint before. */
  readonly heads: readonly Head[];
  readonly key: string;
  /** Given where the key is not that of the checkpoint before. */
  readonly succession?: Succession;
  /** The log that those before are of, where this log was written anew from it. */
  readonly rewrites?: LogDigest;
}

/** Somebody else's signature over the same. */
export interface Countersignature {
  readonly key: string;
  readonly at: string;
  readonly signature: string;
}

/** A signed checkpoint, as it is kept outside. */
export interface Checkpoint extends CheckpointBody {
  readonly signature: string;
  readonly countersignatures?: readonly Countersignature[];
}

/** The root after one more event; of an empty log it is empty. */
export const rootOf = (root: string, link: string): string =>
  hash('sha256', root + link, 'base64url');

/** The text that is signed: canonical JSON of the body. */
function signedText(checkpoint: CheckpointBody): string {
  const { version, number, at, previous, key, succession, rewrites } = checkpoint;
  const { events, root, last, heads } = checkpoint;
  const series = { version, number, at, previous, key, succession, rewrites };
  return canonicalJson(Object.assign(series, { events, root, last, heads }));
}

/** SHA-256 of the body: what the next checkpoint and published scores name. */
export const digestOfCheckpoint = (checkpoint: CheckpointBody): string =>
  hash('sha256', signedText(checkpoint), 'base64url');

const countersigned = (checkpoint: CheckpointBody, at: string): string =>
  canonicalJson({ countersigned: digestOfCheckpoint(checkpoint), at });

const signatureOf = (text: string, key: KeyObject): string =>
  sign(null, Buffer.from(text), key).toString('base64url');

/** Whether it is the key's signature; a key that is none has signed nothing. */
function isSigned(text: string, key: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({
      key: Buffer.from(key, 'base64url'),
      format: 'der',
      type: 'spki',
    });
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** The public part of a private key as texts have it. */
export const publicText = (privateKey: KeyObject): string =>
  createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64url');

/** @throws Error for what is no private Ed25519 key */
export function privateKeyOf(pem: string): KeyObject {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
  return key;
}

export const signCheckpoint = (body: CheckpointBody, key: KeyObject): Checkpoint => ({
  ...body,
  signature: signatureOf(signedText(body), key),
});

export const succeed = (newKey: string, oldKey: KeyObject): Succession => ({
  by: publicText(oldKey),
  signature: signatureOf(newKey, oldKey),
});

/** The same checkpoint with one more signature, over its digest and this time. */
export function countersign(checkpoint: Checkpoint, key: KeyObject, at: string): Checkpoint {
  const signature = signatureOf(countersigned(checkpoint, at), key);
  const { countersignatures = [] } = checkpoint;
  const added = { key: publicText(key), at, signature };
  return { ...checkpoint, countersignatures: [...countersignatures, added] };
}

const nameOf = ({ number, at }: Checkpoint): string => `检查点 ${number}（${at}）`;

/** Faults of one checkpoint on its own. */
function signatureFaults(checkpoint: Checkpoint): string[] {
  const faults: string[] = [];
  if (!isSigned(signedText(checkpoint), checkpoint.key, checkpoint.signature))
    faults.push(`${nameOf(checkpoint)}签名不符`);
  for (const { key, at, signature } of checkpoint.countersignatures ?? [])
    if (!isSigned(countersigned(checkpoint, at), key, signature))
      faults.push(`${nameOf(checkpoint)}的会签不符`);
  return faults;
}

/** Whether the key of a checkpoint is the one before, or vouched for by it. */
function isSucceeded({ key, succession }: Checkpoint, before: string): boolean {
  if (key === before) return true;
  return succession?.by === before && isSigned(key, before, succession.signature);
}

/**
 * Faults of a series of checkpoints, in order of their numbers: signatures, keys, and that each names
 * the one before. Some may be missing.
 * @param trusted the key that the first of them was signed with, if it is known from elsewhere
 */
export function checkpointFaults(series: readonly Checkpoint[], trusted?: string): string[] {
  let key = trusted ?? series[0]?.key ?? '';
  let before: Checkpoint | undefined;
  return series.flatMap((checkpoint) => {
    const faults = signatureFaults(checkpoint);
    if (!isSucceeded(checkpoint, key)) faults.push(`${nameOf(checkpoint)}由别的密钥签名`);
    const follows = before?.number === checkpoint.number - 1;
    if (before && follows && checkpoint.previous !== digestOfCheckpoint(before))
      faults.push(`${nameOf(checkpoint)}所接的不是${nameOf(before)}`);
    [key, before] = [checkpoint.key, checkpoint];
    return faults;
  });
}

/** Of a series, the checkpoints that are of the log as it is now, not of one from which it was written anew. */
export function sinceRewriting(series: readonly Checkpoint[]): readonly Checkpoint[] {
  const from = series.findLastIndex(({ rewrites }) => rewrites !== undefined);
  return series.slice(Math.max(from, 0));
}

/**
 * A rewriting has to be confirmed by whoever checks: the key alone could otherwise do away with all
 * checkpoints before.
 * @param confirmed digest of the checkpoint that says so
 */
export function rewritingFaults(series: readonly Checkpoint[], confirmed?: string): string[] {
  const said = series.findLast(({ rewrites }) => rewrites !== undefined);
  if (!said) return [];
  const digest = digestOfCheckpoint(said);
  if (digest === confirmed) return [];
  return [
    `${nameOf(said)}声明日志已改写，此前的检查点只证明改写前的日志：核实后以 --rewritten ${digest} 确认`,
  ];
}
