import type { Kysely } from 'kysely';

/** One build of a projection's tables, in a database of its own. */
export interface GenerationId {
  readonly projection: string;
  /** From 1, ascending within a projection. */
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

/** Held until released or until its process or thread ends, however it ends. */
export interface Lock {
  release(): void;
}

/** Where generations live. All that depends on the kind of database is behind this interface. */
export interface GenerationStorage {
  /** A new connection to the registry, whose tables may not exist yet. */
  openRegistry<Tables>(): Kysely<Tables>;
  /** A new connection; only `build` creates the generation, the others throw when it is missing. */
  open<Tables>(id: GenerationId, purpose: Purpose): Kysely<Tables>;
  /** Closes the builder's connection and returns when everything is safe on disk. */
  seal(id: GenerationId, db: Kysely<unknown>): Promise<void>;
  /** Removes a generation; nothing happens when it is not there. */
  drop(id: GenerationId): void;
  /** Numbers of the generations that exist, finished or not. */
  list(projection: string): readonly number[];
  /** Undefined when somebody else holds it. */
  lock(name: string): Lock | undefined;
  failureOf(error: unknown): StorageFailure;
}
