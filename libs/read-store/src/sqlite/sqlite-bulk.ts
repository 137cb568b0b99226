import { sql, type SqlBool } from 'kysely';

import type { BulkDialect } from '../bulk-dialect.js';

/**
 * Many rows as one JSON parameter: the statement's text is constant and compiled once. JSONB avoids
 * parsing a row's text again for each cell. Booleans arrive as 1 and 0.
 */
export const sqliteBulk: BulkDialect = {
  rows({ columns }) {
    const parts = columns.map((_, index) => sql`value ->> ${sql.lit(index)}`);
    return sql`select ${sql.join(parts)} from jsonb_each(jsonb(${null})) where true`;
  },
  parameters: (_, cells) => [JSON.stringify(cells)],
  oneOf(column, values) {
    const json = JSON.stringify(values);
    return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${json}))`;
  },
};
