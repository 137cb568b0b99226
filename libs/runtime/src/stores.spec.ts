import { resolve } from 'node:path';

import { readConfiguration } from './configuration.js';
import { isShared, readStores } from './stores.js';

const url = 'postgres://user:secret@db:5432/shaodao';

describe('given the environment of a process', () => {
  it('when it says nothing, then both stores are in the data folder and the API keeps the read models', () => {
    const { stores, worker, demo } = readConfiguration({}, []);
    const inFolder = { kind: 'sqlite', dataDir: resolve('data') };
    expect(stores).toEqual({ eventStore: inFolder, readStore: inFolder });
    expect([worker, demo, isShared(stores)]).toEqual(['embedded', true, false]);
  });

  it('when it names PostgreSQL, then that is where they are, and nobody fills it with a demo', () => {
    const env = {
      EVENT_STORE: 'postgres',
      EVENT_STORE_URL: url,
      WORKER: 'none',
      READ_STORE: 'postgres',
      READ_STORE_URL: url,
    };
    const { stores, worker, demo } = readConfiguration(env, []);
    expect(stores).toEqual({
      eventStore: { kind: 'postgres', url },
      readStore: { kind: 'postgres', url },
    });
    expect([worker, demo, isShared(stores)]).toEqual(['none', false, true]);
  });

  const esdb = 'esdb://user:secret@one:2113,two:2113,three:2113?tls=true&keepAliveInterval=10000';
  it.each(['esdb://127.0.0.1:2113?tls=false', 'esdb+discover://cluster.local:2113', esdb])(
    'when it names EventStoreDB by %s, then the log is there and the read models where they were',
    (place) => {
      const stores = readStores({ EVENT_STORE: 'eventstoredb', EVENT_STORE_URL: place });
      expect(stores.eventStore).toEqual({ kind: 'eventstoredb', url: place });
      expect([stores.readStore.kind, isShared(stores)]).toEqual(['sqlite', true]);
    },
  );

  const refused: [string, Record<string, string>][] = [
    ['EVENT_STORE', { EVENT_STORE: 'mysql' }],
    ['EVENT_STORE_URL', { EVENT_STORE: 'postgres' }],
    ['EVENT_STORE_URL', { EVENT_STORE: 'eventstoredb', EVENT_STORE_URL: url }],
    ['EVENT_STORE_URL', { EVENT_STORE: 'eventstoredb', EVENT_STORE_URL: 'esdb://:secret@' }],
    ['READ_STORE', { READ_STORE: 'eventstoredb' }],
    ['READ_STORE', { READ_STORE: 'postgre' }],
    ['READ_STORE_URL', { READ_STORE: 'postgres', READ_STORE_URL: 'http://secret@db' }],
  ];
  it.each(refused)('when %s cannot be used, then it is named, without a password', (name, env) => {
    const reading = () => readStores(env);
    expect(reading).toThrow(expect.objectContaining({ variable: name }));
    expect(reading).not.toThrow(/secret/);
  });

  it('when WORKER is something else, then it is named', () => {
    const reading = () => readConfiguration({ WORKER: 'some' }, []);
    expect(reading).toThrow(expect.objectContaining({ variable: 'WORKER' }));
  });
});
