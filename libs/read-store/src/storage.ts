import type { Kysely } from 'kysely';

/** One build of a projection's tables. */
export interface GenerationId {
  readonly projection: string;
  /** From 1, ascending within a projection, never reused. */
  readonly number: number;
}

/**
 * Name of the database or schema that holds the generations of one build: those that are written
 * together. Lower-case letters, digits and dashes, ending in `-g<number>`; never reused.
 */
export type Home = string;

/**
 * What a connection is for: `query` may not write; `apply` follows the log; `build` fills a
 * generation that nobody reads yet and may trade durability for speed until it is sealed.
 */
export type Purpose = 'query' | 'apply' | 'build';

/**
 * What a database error means: `transient` goes away by itself; `data` is about the rows that were
 * written; `broken` is about the database. Anything else that is thrown counts as `data`.
 */
export type StorageFailure = 'transient' | 'data' | 'broken';

/** Held until released, lost, or the end of its process or thread. */
export interface Lock {
  /**
   * Fencing token, higher than that of every earlier holder; undefined if the lock cannot be lost
   * while its holder lives, so that a former holder cannot write.
   */
  readonly epoch: number | undefined;
  /** Aborted once somebody else may hold it although it was not released. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Where read models live. All that depends on the kind of database is behind this interface. */
export interface GenerationStorage {
  /** A new connection to the registry, whose tables `migrate` makes where they are missing. */
  openRegistry<Tables>(migrate: (db: Kysely<Tables>) => Promise<void>): Promise<Kysely<Tables>>;
  /** Creates an empty database or schema. */
  create(home: Home): Promise<void>;
  /** A new connection; opening it or its first statement fails if the home does not exist. */
  open<Tables>(home: Home, purpose: Purpose): Kysely<Tables>;
  /** Closes the builder's connection and returns when everything is safe on disk. */
  seal(home: Home, db: Kysely<unknown>): Promise<void>;
  /** Removes a home with all that is in it, if it exists. */
  drop(home: Home): Promise<void>;
  /** The homes that exist, finished or not. */
  list(): Promise<readonly Home[]>;
  /** Undefined when somebody else holds it. */
  lock(name: string): Promise<Lock | undefined>;
  failureOf(error: unknown): StorageFailure;
  /** Closes its own connections; connections that it opened are closed by their holders. */
  close(): Promise<void>;
}
