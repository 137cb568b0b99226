import { sql } from 'kysely';

import {
  noticesHealth,
  outboxFigures,
  type OutboxPlace,
  retrySkipped,
  skippedEvents,
} from '#notices';

import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { type Receiver, startReceiver } from './receiver.js';
import { closed, raised, Scene, summoned, until } from './scene.js';

let postgres: PostgresServer;
let schemas = 0;
const PLACES: readonly [string, () => OutboxPlace | undefined][] = [
  ['SQLite', () => undefined],
  ['PostgreSQL', () => ({ postgres: { url: postgres.url(), schema: `aside_${(schemas += 1)}` } })],
];

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

describe.each(PLACES)('given an outbox in %s', (name, place) => {
  let scene: Scene;
  let receiver: Receiver;

  /** A title that this database takes for no reason: as a text that it cannot hold. */
  const refuse = async () => {
    const refusing =
      name === 'SQLite'
        ? sql`create trigger refused before insert on notice when new.title like '%拒收%'
              begin select raise(abort, 'refused'); end`
        : sql`alter table notice add constraint refused check (title not like '%拒收%')`;
    await refusing.execute(scene.outbox);
  };
  const accept = async () => {
    const accepting =
      name === 'SQLite'
        ? sql`drop trigger refused`
        : sql`alter table notice drop constraint refused`;
    await accepting.execute(scene.outbox);
  };
  const parts = () => ({ store: scene.log, outbox: scene.outbox, clock: scene.clock });
  const skipped = () => skippedEvents(scene.outbox, { limit: 10 });

  beforeEach(async () => {
    receiver = await startReceiver();
    scene = await Scene.open({}, place());
    await scene.secret('chengguan', 'a-secret');
    await scene.subscribe('chengguan', 'oa', { address: receiver.url });
    await scene.start();
  });
  afterEach(async () => {
    await scene.close();
    await receiver.close();
  });

  it('when an old text holds what cannot be kept, then it is told without, and all after it', async () => {
    await scene.write('w1', raised({ title: '污水\u0000外溢\ud83d' }), summoned());
    await scene.write('w2', raised(), summoned());
    await scene.settled('sent', 2);
    const titles = (await scene.notices()).map(({ title }) => title);
    expect(titles).toEqual(['【派哨】污水外溢', '【派哨】污水外溢']);
    expect(scene.errors).toEqual([]);
    expect(await noticesHealth(scene.outbox)).toEqual({ state: 'ok', skippedEvents: 0 });
  });

  it('when one notice cannot be written, then it is set aside, told once and counted, and all others go on', async () => {
    await refuse();
    await scene.write('w1', raised({ title: '拒收' }), summoned(), closed());
    await scene.write('w2', raised(), summoned());
    await scene.settled('sent', 1);
    await scene.write('w3', raised(), summoned());
    await scene.settled('sent', 2);
    const aside = await skipped();
    expect(aside.map(({ type, stream }) => [type, stream])).toEqual([
      ['DepartmentSummoned', 'whistle-w1'],
      ['WhistleClosed', 'whistle-w1'],
    ]);
    expect(aside[0]!.error).toMatch(/^summoned → chengguan: .*refused/);
    expect(scene.errors).toHaveLength(1);
    expect(String(scene.errors[0])).toContain('2 个事件的通知无法写入，已搁置');
    expect((await outboxFigures(scene.outbox, scene.clock.now())).skipped).toBe(2);
    expect(await noticesHealth(scene.outbox)).toEqual({ state: 'degraded', skippedEvents: 2 });
  });

  it('when what was in the way is gone, then what was set aside is told by a retry, once', async () => {
    await refuse();
    await scene.write('w1', raised({ title: '拒收' }), summoned());
    await until(async () => (await skipped()).length === 1);
    const stillThere = await retrySkipped(parts(), undefined);
    expect(stillThere).toMatchObject({ told: 0, left: [{ type: 'DepartmentSummoned' }] });
    await accept();
    expect(await retrySkipped(parts(), ['another'])).toEqual({ told: 0, left: [] });
    expect(await retrySkipped(parts(), undefined)).toEqual({ told: 1, left: [] });
    await scene.settled('sent', 1);
    expect(await retrySkipped(parts(), undefined)).toEqual({ told: 0, left: [] });
    expect(receiver.received).toHaveLength(1);
    expect(await noticesHealth(scene.outbox)).toEqual({ state: 'ok', skippedEvents: 0 });
  });

  it('when a notice exists already, then the feed goes on, and it is not sent twice', async () => {
    await scene.write('w1', raised(), summoned());
    await scene.settled('sent', 1);
    await scene.halt();
    // As after a restore of the outbox from another moment than its checkpoint.
    await scene.outbox.updateTable('feed').set({ position: '' }).execute();
    await scene.write('w2', raised(), summoned());
    await scene.start();
    await scene.settled('sent', 2);
    expect(receiver.received).toHaveLength(2);
    expect((await skipped()).map(({ stream }) => stream)).toContain('whistle-w1');
    expect(await retrySkipped(parts(), undefined)).toMatchObject({ left: [] });
    expect(receiver.received).toHaveLength(2);
  });

  it('when an event cannot be understood, then it alone is set aside', async () => {
    const broken = { type: 'DepartmentSummoned', data: { at: scene.clock.now(), summons: 1 } };
    await scene.write('w1', raised(), broken as never);
    await scene.write('w2', summoned());
    await scene.write('w3', raised(), summoned());
    await scene.settled('sent', 1);
    expect((await skipped()).map(({ stream }) => stream)).toEqual(['whistle-w1', 'whistle-w2']);
  });

  it('when the database itself is in trouble, then nothing is set aside, and it is waited for', async () => {
    await scene.outbox.schema.alterTable('delivery').renameTo('away').execute();
    await scene.write('w1', raised(), summoned());
    await until(() => scene.errors.length > 1);
    await scene.outbox.schema.alterTable('away').renameTo('delivery').execute();
    await scene.settled('sent', 1);
    expect(await skipped()).toEqual([]);
  });
});
