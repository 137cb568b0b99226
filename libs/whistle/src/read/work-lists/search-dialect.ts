import type { Kysely, RawBuilder } from 'kysely';
import type { Phrase } from './search-text.js';

export interface Searchable {
  readonly id: string;
  readonly text: string;
}

/** The index holds tokens only: the texts are elsewhere, and a whistle's never changes. */
export interface SearchIndex {
  create<T>(db: Kysely<T>): Promise<void>;
  /** Once, after the first load. */
  optimise<T>(db: Kysely<T>): Promise<void>;
  /** Adds texts of whistles whose rows exist and that were never added before. */
  add<T>(tx: Kysely<T>, texts: readonly Searchable[]): Promise<void>;
  /** A `select` of the numbers (`no`) of the whistles that contain every phrase. */
  matching(phrases: readonly Phrase[]): RawBuilder<unknown>;
}
