import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { evidence, FolderStore, PostgresStore } from '#evidence';
import { type Actor, deliveryOf, envelopeOf } from '#event-sourcing';
import { openLog } from '#runtime';
import { startPostgres, type PostgresServer } from '../support/postgres.js';
import { Workshop } from './migration.js';

const workshop = new Workshop();
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await server.stop();
  workshop.remove();
});

const actor: Actor = { account: 'clerk', organisation: 'dept-1', role: 'department' };
const PHOTO = Buffer.from('not decoded any more: what is kept is copied as it is');
const STORED = hash('sha256', PHOTO);

/** A data folder with one piece of evidence, and what others refer to it by. */
async function folderWithEvidence(): Promise<string> {
  const dataDir = workshop.place();
  const log = await openLog(dataDir, 'inline');
  await new FolderStore(join(dataDir, 'evidence')).put(STORED, PHOTO);
  const piece = { stored: STORED, mediaType: 'application/pdf', bytes: PHOTO.length };
  const command = { type: 'StoreEvidence', reference: hash('sha256', 'as sent'), piece } as const;
  await evidence.handle(log, {
    id: command.reference,
    command,
    context: { now: '2026-11-23T02:00:00.000Z', acting: actor },
    envelope: envelopeOf(command, deliveryOf({}, actor)),
  });
  await log.close();
  return dataDir;
}

describe('given a data folder with evidence', () => {
  it('when its log is brought to PostgreSQL and back, then the evidence comes along', async () => {
    const [from, back] = [await folderWithEvidence(), workshop.place()];
    const there = await workshop.migrate(from, server.url(), '--finish');
    expect(there).toContain('佐证文件：复制 1 件，已有 0 件');
    const store = new PostgresStore({ url: server.url() });
    expect((await buffer((await store.get(STORED))!)).equals(PHOTO)).toBe(true);
    await store.close();
    const returned = await workshop.migrate(server.url(), back, '--finish');
    expect(returned).toContain('佐证文件：复制 1 件，已有 0 件');
    expect(existsSync(join(back, 'evidence', STORED.slice(0, 2), STORED))).toBe(true);
  }, 120_000);

  it('when a piece is missing, then it is named, and the migration is not told as whole', async () => {
    const from = await folderWithEvidence();
    await new FolderStore(join(from, 'evidence')).delete(STORED);
    await expect(workshop.migrate(from, workshop.place(), '--finish')).rejects.toMatchObject({
      code: 'EVIDENCE_LOST',
    });
  }, 60_000);
});
