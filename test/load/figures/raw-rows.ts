import pg from 'pg';

/** Rows as the server writes them: text, to be read back by the types of the columns. */
type Row = readonly (string | null)[];

export interface RawTable {
  /** With its schema. */
  readonly name: string;
  /** In quotes. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const ROWS_PER_STATEMENT = 500;

/** Everything as text: nothing is parsed on the way. */
const AS_TEXT: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };

export async function withClient<T>(
  url: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** All there is in a table. */
export async function readTable(client: pg.Client, name: string): Promise<RawTable> {
  const query = { text: `SELECT * FROM ${name}`, rowMode: 'array', types: AS_TEXT } as const;
  const { fields, rows } = await client.query<(string | null)[]>(query);
  return { name, columns: fields.map((field) => `"${field.name}"`), rows };
}

const placeholders = (rows: number, columns: number): string =>
  Array.from({ length: rows }, (_, row) => {
    const cells = Array.from({ length: columns }, (__, i) => `$${row * columns + i + 1}`);
    return `(${cells.join()})`;
  }).join();

/** What a plain program would do: so many rows a statement, each statement a transaction. */
export async function insertRows(
  client: pg.Client,
  { name, columns, rows }: RawTable,
  onConflict = '',
): Promise<void> {
  const into = `INSERT INTO ${name} (${columns.join()}) VALUES`;
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const some = rows.slice(at, at + ROWS_PER_STATEMENT);
    const text = `${into} ${placeholders(some.length, columns.length)} ${onConflict}`;
    const whole = some.length === ROWS_PER_STATEMENT;
    await client.query({ ...(whole && { name }), text, values: some.flat() });
  }
}

/** Updates every other column of a row that is there; where the key is all there is, leaves it alone. */
export function orUpdate(columns: readonly string[], key: readonly string[]): string {
  const others = columns.filter((column) => !key.includes(column));
  const settings = others.map((column) => `${column} = excluded.${column}`).join();
  return `ON CONFLICT (${key.join()}) DO ${settings === '' ? 'NOTHING' : `UPDATE SET ${settings}`}`;
}
