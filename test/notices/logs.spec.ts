import type { EventStore } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { openPostgresEventStore } from '#event-store/postgres';

import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { type Receiver, startReceiver } from './receiver.js';
import { raised, Scene, summoned } from './scene.js';

let postgres: PostgresServer;
let eventStoreDb: EventStoreDbServer;
beforeAll(async () => {
  postgres = await startPostgres(['-c', 'fsync=off']);
  eventStoreDb = await EventStoreDbServer.start();
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  await eventStoreDb.stop();
});

const LOGS: readonly [string, () => Promise<EventStore>][] = [
  ['PostgreSQL', () => openPostgresEventStore({ url: postgres.url() })],
  ['EventStoreDB', () => openEventStoreDb(eventStoreDb)],
];

describe.each(LOGS)('given a log in %s', (_, openLog) => {
  let scene: Scene;
  let receiver: Receiver;

  beforeAll(async () => {
    receiver = await startReceiver();
    scene = await Scene.open({}, undefined, openLog);
    await scene.secret('chengguan', 'a-secret');
    await scene.subscribe('chengguan', 'oa', { address: receiver.url });
    await scene.write('before', raised(), summoned());
    await scene.start();
  }, 60_000);
  afterAll(async () => {
    await scene.close();
    await receiver.close();
  });

  it('when it grows, also while nobody feeds, then each event is told once, and none from before', async () => {
    await scene.write('w1', raised(), summoned());
    await scene.settled('sent', 1);
    await scene.halt();
    await scene.write('w2', raised(), summoned());
    await scene.start();
    await scene.settled('sent', 2);
    await scene.halt();
    await scene.start();
    await scene.fed();
    expect((await scene.notices()).map((notice) => notice.whistle_id)).toEqual(['w1', 'w2']);
    expect(receiver.received).toHaveLength(2);
    expect(scene.errors).toEqual([]);
  }, 60_000);
});
