import type { Kysely } from 'kysely';

/** One build of a projection's tables, in a database or schema of its own. */
export interface GenerationId {
  readonly projection: string;
  /** From 1, ascending within a projection, never given twice. */
  readonly number: number;
}

/**
 * What a connection is for: `query` may not write; `apply` follows the log; `build` fills a
 * generation nobody reads yet and may trade durability for speed until it is sealed.
 */
export type Purpose = 'query' | 'apply' | 'build';

/**
 * What a database error means: `transient` goes away by itself; `data` is about the rows that were
 * written; `broken` is about the database. Anything else that is thrown counts as `data`.
 */
export type StorageFailure = 'transient' | 'data' | 'broken';

/** Held until released, until its process or thread ends, however it ends, or until lost. */
export interface Lock {
  /**
   * Fencing token, higher than that of every holder before; undefined where a lock cannot be lost
   * while its holder lives, so that nobody can write under one that has passed on.
   */
  readonly epoch: number | undefined;
  /** Aborted once somebody else may have it although it was not released. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Where generations live. All that depends on the kind of database is behind this interface. */
export interface GenerationStorage {
  /** A new connection to the registry, whose tables `migrate` makes where they are missing. */
  openRegistry<Tables>(migrate: (db: Kysely<Tables>) => Promise<void>): Promise<Kysely<Tables>>;
  /** Makes room for a generation that is to be built. */
  create(id: GenerationId): Promise<void>;
  /** A new connection; it, or its first statement, fails when the generation is not there. */
  open<Tables>(id: GenerationId, purpose: Purpose): Kysely<Tables>;
  /** Closes the builder's connection and returns when everything is safe on disk. */
  seal(id: GenerationId, db: Kysely<unknown>): Promise<void>;
  /** Removes a generation; nothing happens when it is not there. */
  drop(id: GenerationId): Promise<void>;
  /** Numbers of the generations that exist, finished or not. */
  list(projection: string): Promise<readonly number[]>;
  /** Undefined when somebody else holds it. */
  lock(name: string): Promise<Lock | undefined>;
  failureOf(error: unknown): StorageFailure;
  /** Lets go of what it holds itself; connections it opened are their holders' to close. */
  close(): Promise<void>;
}
