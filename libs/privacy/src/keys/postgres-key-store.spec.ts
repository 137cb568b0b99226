import { startPostgres, type PostgresServer } from '../../../../test/support/postgres.js';
import { describeKeyStoreContract } from '../contract/key-store.contract.js';
import { openKeyStore } from './open-key-store.js';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

const schemaOf = (store: number) => `keys_${store}`;

describeKeyStoreContract('PostgreSQL', {
  open: (store, secret, previous) =>
    openKeyStore({
      url: server.url(),
      schema: schemaOf(store),
      secrets: { secret, ...(previous !== undefined && { previous }) },
    }),
  contents: async (store) =>
    JSON.stringify(await server.run(`select * from ${schemaOf(store)}.subject_keys`)),
});

describe('given a key database that cannot be used', () => {
  const secrets = { secret: 'a secret of this test, long enough' };

  it('when it refuses, then that is said without its password', async () => {
    const opening = openKeyStore({ url: server.url({ password: 'wrong-password' }), secrets });
    await expect(opening).rejects.toMatchObject({
      code: 'KEYS_REFUSED',
      message: expect.not.stringContaining('wrong-password') as string,
    });
  });

  it('when it goes away, then that passes, and afterwards keys are read again', async () => {
    const keys = await openKeyStore({ url: server.url(), schema: 'away', secrets });
    const made = (await keys.keysOf(['whistle/a'])).get('whistle/a');
    await server.crash('SIGKILL');
    await expect(keys.find([made?.id ?? ''])).rejects.toMatchObject({
      code: 'READ_STORE_UNAVAILABLE',
    });
    await server.restart();
    expect((await keys.find([made?.id ?? ''])).get(made?.id ?? '')).toEqual(made);
    await keys.close();
  });
});
