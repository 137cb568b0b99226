import { openOutbox, type OutboxPlace, replayDead, runNotices } from '#notices';
import { PersonalData } from '#privacy';

import { startPostgres, type PostgresServer } from '../support/postgres.js';
import { type Receiver, startReceiver } from './receiver.js';
import { closed, confirmed, raised, Scene, sentBack, summoned, until } from './scene.js';

let postgres: PostgresServer;
let schemas = 0;
const PLACES: readonly [string, () => OutboxPlace | undefined][] = [
  ['SQLite', () => undefined],
  [
    'PostgreSQL',
    () => ({ postgres: { url: postgres.url(), schema: `notices_${(schemas += 1)}` } }),
  ],
];

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

describe.each(PLACES)('given an outbox in %s', (_, place) => {
  let scene: Scene;
  let receiver: Receiver;

  beforeEach(async () => {
    receiver = await startReceiver();
    scene = await Scene.open({}, place());
    await scene.secret('chengguan', 'a-secret');
    await scene.subscribe('chengguan', 'oa', { address: receiver.url });
  });
  afterEach(async () => {
    await scene.close();
    await receiver.close();
    expect(scene.errors).toEqual([]);
  });

  it('when it is opened on a log with history, then nothing is told of that', async () => {
    await scene.write('w1', raised(), summoned());
    await scene.start();
    await scene.write('w2', raised(), summoned());
    await scene.settled('sent', 1);
    expect(await scene.notices()).toMatchObject([{ whistle_id: 'w2', kind: 'summoned' }]);
    expect(receiver.received).toHaveLength(1);
  });

  it('when a killed process had its leases by a clock that was ahead, then notices go on at once', async () => {
    await scene.start();
    await scene.write('w1', raised(), summoned());
    await scene.settled('sent', 1);
    await scene.halt();
    const ahead = new Date(Date.parse(scene.clock.now()) + 86_400_000).toISOString();
    const left = { owner: 'killed', lease_until: ahead };
    await scene.outbox.updateTable('feed').set(left).execute();
    await scene.outbox.updateTable('target').set(left).execute();
    await scene.start();
    await scene.write('w2', raised(), summoned());
    await scene.settled('sent', 2);
    expect(receiver.received).toHaveLength(2);
  });

  it('when history is brought in later, then nothing is told of it either', async () => {
    await scene.start();
    const at = '2020-01-01T00:00:00.000Z';
    await scene.write('old', raised({ at }), summoned({ at }));
    await scene.write('new', raised(), summoned());
    await scene.settled('sent', 1);
    expect((await scene.notices()).map((notice) => notice.whistle_id)).toEqual(['new']);
  });

  it('when it was stopped between putting in and sending, then what it has is sent once it runs', async () => {
    receiver.behave(503);
    await scene.start();
    for (const id of ['w1', 'w2', 'w3']) await scene.write(id, raised(), summoned());
    await until(async () => (await scene.attempts()).length > 0);
    await scene.fed();
    await scene.halt();
    await scene.write('w4', raised(), summoned());
    receiver.behave(200);
    scene.clock.pass(60_000);
    await scene.start();
    await scene.settled('sent', 4);
    const accepted = (await scene.attempts()).filter(({ outcome }) => outcome === 'sent');
    expect(new Set(accepted.map((attempt) => attempt.delivery_id)).size).toBe(4);
    expect(accepted).toHaveLength(4);
  });

  it('when two processes run, then everything is put in once and sent once', async () => {
    const other = startSecond(scene);
    await scene.start();
    const ids = Array.from({ length: 30 }, (__, n) => `w${n}`);
    await Promise.all(ids.map((id) => scene.write(id, raised(), summoned())));
    await scene.settled('sent', 30);
    await other();
    expect(await scene.notices()).toHaveLength(30);
    expect(receiver.received).toHaveLength(30);
  });

  it('when a receiver fails and comes back, then it is tried again, later and later', async () => {
    receiver.behave(500, 503, 200);
    await scene.start();
    await scene.write('w1', raised(), summoned());
    await until(async () => (await scene.attempts()).length === 1);
    scene.clock.pass(9_999);
    expect(receiver.received).toHaveLength(1);
    scene.clock.pass(1);
    await until(async () => (await scene.attempts()).length === 2);
    scene.clock.pass(20_000);
    await scene.settled('sent', 1);
    const [first, second, third] = await scene.attempts();
    expect([first, second, third].map((attempt) => attempt?.status)).toEqual([500, 503, 200]);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
  });

  it('when it is refused to the end, then it is a dead letter, and is sent when it is replayed', async () => {
    await scene.close();
    scene = await Scene.open({ retry: { mostAttempts: 2 } }, place());
    await scene.secret('chengguan', 'a-secret');
    await scene.subscribe('chengguan', 'oa', { address: receiver.url });
    receiver.behave(400);
    await scene.start();
    await scene.write('w1', raised(), summoned());
    await until(async () => (await scene.attempts()).length === 1);
    scene.clock.pass(10_000);
    await scene.settled('dead', 1);
    expect((await scene.deliveries())[0]).toMatchObject({ attempts: 2, error: 'REFUSED' });
    receiver.behave(200);
    expect(await replayDead(scene.outbox, {}, scene.clock.now())).toBe(1);
    await scene.settled('sent', 1);
    expect(await replayDead(scene.outbox, {}, scene.clock.now())).toBe(0);
  });

  it('when a receiver stays away for days, then what waits for it is given up', async () => {
    receiver.behave(503);
    await scene.start();
    for (const id of ['w1', 'w2', 'w3']) await scene.write(id, raised(), summoned());
    await until(async () => (await scene.attempts()).length > 0);
    await scene.fed();
    scene.clock.pass(49 * 3_600_000);
    await scene.settled('dead', 3);
  });

  it('when it is night, then what can wait is told together in the morning, and the rest at once', async () => {
    await scene.prefer('chengguan', { quietHours: { from: '22:00', to: '07:00' } });
    scene.clock.set('2026-11-22T15:00:00.000Z');
    await scene.start();
    await scene.write('w1', raised(), summoned(), confirmed(), sentBack());
    await scene.settled('sent', 1);
    await scene.fed();
    expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({ data: { kind: 'sent-back' } });
    scene.clock.set('2026-11-22T22:59:59.000Z');
    expect((await scene.deliveries()).filter(({ state }) => state === 'due')).toHaveLength(2);
    scene.clock.set('2026-11-22T23:00:00.000Z');
    await scene.settled('sent', 3);
    expect(receiver.received).toHaveLength(2);
    const kinds = (JSON.parse(receiver.received[1]!.body) as { data: { kind: string } }[]).map(
      ({ data }) => data.kind,
    );
    expect(kinds.toSorted()).toEqual(['confirmed', 'summoned']);
  });

  it('when notices are gathered, then several go in one message', async () => {
    await scene.prefer('chengguan', { bundleMinutes: 10 });
    await scene.start();
    for (const id of ['w1', 'w2', 'w3']) await scene.write(id, raised(), summoned());
    await scene.fed();
    scene.clock.pass(599_000);
    expect(receiver.received).toHaveLength(0);
    scene.clock.pass(1_000);
    await scene.settled('sent', 3);
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]!.headers['content-type']).toMatch(/cloudevents-batch\+json/);
  });

  it('when a kind is muted or not asked for, then it is not sent', async () => {
    await scene.subscribe('gongan', 'oa', { address: receiver.url, kinds: ['closed'] });
    await scene.secret('gongan', 'another');
    await scene.prefer('chengguan', { muted: ['summoned'] });
    await scene.start();
    const both = [summoned(), summoned({ summons: 2, department: 'gongan' })];
    await scene.write('w1', raised(), ...both, closed());
    await scene.fed();
    expect((await scene.deliveries()).map(({ target }) => target)).toEqual(
      // 办结 is the street's own doing: both departments are told of it.
      expect.arrayContaining(['chengguan/oa', 'gongan/oa']),
    );
    await scene.settled('sent', 2);
  });

  it('when notices are old, then they are forgotten, and dead letters are not', async () => {
    receiver.behave(200, 400);
    await scene.close();
    scene = await Scene.open({ retry: { mostAttempts: 1 }, keepMs: 86_400_000 }, place());
    await scene.secret('chengguan', 'a-secret');
    await scene.subscribe('chengguan', 'oa', { address: receiver.url });
    await scene.start();
    await scene.write('w1', raised(), summoned());
    await scene.settled('sent', 1);
    await scene.write('w2', raised(), summoned());
    await scene.settled('dead', 1);
    scene.clock.pass(3 * 86_400_000);
    await scene.settled('sent', 0);
    await until(async () => (await scene.notices()).length === 1);
    expect(await scene.notices()).toMatchObject([{ whistle_id: 'w2' }]);
    expect((await scene.deliveries()).map(({ state }) => state)).toEqual(['dead']);
  });

  it('when a subscription is removed, then what waits for it is let go', async () => {
    receiver.behave(503);
    await scene.start();
    await scene.write('w1', raised(), summoned());
    await until(async () => (await scene.attempts()).length === 1);
    await scene.unsubscribe('chengguan', 'oa');
    await scene.settled('cancelled', 1);
    scene.clock.pass(3_600_000);
    await scene.write('w2', raised(), summoned());
    await scene.fed();
    expect(receiver.received).toHaveLength(1);
  });
});

