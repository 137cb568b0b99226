import pg from 'pg';

/** Names of the statements that a session has run, so that they need not be parsed any more. */
const prepared = new WeakMap<pg.ClientBase, Set<string>>();

export const isPrepared = (client: pg.ClientBase, { name = '' }: pg.QueryConfig): boolean =>
  prepared.get(client)?.has(name) ?? false;

export function notePrepared(client: pg.ClientBase, { name }: pg.QueryConfig): void {
  if (name === undefined) return;
  const names = prepared.get(client) ?? new Set();
  prepared.set(client, names.add(name));
}

/**
 * Begins a transaction and runs its first statement, which is prepared, in one message: a round trip
 * less. Nothing synchronises between the two, so a server that cannot begin skips the statement.
 */
export function beginWith(client: pg.ClientBase, config: pg.QueryConfig): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query(config, (error, results) => {
      if (error) reject(error);
      // One result for each of the two; the driver's type knows of one only.
      else resolve((results as unknown as [pg.QueryResult, pg.QueryResult])[1]);
    });
    const submit = query.submit.bind(query);
    query.submit = (connection) => {
      connection.stream.cork();
      connection.parse({ name: '', text: 'begin', types: [] }, true);
      connection.bind({}, true);
      connection.execute({}, true);
      const refused = submit(connection);
      connection.stream.uncork();
      return refused;
    };
    client.query(query);
  });
}
