import type { SubjectKey } from '../sealed-value.js';

/** A key as it is backed up: wrapped by the master key, without which it opens nothing. */
export interface WrappedKey {
  readonly id: string;
  readonly subject: string;
  /** Base64. */
  readonly wrapped: string;
  /** Id of the master key that wraps it. */
  readonly wrappedBy: string;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
}

/**
 * The keys of personal data, apart from the log. One port, one contract suite (`contract/`), on SQLite
 * and PostgreSQL. What a call answers is on disk.
 */
export interface KeyStore {
  /** The live key of each subject; made where there is none. */
  keysOf(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>>;
  /** Keys by id; without those that were erased or never were. */
  find(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>>;
  /** Ids of the subject's keys that are not erased. */
  liveIdsOf(subject: string): Promise<readonly string[]>;
  /** Destroys keys for good. @returns how many of them there were */
  erase(ids: readonly string[]): Promise<number>;
  /** Wraps every key by the current master key. @returns how many were wrapped by another */
  rewrap(): Promise<number>;
  /** All keys that are not erased, for a backup. */
  wrappedKeys(): Promise<readonly WrappedKey[]>;
  /** Takes keys of a backup; keys that are here, or were erased here, stay as they are. @returns how many were new */
  restore(keys: readonly WrappedKey[]): Promise<number>;
  close(): Promise<void>;
}

/** Injection token of the {@link KeyStore}. */
export const KEY_STORE = Symbol('KEY_STORE');
