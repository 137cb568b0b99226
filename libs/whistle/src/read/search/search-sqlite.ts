import { sql } from 'kysely';
import type { Searched, SearchIndex } from './search-dialect.js';
import { type Phrase, tokensOf } from './search-text.js';

function textOf({ tokens, open, group }: Phrase): string {
  const phrase = `"${tokens.join(' ')}"${open ? ' *' : ''}`;
  return group === undefined ? phrase : `(${phrase} OR "${group}" *)`;
}

/** FTS5. */
export const sqliteSearch = ({ rows: table, index: name }: Searched): SearchIndex => {
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
      const query = phrases.map(textOf).join(' AND ');
      return sql`select rowid as no from ${index} where ${sql.ref(name)} match ${query}`;
    },
  };
};
