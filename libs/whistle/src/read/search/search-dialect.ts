import type { Kysely, RawBuilder } from 'kysely';
import type { Phrase } from './search-text.js';

export interface Searchable {
  readonly id: string;
  readonly text: string;
  /** The number by which the service knows it. */
  readonly code: string;
}

/** A table of rows with an `id` and a number `no`, and the name of the index of their texts. */
export interface Searched {
  readonly rows: string;
  readonly index: string;
}

/** The index holds tokens only: the texts are elsewhere, and a row's never changes. */
export interface SearchIndex {
  create<T>(db: Kysely<T>): Promise<void>;
  /** Once, after the first load. */
  optimise<T>(db: Kysely<T>): Promise<void>;
  /** Adds texts of rows that exist and whose texts were never added before. */
  add<T>(tx: Kysely<T>, texts: readonly Searchable[]): Promise<void>;
  /** A `select` of the numbers (`no`) of the rows that contain every phrase. */
  matching(phrases: readonly Phrase[]): RawBuilder<unknown>;
}
