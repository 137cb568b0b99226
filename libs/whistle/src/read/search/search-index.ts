import { dialectOf } from '#read-store';
import type { Kysely } from 'kysely';
import type { Searched, SearchIndex } from './search-dialect.js';
import { postgresSearch } from './search-postgres.js';
import { sqliteSearch } from './search-sqlite.js';

const indexes: Readonly<Record<ReturnType<typeof dialectOf>, (of: Searched) => SearchIndex>> = {
  sqlite: sqliteSearch,
  postgres: postgresSearch,
};

export const searchIndexOf = <T>(db: Kysely<T>, of: Searched): SearchIndex =>
  indexes[dialectOf(db)](of);
