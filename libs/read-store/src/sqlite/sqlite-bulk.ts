import { type RawBuilder, sql } from 'kysely';

import type { BulkDialect } from '../bulk-dialect.js';

/**
 * Many rows as one JSON parameter: a statement of constant text, compiled once. JSONB spares
 * reading every row's text again for each of its cells. Booleans arrive as 1 and 0.
 */
export const sqliteBulk: BulkDialect = {
  rows(width, cells) {
    const columns = Array.from({ length: width }, (_, index) => sql`value ->> ${sql.lit(index)}`);
    const json = JSON.stringify(cells);
    return sql`select ${sql.join(columns)} from jsonb_each(jsonb(${json})) where true`;
  },
  values<Value>(values: readonly Value[]): RawBuilder<Value> {
    return sql<Value>`(select value from json_each(${JSON.stringify(values)}))`;
  },
};
