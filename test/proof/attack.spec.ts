import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { AttackedLog, type Tamper, tamperPostgres, tamperSqlite } from './attacked-log.js';

const ARRIVED = '2026-11-01T10:00:00.000Z';
const EARLIER = '2026-11-01T09:05:00.000Z';
const FINE = '核对无误';

let server: PostgresServer | undefined;
const folder = mkdtempSync(join(tmpdir(), 'shaodao-attack-'));
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Attacked {
  readonly log: AttackedLog;
  readonly tamper: Tamper;
}

async function onSqlite(): Promise<Attacked> {
  const dataDir = join(folder, randomUUID());
  const log = await AttackedLog.open({ kind: 'sqlite', dataDir });
  return { log, tamper: tamperSqlite(dataDir) };
}

async function onPostgres(): Promise<Attacked> {
  server ??= await startPostgres();
  const database = `d${randomUUID().replaceAll('-', '')}`;
  await server.run(`CREATE DATABASE ${database}`);
  const log = await AttackedLog.open({ kind: 'postgres', url: server.url({ database }) });
  return { log, tamper: tamperPostgres(server, database) };
}

describe.each([
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
])(
  'given a log on %s with a checkpoint outside, and an administrator of the database',
  (_, open) => {
    let log: AttackedLog;
    let tamper: Tamper;

    beforeEach(async () => {
      ({ log, tamper } = await open());
      await log.play();
      await log.checkpoint();
    });
    afterEach(() => log.close());

    const both = async () => ({ found: await log.verify(), printed: await log.audit() });

    it('when nothing is touched, then nothing is found, also after the log has grown', async () => {
      await log.happen('whistle-a', 'WhistleClosed', '2026-11-03T09:00:00.000Z');
      await log.checkpoint();
      await log.happen('whistle-c', 'WhistleRaised', '2026-11-04T09:00:00.000Z');
      const { found, printed } = await both();
      expect(found).toEqual([]);
      expect(printed).toContain(FINE);
    });

    it('when one arrival time is changed, then both say which event, and when', async () => {
      const where = await log.where('whistle-a', 1);
      await tamper(
        `UPDATE events SET data = replace(data, '${ARRIVED}', '${EARLIER}') WHERE ${where}`,
      );
      const fault = `whistle-a@1 DepartmentArrived（${EARLIER}）与链值不符：内容被改动`;
      const { found, printed } = await both();
      expect(found).toEqual([fault]);
      expect(printed).toContain(fault);
      expect(printed).toContain('发现 1 处不符');
    });

    it('when the chain is recomputed after the change, then only a checkpoint tells', async () => {
      const where = await log.where('whistle-a', 1);
      await tamper(
        `UPDATE events SET data = replace(data, '${ARRIVED}', '${EARLIER}') WHERE ${where}`,
      );
      await tamper(...(await log.rechained('whistle-a')));
      const { found, printed } = await both();
      expect(found).toEqual([
        expect.stringMatching(/^whistle-a@0 至 2 之间被改动并重算了链：检查点 1（.*）时不是这样$/),
      ]);
      expect(printed).toContain('whistle-a@0 至 2 之间被改动并重算了链：检查点 1');
      const without = await log.verify([]);
      // The root that the log keeps of itself would have to be forged as well.
      expect(without).toEqual([expect.stringContaining('链的起点')]);
    });

    it('when a checkpoint stands before and after the event, then it alone is named', async () => {
      await log.happen('whistle-a', 'ArrivalConfirmed', '2026-11-03T09:00:00.000Z');
      await log.checkpoint();
      const where = await log.where('whistle-a', 3);
      await tamper(`UPDATE events SET data = replace(data, '09:00', '08:00') WHERE ${where}`);
      await tamper(...(await log.rechained('whistle-a')));
      const named =
        'whistle-a@3 ArrivalConfirmed（2026-11-03T08:00:00.000Z）被改动并重算了链：检查点 2';
      const { found, printed } = await both();
      expect(found).toEqual([expect.stringContaining(named)]);
      expect(printed).toContain(named);
    });

    it('when the newest events are deleted, then the first that is missing is named', async () => {
      await tamper(`DELETE FROM events WHERE ${await log.where('whistle-b', 2)}`);
      await tamper(`DELETE FROM events WHERE ${await log.where('whistle-b', 1)}`);
      const { found, printed } = await both();
      expect(found).toContainEqual(
        expect.stringMatching(/^whistle-b@1 起缺失：检查点 1（.*）时该事件流到 whistle-b@2$/),
      );
      expect(printed).toContain('whistle-b@1 起缺失：检查点 1');
    });

    it('when a whole stream is deleted, then it is named', async () => {
      for (const revision of [2, 1, 0])
        await tamper(`DELETE FROM events WHERE ${await log.where('whistle-a', revision)}`);
      const { found, printed } = await both();
      expect(found).toContainEqual(expect.stringContaining('whistle-a@0 起缺失：检查点 1'));
      expect(printed).toContain('whistle-a@0 起缺失：检查点 1');
    });

    it('when an event in the middle is deleted, then the gap is named', async () => {
      await tamper(`DELETE FROM events WHERE ${await log.where('whistle-a', 1)}`);
      const printed = await log.audit();
      expect(printed).toContain('whistle-a 在 0 之后是 whistle-a@2 ResolutionReported');
      await expect(log.verify()).resolves.toContainEqual('whistle-a 在 0 之后是 2');
    });

    it('when two events of two streams change places, then the first out of order is named', async () => {
      const [one, other] = [await log.where('whistle-a', 1), await log.where('whistle-b', 0)];
      const [first, second] = [one, other].map((where) => where.replace('position = ', ''));
      await tamper(
        `UPDATE events SET position = 900000 WHERE ${one}`,
        `UPDATE events SET position = ${first} WHERE ${other}`,
        `UPDATE events SET position = ${second} WHERE position = 900000`,
      );
      const { found, printed } = await both();
      // whistle-b@0 stands where whistle-a@1 was; what comes after it is older.
      expect(found).toContainEqual(expect.stringMatching(/^whistle-a@1|^whistle-a 在 0 之后是 2/));
      expect(printed).toContain('whistle-a 在 0 之后是 whistle-a@2');
    });

    it('when neighbours of two streams change places, then the one out of order is named', async () => {
      const [one, other] = [await log.where('whistle-a', 2), await log.where('whistle-b', 0)];
      const [first, second] = [one, other].map((where) => where.replace('position = ', ''));
      await tamper(
        `UPDATE events SET position = 900000 WHERE ${one}`,
        `UPDATE events SET position = ${first} WHERE ${other}`,
        `UPDATE events SET position = ${second} WHERE position = 900000`,
      );
      const named = 'whistle-a@2 ResolutionReported（2026-11-01T11:00:00.000Z）次序有变';
      const { found, printed } = await both();
      expect(found).toEqual([expect.stringContaining(named)]);
      expect(printed).toContain(named);
    });

    it('when the chain is taken out of an event, then it is named', async () => {
      await log.happen('whistle-a', 'WhistleClosed', '2026-11-03T09:00:00.000Z');
      const where = await log.where('whistle-a', 3);
      await tamper(
        `UPDATE events SET metadata = replace(metadata, '"chain"', '"chained"') WHERE ${where}`,
      );
      const { found, printed } = await both();
      expect(found).toEqual(['whistle-a@3 WhistleClosed（2026-11-03T09:00:00.000Z）没有链值']);
      expect(printed).toContain('WhistleClosed（2026-11-03T09:00:00.000Z）没有链值');
    });
  },
);
