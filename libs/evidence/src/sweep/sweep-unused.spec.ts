import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, deliveryOf, envelopeOf, newId } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openReadStore, type ReadStore } from '#read-store';
import { whistleStream } from '#whistle';
import { evidence } from '../domain/evidence.js';
import { piecesInLog } from '../keeping/pieces-in-log.js';
import {
  EVIDENCE_PIECES,
  evidencePieces,
} from '../read/evidence-pieces/evidence-pieces.projection.js';
import { FolderStore } from '../store/folder-store.js';
import { sweepUnused } from './sweep-unused.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const folder = mkdtempSync(join(tmpdir(), 'evidence-sweep-'));
const store = new FolderStore(join(folder, 'kept'));
const actor: Actor = { account: 'clerk', organisation: 'chengguan', role: 'department' };
let now = Date.parse('2026-11-01T02:00:00.000Z');
const clock = { now: () => new Date(now).toISOString() };
let log: EventStore;
let reads: ReadStore;
let running: Promise<void>;

beforeAll(async () => {
  log = await openSqliteEventStore({ file: join(folder, 'events.db') });
  const directory = join(folder, 'read');
  reads = await openReadStore({ directory, eventStore: log, projections: [evidencePieces] });
  running = reads.run();
});
afterAll(async () => {
  await reads.close();
  await running;
  await log.close();
  rmSync(folder, { recursive: true });
});

async function sent(text: string): Promise<{ reference: string; stored: string }> {
  const bytes = Buffer.from(text);
  const [reference, stored] = [hash('sha256', `sent ${text}`), hash('sha256', bytes)];
  await store.put(stored, bytes);
  const piece = { stored, mediaType: 'application/pdf', bytes: bytes.length };
  const command = { type: 'StoreEvidence', reference, piece } as const;
  const envelope = envelopeOf(command, deliveryOf({}, actor));
  const context = { now: clock.now(), acting: actor };
  await evidence.handle(log, { id: reference, command, context, envelope });
  return { reference, stored };
}

/** Some event of a whistle that refers to it. */
async function referTo(reference: string): Promise<void> {
  const id = newId();
  const metadata = { commandId: id, command: '', digest: '', correlationId: '', actor };
  const data = { at: clock.now(), summons: 1, note: '', evidence: [{ reference }] };
  await log.append(whistleStream(newId()), 'no-stream', [
    { id: newId(), type: 'ProgressRecorded', data, metadata, version: 1 },
  ]);
}

const isKept = async (reference: string) =>
  (await evidence.load(log, reference)).piece !== undefined;
const isThere = async (stored: string) => (await store.size(stored)) !== undefined;

async function sweep() {
  const head = await log.head();
  if (head !== undefined) await reads.waitFor(EVIDENCE_PIECES, head, { timeoutMs: 20_000 });
  return sweepUnused({ log, reads, store, clock, keepDays: 30 });
}

describe('given evidence that was sent a month ago', () => {
  it('when nobody refers to it, then it is given up, and its bytes go an hour later', async () => {
    const [used, unused] = [await sent('used'), await sent('unused')];
    await referTo(used.reference);
    now += 29 * DAY_MS;
    const young = await sent('young');
    expect(await sweep()).toEqual({ removed: 0, keptAfterAll: 0, deleted: 0 });
    now += 2 * DAY_MS;
    expect(await sweep()).toEqual({ removed: 1, keptAfterAll: 0, deleted: 0 });
    expect(await isKept(unused.reference)).toBe(false);
    expect(await isThere(unused.stored)).toBe(true);
    now += 2 * HOUR_MS;
    expect(await sweep()).toEqual({ removed: 0, keptAfterAll: 0, deleted: 1 });
    expect(await isThere(unused.stored)).toBe(false);
    for (const { reference, stored } of [used, young])
      expect([await isKept(reference), await isThere(stored)]).toEqual([true, true]);
    expect((await piecesInLog(log)).length).toBe(2);
  });

  it('when somebody refers to it at the last moment, then it is kept after all', async () => {
    const late = await sent('late');
    now += 31 * DAY_MS;
    const { removed } = await sweep();
    expect([removed > 0, await isKept(late.reference)]).toEqual([true, false]);
    // A command that had looked before, and that was written after.
    await referTo(late.reference);
    now += 2 * HOUR_MS;
    expect(await sweep()).toMatchObject({ keptAfterAll: 1 });
    expect([await isKept(late.reference), await isThere(late.stored)]).toEqual([true, true]);
    const { senders } = await evidence.load(log, late.reference);
    expect(senders).toEqual(['chengguan']);
  });

  it('when it is sent again before its bytes are deleted, then they stay', async () => {
    const again = await sent('again');
    now += 31 * DAY_MS;
    await sweep();
    await sent('again');
    now += 2 * HOUR_MS;
    await sweep();
    expect([await isKept(again.reference), await isThere(again.stored)]).toEqual([true, true]);
  });
});
