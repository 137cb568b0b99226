import type { Readable } from 'node:stream';

/** Injection token of the {@link EvidenceStore}. */
export const EVIDENCE_STORE = Symbol('EVIDENCE_STORE');

/** The first and the last byte of a part, from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the bytes of evidence are: each piece once, by the SHA-256 of the bytes themselves. What holds
 * them is told nothing of whistles; that a piece exists is said by the log.
 */
export interface EvidenceStore {
  /** Where it is, for people. */
  readonly place: string;
  /** Returns once the bytes outlast a loss of power; those of a name that is there are left alone. */
  put(digest: string, bytes: Buffer): Promise<void>;
  /** The bytes, or a part of them; undefined where there is none of that name. */
  get(digest: string, range?: ByteRange): Promise<Readable | undefined>;
  /** Length; undefined where there is none of that name. */
  size(digest: string): Promise<number | undefined>;
  /** The names of all pieces, in no order. */
  list(): AsyncIterable<string>;
  /** Does nothing where there is none of that name. */
  delete(digest: string): Promise<void>;
  close(): Promise<void>;
}
