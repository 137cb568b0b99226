import type { EventStore } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { freshStream, sampleEvents } from '../../libs/event-store/src/contract/contract-harness.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';

/** What a real server does not do on command: on the test server, always. */
let server: EventStoreDbServer;
let store: EventStore;

beforeEach(async () => {
  server = await EventStoreDbServer.start();
  store = await openEventStoreDb({ connectionString: server.connectionString, deadlineMs: 1_000 });
});
afterEach(async () => {
  await store.close();
  await server.stop();
});

const append = (of: EventStore = store) => of.append(freshStream(), 'no-stream', sampleEvents(1));
const portOf = ({ connectionString }: EventStoreDbServer) => new URL(connectionString).port;

describe('given a server that misbehaves', () => {
  it('when it writes and drops the connection, then repeating finds what was written', async () => {
    const stream = freshStream();
    const events = sampleEvents(2);
    await append();
    server.dropNextAnswer();
    const lost = store.append(stream, 'no-stream', events);
    await expect(lost).rejects.toMatchObject({ failure: 'unavailable' });
    const again = await store.append(stream, 'no-stream', events);
    expect(again).toMatchObject({ outcome: 'appended', revision: 1, deduplicated: true });
    expect(await store.readStream(stream)).toHaveLength(2);
  });

  it('when it hangs, then calls end by their deadline, and later ones succeed', async () => {
    await append();
    server.hanging = true;
    await expect(append()).rejects.toMatchObject({ failure: 'timeout' });
    await expect(store.readStream('any')).rejects.toMatchObject({ failure: 'timeout' });
    await expect(store.head()).rejects.toMatchObject({ failure: 'timeout' });
    server.hanging = false;
    expect(await append()).toMatchObject({ outcome: 'appended' });
  });

  it('when it drops a repeat of what it has not committed yet, then both are answered before its time is up', async () => {
    const other = await openEventStoreDb(server);
    const stores = [store, other, store, other];
    await Promise.all([append(), append(other)]);
    server.committing = 100;
    const [stream, events] = [freshStream(), sampleEvents(2)];
    const begun = performance.now();
    const outcomes = await Promise.all(
      stores.map((each) => each.append(stream, 'no-stream', events)),
    );
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(stores.map(() => 'appended'));
    expect(
      new Set(outcomes.map((outcome) => JSON.stringify({ ...outcome, deduplicated: 0 }))),
    ).toHaveProperty('size', 1);
    server.committing = 0;
    expect(await store.readStream(stream)).toHaveLength(2);
    await other.close();
  });

  it('when it is starting, then it is unavailable until it is up', async () => {
    server.starting = true;
    await expect(append()).rejects.toMatchObject({ failure: 'unavailable' });
    await expect(store.readAll({ limit: 1 })).rejects.toMatchObject({ failure: 'unavailable' });
    server.starting = false;
    expect(await append()).toMatchObject({ outcome: 'appended' });
  });

  it('when it does not let us in, then that is about credentials, also for subscribers', async () => {
    server.locked = true;
    const credentials = { failure: 'credentials' };
    await expect(append()).rejects.toMatchObject(credentials);
    await expect(store.readStream('any')).rejects.toMatchObject(credentials);
    const { signal } = new AbortController();
    const following = store.subscribe({ signal })[Symbol.asyncIterator]();
    await expect(following.next()).rejects.toMatchObject(credentials);
  });

  it('when another node leads, then the append goes there', async () => {
    await append();
    server.sendOnceToTheLeader();
    expect(await append()).toMatchObject({ outcome: 'appended' });
  });

  it('when connections are dropped under many appends, then each can be repeated', async () => {
    const many = Array.from({ length: 64 }, () => ({
      stream: freshStream(),
      events: sampleEvents(1),
    }));
    await append();
    const all = Promise.allSettled(
      many.map(({ stream, events }) => store.append(stream, 'no-stream', events)),
    );
    server.dropConnections();
    for (const outcome of await all) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ failure: 'unavailable' });
      }
    }
    for (const { stream, events } of many) {
      await store.append(stream, 'no-stream', events);
      expect(await store.readStream(stream)).toHaveLength(1);
    }
  });
});

describe('given two servers', () => {
  it('when one dies, then appends to the other are not disturbed', async () => {
    const other = await EventStoreDbServer.start();
    const dying = await openEventStoreDb(other);
    await Promise.all([append(), append(dying)]);
    const lost = Promise.allSettled(Array.from({ length: 32 }, () => append(dying)));
    const kept = Promise.all(Array.from({ length: 32 }, () => append()));
    await other.kill();
    expect(await kept).toHaveLength(32);
    await lost;
    await dying.close();
  });
});

describe('given several hosts', () => {
  it('when none answered the first call, then the next one finds the server', async () => {
    await server.kill();
    const hosts = `127.0.0.1:1,127.0.0.1:${portOf(server)}`;
    const settings = 'tls=false&maxDiscoverAttempts=1&discoveryInterval=10';
    const clustered = await openEventStoreDb({ connectionString: `esdb://${hosts}?${settings}` });
    await expect(append(clustered)).rejects.toMatchObject({ failure: 'unavailable' });
    await expect(clustered.head()).rejects.toMatchObject({ failure: 'unavailable' });
    await server.restart();
    expect(await append(clustered)).toMatchObject({ outcome: 'appended' });
    await clustered.close();
  });
});

describe('given a connection string that cannot be used', () => {
  it('when it is opened, then that is about credentials', async () => {
    const connectionString = 'esdb://localhost:2113?tls=true&tlsCAFile=/missing/ca.crt';
    const opened = openEventStoreDb({ connectionString });
    await expect(opened).rejects.toMatchObject({ failure: 'credentials' });
  });
});

describe('given a server that does not speak TLS', () => {
  it('when it is called over TLS, then that is about credentials, and dead it is unavailable', async () => {
    const secure = await openEventStoreDb({
      connectionString: `esdb://localhost:${portOf(server)}`,
    });
    await expect(append(secure)).rejects.toMatchObject({ failure: 'credentials' });
    await expect(secure.head()).rejects.toMatchObject({ failure: 'credentials' });
    await server.kill();
    await expect(secure.head()).rejects.toMatchObject({ failure: 'unavailable' });
    await secure.close();
  });
});
