import { hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { startPostgres, type PostgresServer } from '../../../../test/support/postgres.js';
import { describeEvidenceStore } from '../contract/evidence-store.contract.js';
import { PostgresStore } from './postgres-store.js';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

describeEvidenceStore('PostgreSQL', async () => {
  const store = new PostgresStore({ url: server.url(), schema: 'evidence_contract' });
  return { store, close: () => store.close() };
});

describe('given evidence in PostgreSQL', () => {
  it('when several processes start together, then all of them find the tables', async () => {
    const place = { url: server.url(), schema: 'evidence_together' };
    const stores = [1, 2, 3].map(() => new PostgresStore(place));
    await Promise.all(stores.map((store) => store.size('0'.repeat(64))));
    const bytes = Buffer.from('a photo');
    const digest = hash('sha256', bytes);
    await stores[0]!.put(digest, bytes);
    expect(await stores[2]!.size(digest)).toBe(7);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('when the server dies, then what was put is there afterwards', async () => {
    const store = new PostgresStore({ url: server.url(), schema: 'evidence_killed' });
    const bytes = Buffer.alloc(600_000, 7);
    const digest = hash('sha256', bytes);
    await store.put(digest, bytes);
    await server.crash('SIGQUIT');
    await expect(store.size(digest)).rejects.toThrow();
    await server.restart();
    expect((await buffer((await store.get(digest))!)).equals(bytes)).toBe(true);
    await store.close();
  });
});
