import { sql } from 'kysely';
import type { Searchable, Searched, SearchIndex } from './search-dialect.js';
import { type Phrase, tokensOf } from './search-text.js';

/** A `tsvector` takes words of less than 2 KiB; of a longer one its beginning is found. */
const LONGEST = 400;

/** Tokens are letters, digits and marks: nothing in them needs escaping inside the quotes. */
const quoted = (token: string): string => `'${[...token].slice(0, LONGEST).join('')}'`;

/** A `tsvector` as text. Its own parser is left out: in some locales it knows no Chinese. */
const vectorOf = (kept: Omit<Searchable, 'id'>): string =>
  tokensOf(kept)
    .map((token, index) => `${quoted(token)}:${index + 1}`)
    .join(' ');

function queryOf({ tokens, open, group }: Phrase): string {
  const phrase = `(${tokens.map(quoted).join(' <-> ')}${open ? ':*' : ''})`;
  return group === undefined ? phrase : `(${phrase} | ${quoted(group)}:*)`;
}

/** A `tsvector` with a GIN index, which finds whole tokens and beginnings. */
export const postgresSearch = ({ rows: table, index: name }: Searched): SearchIndex => {
  const index = sql.table(name);
  return {
    async create(db) {
      await sql`create table ${index} (
        no bigint primary key, tokens tsvector not null)`.execute(db);
    },

    /** What waits to be merged is searched one by one: not much of it. */
    async optimise(db) {
      await sql`create index ${sql.ref(`${name}_tokens`)} on ${index} using gin (tokens)
        with (gin_pending_list_limit = 1024)`.execute(db);
    },

    async add(tx, texts) {
      if (texts.length === 0) return;
      const ids = texts.map(({ id }) => id);
      const vectors = texts.map(vectorOf);
      await sql`insert into ${index} (no, tokens)
        select w.no, t.tokens::tsvector
        from unnest(${ids}::text[], ${vectors}::text[]) t(id, tokens)
        join ${sql.table(table)} w on w.id = t.id`.execute(tx);
    },

    matching(phrases) {
      const query = phrases.map(queryOf).join(' & ');
      return sql`select no from ${index} where tokens @@ ${query}::tsquery`;
    },
  };
};
