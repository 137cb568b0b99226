import { Kysely, PostgresDialect, sql } from 'kysely';

import { type PostgresServer, startPostgres } from '../../../../test/support/postgres.js';
import { ReconnectingPool } from './postgres-pool.js';

interface Tables {
  thing: { id: number; name: string };
}

describe('given a session that keeps its statements', () => {
  let server: PostgresServer;
  let db: Kysely<Tables>;
  beforeAll(async () => {
    server = await startPostgres(['-c', 'fsync=off']);
    const pool = new ReconnectingPool({ url: server.url(), size: 1, settings: {} });
    db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    await sql`create table thing (id integer primary key, name text)`.execute(db);
    await db.insertInto('thing').values({ id: 1, name: '一' }).execute();
  }, 60_000);
  afterAll(async () => {
    await db.destroy();
    await server.stop();
  }, 60_000);

  const things = () => db.selectFrom('thing').selectAll().execute();
  const kept = async () => {
    const { rows } = await sql<{ text: string }>`
      select statement as text from pg_prepared_statements`.execute(db);
    return rows.map(({ text }) => text);
  };

  it('when a statement is repeated, then the server prepares it once', async () => {
    await things();
    await things();
    const repeated = (await kept()).filter((text) => text === 'select * from "thing"');
    expect(repeated).toHaveLength(1);
  });

  it('when its table changes, then it fails at most once and is prepared anew from then on', async () => {
    await things();
    await server.run('alter table thing add column note text');
    await things().catch(() => undefined);
    expect(await things()).toEqual([{ id: 1, name: '一', note: null }]);
    expect(await things()).toHaveLength(1);
  });

  it('when a statement is refused, then it can be run again once the reason is gone', async () => {
    const others = sql`select * from other where id = ${1}`;
    await expect(others.execute(db)).rejects.toThrow(/other/);
    await server.run('create table other (id integer)');
    expect((await others.execute(db)).rows).toEqual([]);
  });

  it('when there are more statements than it keeps, then the others run all the same', async () => {
    for (let id = 0; id < 230; id += 1) {
      const statement = sql`select ${id}::int as id, ${sql.lit(id)} as text`;
      expect((await statement.execute(db)).rows).toEqual([{ id, text: id }]);
    }
    expect((await kept()).length).toBeLessThanOrEqual(200);
  });
});
