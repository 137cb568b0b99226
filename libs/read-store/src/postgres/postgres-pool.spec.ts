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

  it('when a transaction begins with a statement, then both are undone or kept together', async () => {
    const rename = (name: string, fails: boolean) =>
      db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx.updateTable('thing').set({ name }).executeTakeFirst();
        expect(numUpdatedRows).toBe(1n);
        if (fails) throw new Error('undone');
      });
    const nameNow = () => db.selectFrom('thing').select('name').executeTakeFirstOrThrow();
    // The first time it is prepared, from then on it goes out together with `begin`.
    for (const round of ['甲', '乙']) {
      await rename(round, false);
      await expect(rename('丙', true)).rejects.toThrow('undone');
      expect(await nameNow()).toEqual({ name: round });
    }
  });

  it('when the first statement of a transaction is refused, then the session is fit for the next', async () => {
    const add = (id: number) =>
      db.transaction().execute((tx) => tx.insertInto('thing').values({ id, name: '二' }).execute());
    await add(2);
    await expect(add(2)).rejects.toThrow(/unique/);
    await expect(add(2)).rejects.toThrow(/unique/);
    await add(3);
    const rows = await db.selectFrom('thing').select('id').orderBy('id').execute();
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('when a transaction does nothing, then nothing is left open', async () => {
    await db.transaction().execute(async () => undefined);
    const sessions = await server.run(`select state from pg_stat_activity
      where application_name = 'shaodao-read-store'`);
    expect(sessions).toEqual([{ state: 'idle' }]);
  });

  it('when there are more statements than it keeps, then the others run all the same', async () => {
    for (let id = 0; id < 230; id += 1) {
      const statement = sql`select ${id}::int as id, ${sql.lit(id)} as text`;
      expect((await statement.execute(db)).rows).toEqual([{ id, text: id }]);
    }
    expect((await kept()).length).toBeLessThanOrEqual(200);
  });
});
