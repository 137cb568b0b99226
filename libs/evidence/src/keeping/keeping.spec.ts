import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, deliveryOf, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { evidence, type EvidenceCommand } from '../domain/evidence.js';
import { FolderStore } from '../store/folder-store.js';
import { copyPieces } from './copy-pieces.js';
import { piecesInLog } from './pieces-in-log.js';
import { verifyPieces } from './verify-pieces.js';

const folder = mkdtempSync(join(tmpdir(), 'evidence-keeping-'));
const store = new FolderStore(join(folder, 'kept'));
const actor: Actor = { account: 'clerk', organisation: 'chengguan', role: 'department' };
let log: EventStore;

beforeAll(async () => {
  log = await openSqliteEventStore({ file: join(folder, 'events.db') });
});
afterAll(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

async function carryOut(command: EvidenceCommand): Promise<void> {
  const now = '2026-11-23T02:00:00.000Z';
  const envelope = envelopeOf(command, deliveryOf({}, actor));
  const context = { now, acting: actor };
  await evidence.handle(log, { id: command.reference, command, context, envelope });
}

/** Keeps a file that is sent under several names, as pictures that differ in what is removed are. */
async function keep(text: string, ...sentAs: readonly string[]) {
  const bytes = Buffer.from(text);
  const stored = hash('sha256', bytes);
  const piece = { stored, mediaType: 'application/pdf', bytes: bytes.length };
  const references = [text, ...sentAs].map((one) => hash('sha256', `sent ${one}`));
  await store.put(stored, bytes);
  for (const reference of references) await carryOut({ type: 'StoreEvidence', reference, piece });
  return { stored, references, file: join(store.place, stored.slice(0, 2), stored) };
}

describe('given a log that speaks of evidence', () => {
  it('when all of it is there, then nothing is found, and what no event speaks of is counted', async () => {
    const one = await keep('minutes', 'minutes again');
    const gone = await keep('given up');
    await carryOut({ type: 'RemoveEvidence', reference: gone.references[0] ?? '' });
    const pieces = await piecesInLog(log);
    expect(pieces).toEqual([{ stored: one.stored, bytes: 7, references: one.references }]);
    expect(await verifyPieces(store, pieces)).toEqual({ pieces: 1, faults: [], unknown: 1 });
  });

  it('when bytes are changed or missing, then each piece is named, and none of it is copied', async () => {
    const [changed, missing] = [await keep('a contract'), await keep('a photo')];
    writeFileSync(changed.file, 'b contract');
    rmSync(missing.file);
    const pieces = await piecesInLog(log);
    const { faults } = await verifyPieces(store, pieces);
    expect(faults).toEqual([
      expect.stringMatching(`${changed.references[0]}.*已改变`),
      expect.stringMatching(`${missing.references[0]}.*缺失`),
    ]);
    const to = new FolderStore(join(folder, 'copy'));
    const lost = [...changed.references, ...missing.references];
    expect(await copyPieces(store, to, pieces)).toEqual({ copied: 1, there: 0, lost });
    expect(await copyPieces(store, to, pieces)).toEqual({ copied: 0, there: 1, lost });
    expect(await to.size(changed.stored)).toBeUndefined();
  });
});