/** A second process on the same outbox, as far as two can be told apart within one. */
function startSecond(scene: Scene): () => Promise<void> {
  const stop = new AbortController();
  const running = runNotices({
    store: scene.log,
    outbox: scene.outbox,
    clock: scene.clock,
    signal: stop.signal,
    options: scene.sending,
    personalData: new PersonalData(scene.keys),
    pace: { lookEveryMs: 10, random: () => 0.5 },
    onError: (error) => scene.errors.push(error),
  });
  return async () => {
    stop.abort();
    await running;
  };
}

describe('given a PostgreSQL that is away', () => {
  it('when the outbox is opened, then the failure is one that can be waited for', async () => {
    const away = { postgres: { url: 'postgres://nobody@127.0.0.1:9/none' } };
    await expect(openOutbox(away)).rejects.toMatchObject({ code: 'READ_STORE_UNAVAILABLE' });
  });
});

describe('given an outbox whose server goes away', () => {
  it('when it is asked, then that passes, and no driver’s error comes through', async () => {
    const server = await startPostgres();
    const outbox = await openOutbox({ postgres: { url: server.url() } });
    const ask = () => outbox.selectFrom('notice').selectAll().limit(1).execute();
    expect(await ask()).toEqual([]);
    await server.stop();
    await expect(ask()).rejects.toMatchObject({ code: 'READ_STORE_UNAVAILABLE' });
    await outbox.destroy();
  }, 60_000);
});
