import { openPostgresEventStore } from '#event-store/postgres';
import { startPostgres, type PostgresServer } from '../../../test/support/postgres.js';
import { freshStream, sampleEvents, raceWriters } from '../src/contract/contract-harness.js';
import { describeEventStoreContract } from '../src/contract/event-store.contract.js';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

let schemas = 0;
const freshSchema = () => `log_${(schemas += 1)}`;
const opening = (schema: string) => openPostgresEventStore({ url: server.url(), schema });

describeEventStoreContract('PostgreSQL', {
  open: () => opening('contract'),
  openEmpty: () => opening(freshSchema()),
  maxEventBytes: 1024 * 1024,
});

describe('given a schema without a log', () => {
  it('when many processes open it at once, then it is made once and all can append', async () => {
    const schema = freshSchema();
    const stores = await Promise.all(Array.from({ length: 8 }, () => opening(schema)));
    await Promise.all(stores.map((s) => s.append(freshStream(), 'no-stream', sampleEvents(2))));
    expect(await server.run(`SELECT version FROM ${schema}.migrations`)).toEqual([{ version: 1 }]);
    expect((await stores[0]?.readAll({ limit: 100 }))?.events).toHaveLength(16);
    await Promise.all(stores.map((s) => s.close()));
  });

  it('when it was made for an account without other rights, then that account can use it', async () => {
    const schema = freshSchema();
    await server.run(`CREATE ROLE narrow LOGIN PASSWORD 'narrow';
      CREATE SCHEMA ${schema} AUTHORIZATION narrow`);
    const url = server.url({ user: 'narrow', password: 'narrow' });
    const store = await openPostgresEventStore({ url, schema });
    expect(await store.append('s', 'no-stream', sampleEvents(1))).toMatchObject({ revision: 0 });
    await store.close();
    const other = openPostgresEventStore({ url, schema: freshSchema() });
    await expect(other).rejects.toMatchObject({ failure: 'credentials' });
  });
});

describe('given something else than a log of this release', () => {
  it('when a newer release wrote it, then opening says so', async () => {
    const schema = freshSchema();
    await (await opening(schema)).close();
    await server.run(`INSERT INTO ${schema}.migrations VALUES (999)`);
    await expect(opening(schema)).rejects.toMatchObject({
      failure: 'incompatible',
      message: expect.stringContaining('newer release'),
    });
  });

  it('when the schema holds other tables, then it is left alone', async () => {
    const schema = freshSchema();
    await server.run(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.notes (text text)`);
    await expect(opening(schema)).rejects.toMatchObject({ failure: 'incompatible' });
  });

  it('when the database is not UTF-8 or not there, then it is incompatible', async () => {
    await server.run(`CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0`);
    for (const database of ['ascii', 'missing']) {
      const opened = openPostgresEventStore({ url: server.url({ database }) });
      await expect(opened).rejects.toMatchObject({ failure: 'incompatible' });
    }
  });

  it('when the password is wrong or nobody listens, then the failures are told apart', async () => {
    const wrong = openPostgresEventStore({ url: server.url({ password: 'wrong' }) });
    await expect(wrong).rejects.toMatchObject({ failure: 'credentials' });
    const nobody = openPostgresEventStore({ url: 'postgres://a:b@127.0.0.1:1/c' });
    await expect(nobody).rejects.toMatchObject({ failure: 'unavailable' });
  }, 20_000);

  it('when the server takes reads only, then it is not the leader', async () => {
    const schema = freshSchema();
    await (await opening(schema)).close();
    const url = `${server.url()}?options=${encodeURIComponent('-c default_transaction_read_only=on')}`;
    const store = await openPostgresEventStore({ url, schema });
    const append = store.append('s', 'no-stream', sampleEvents(1));
    await expect(append).rejects.toMatchObject({ failure: 'not-leader' });
    await store.close();
  });
});

describe('given two processes that write at once', () => {
  it('when a third follows, then it sees every event once and in the order of positions', async () => {
    const schema = freshSchema();
    const stores = await Promise.all([1, 2, 3].map(() => opening(schema)));
    const [one, two, reader] = stores;
    if (!one || !two || !reader) throw new Error('three were opened');
    const races = [one, two].map((s) => raceWriters(s, 'race-', { writers: 24, appends: 12 }));
    const seen: string[] = [];
    const positions: string[] = [];
    const { signal } = new AbortController();
    for await (const page of reader.subscribe({ signal, batchSize: 37 })) {
      seen.push(...page.events.map(({ id }) => id));
      positions.push(...page.events.map(({ position }) => position));
      if (seen.length >= 2 * 24 * 24) break;
    }
    const written = (await Promise.all(races)).flatMap((race) => [...race.values()].flat());
    expect(positions).toEqual([...new Set(positions)].sort());
    expect([...seen].sort()).toEqual([...written].sort());
    await Promise.all(stores.map((s) => s.close()));
  }, 30_000);

  it('when both want the same revisions of one stream, then each revision is won once', async () => {
    const schema = freshSchema();
    const [one, two] = [await opening(schema), await opening(schema)];
    for (let revision = 0; revision < 20; revision += 1) {
      const expected = revision === 0 ? 'no-stream' : revision - 1;
      const outcomes = await Promise.all(
        [one, two, one, two].map((s) => s.append('hot', expected, sampleEvents(1))),
      );
      const kinds = outcomes.map(({ outcome }) => outcome).sort();
      expect(kinds).toEqual(['appended', 'conflict', 'conflict', 'conflict']);
    }
    expect(await one.readStream('hot')).toHaveLength(20);
    await Promise.all([one.close(), two.close()]);
  });
});

describe('given appends that fail in the middle of a group commit', () => {
  it('when the log is read afterwards, then it holds the others whole and nothing else', async () => {
    const store = await opening(freshSchema());
    const used = sampleEvents(1);
    await store.append(freshStream(), 'no-stream', used);
    const settled = await Promise.allSettled(
      Array.from({ length: 300 }, (_, i) => {
        const bad = i % 75 === 7;
        return store.append(freshStream(), 'no-stream', [...sampleEvents(2), ...(bad ? used : [])]);
      }),
    );
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    const { events, end } = await store.readAll({ limit: 5000 });
    expect(end).toBe(true);
    expect(events).toHaveLength(1 + 296 * 2);
    await store.close();
  }, 20_000);

  it('when an append is of a shape no column takes, then that is a bug of its caller', async () => {
    const store = await opening(freshSchema());
    const [event] = sampleEvents(1);
    if (!event) throw new Error('one was made');
    for (const bad of [{ type: 'a\0b' }, { version: 1.5 }, { id: 'none' }]) {
      const append = store.append('s', 'no-stream', [{ ...event, ...bad }]);
      await expect(append).rejects.toThrow(RangeError);
    }
    await store.close();
  });
});

describe('given a filter that matches little in a long log', () => {
  it('when a page is read, then it stops after a bounded scan and can be continued', async () => {
    const store = await opening(freshSchema());
    const streams = Array.from({ length: 21 }, () => freshStream());
    await Promise.all(streams.map((s) => store.append(s, 'no-stream', sampleEvents(1000))));
    await store.append('needle', 'no-stream', sampleEvents(1));
    const filter = { streamPrefixes: ['needle'] };
    const first = await store.readAll({ limit: 10, filter });
    expect(first).toMatchObject({ events: [], end: false });
    const second = await store.readAll({ limit: 10, filter, after: first.position ?? '' });
    expect(second).toMatchObject({ events: [{ stream: 'needle' }], end: true });
    await store.close();
  }, 30_000);
});
