import { dialectOf } from '#read-store';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Phrase, type Searchable, tokensOf } from './search-text.js';

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

function matchOf({ tokens, open, group }: Phrase): string {
  const phrase = `"${tokens.join(' ')}"${open ? ' *' : ''}`;
  return group === undefined ? phrase : `(${phrase} OR "${group}" *)`;
}

/** FTS5 of SQLite. */
const sqliteSearch = ({ rows: table, index: name }: Searched): SearchIndex => {
  const index = sql.table(name);
  return {
    async create(db) {
      await sql`create virtual table ${index} using fts5(
        tokens, content = '', columnsize = 0, tokenize = 'ascii')`.execute(db);
    },

    /** Merges what the first load left in many pieces. */
    async optimise(db) {
      await sql`insert into ${index}(${sql.ref(name)}) values ('optimize')`.execute(db);
    },

    async add(tx, texts) {
      if (texts.length === 0) return;
      const rows = JSON.stringify(texts.map(({ id, ...kept }) => [id, tokensOf(kept).join(' ')]));
      await sql`insert into ${index}(rowid, tokens)
        select w.no, j.value ->> 1 from json_each(${rows}) j
        cross join ${sql.table(table)} w where w.id = j.value ->> 0`.execute(tx);
    },

    matching(phrases) {
      const query = phrases.map(matchOf).join(' AND ');
      return sql`select rowid as no from ${index} where ${sql.ref(name)} match ${query}`;
    },
  };
};

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
const postgresSearch = ({ rows: table, index: name }: Searched): SearchIndex => {
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

const indexes: Readonly<Record<ReturnType<typeof dialectOf>, (of: Searched) => SearchIndex>> = {
  sqlite: sqliteSearch,
  postgres: postgresSearch,
};

export const searchIndexOf = <T>(db: Kysely<T>, of: Searched): SearchIndex =>
  indexes[dialectOf(db)](of);
