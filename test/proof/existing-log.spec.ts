import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventId } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store/sqlite';
import { proof } from '#proof';
import { Workshop } from '../migrate/migration.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { AttackedLog, tamperSqlite } from './attacked-log.js';

const workshop = new Workshop();
afterAll(() => workshop.remove());

/** Events as releases wrote them that had no chain. */
async function writeOldLog(dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const store = await openSqliteEventStore({ file: join(dataDir, 'events.db') });
  const actor = { account: 'dept-1', organisation: 'chengguan', role: 'department' };
  for (const stream of ['whistle-old', 'whistle-older'])
    for (const [at, type] of ['WhistleRaised', 'DepartmentArrived', 'WhistleClosed'].entries()) {
      const commandId = randomUUID();
      const metadata = { commandId, command: type, digest: 'd', correlationId: commandId, actor };
      const data = { at: `2026-10-0${at + 1}T09:00:00.000Z` };
      const event = { id: eventId(commandId, 0), type, version: 1, data, metadata };
      await store.append(stream, at === 0 ? 'no-stream' : at - 1, [event]);
    }
  await store.close();
}

describe('given a log of a release without chains', () => {
  let dataDir: string;
  let log: AttackedLog;
  beforeEach(async () => {
    dataDir = workshop.place();
    await writeOldLog(dataDir);
    log = await AttackedLog.open({ kind: 'sqlite', dataDir });
  });
  afterEach(() => log.close());

  it('when it goes on, then old events stand as they are and new ones link to them', async () => {
    await log.happen('whistle-old', 'WhistleReopened', '2026-11-01T09:00:00.000Z');
    const events = await log.log.readStream('whistle-old');
    expect(events.map(({ metadata }) => metadata.chain !== undefined)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(await log.verify()).toEqual([]);
  });

  it('when an old event is changed before the log goes on with its chain, then it shows', async () => {
    await log.happen('whistle-old', 'WhistleReopened', '2026-11-01T09:00:00.000Z');
    const where = await log.where('whistle-old', 1);
    await tamperSqlite(dataDir)(
      `UPDATE events SET data = replace(data, '09:00', '08:00') WHERE ${where}`,
    );
    expect(await log.verify()).toEqual([
      'whistle-old@3 WhistleReopened（2026-11-01T09:00:00.000Z）与链值不符：内容被改动',
    ]);
  });

  it('when the chain begins, then that is recorded, and a checkpoint covers old streams too', async () => {
    const first = await log.checkpoint();
    expect((await proof.read(log.log))[0]).toMatchObject({
      type: 'ChainBegun',
      data: { events: 6 },
    });
    expect(first.heads.map(([stream, revision]) => [stream, revision])).toEqual([
      ['proof', 0],
      ['whistle-old', 2],
      ['whistle-older', 2],
    ]);
    const where = await log.where('whistle-older', 2);
    await tamperSqlite(dataDir)(
      `UPDATE events SET data = replace(data, '09:00', '08:00') WHERE ${where}`,
    );
    const named = 'whistle-older@0 至 2 之间被改动：检查点 1';
    expect(await log.verify()).toEqual([expect.stringContaining(named)]);
    expect(await log.audit()).toContain(named);
  });
});

describe('given a log with checkpoints that is moved to another store', () => {
  let postgres: PostgresServer;
  let eventStoreDb: EventStoreDbServer;
  beforeAll(async () => {
    postgres = await startPostgres();
    eventStoreDb = await EventStoreDbServer.start();
  }, 60_000);
  afterAll(async () => {
    await eventStoreDb.stop();
    await postgres.stop();
  });

  it.each([
    ['PostgreSQL', () => ({ kind: 'postgres', url: postgres.url() }) as const],
    [
      'EventStoreDB (test server)',
      () => ({ kind: 'eventstoredb', url: eventStoreDb.connectionString }) as const,
    ],
  ])(
    'when it is on %s, then the same checkpoints fit, and the series goes on',
    async (_, place) => {
      const dataDir = workshop.place();
      await writeOldLog(dataDir);
      const source = await AttackedLog.open({ kind: 'sqlite', dataDir });
      await source.play();
      await source.checkpoint();
      await source.happen('whistle-old', 'WhistleReopened', '2026-11-03T09:00:00.000Z');
      await workshop.migrate(dataDir, place().url, '--finish');
      const target = await AttackedLog.open(place());
      const checkpoints = source.folder.read();
      expect(await target.verify(checkpoints)).toEqual([]);
      await target.happen('whistle-a', 'WhistleClosed', '2026-11-04T09:00:00.000Z');
      checkpoints.forEach((one) => target.folder.keep(one));
      expect(await target.checkpoint(source.key)).toMatchObject({ number: 2, events: 16 });
      expect(await target.verify()).toEqual([]);
      await Promise.all([source.close(), target.close()]);
    },
  );
});
