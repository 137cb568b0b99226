import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventId, type RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { type KeyStore, openKeyStore, PersonalData } from '#privacy';
import { EventSealer } from './event-sealer.js';
import { SealedLog } from './sealed-log.js';

const home = mkdtempSync(join(tmpdir(), 'shaodao-sealed-log-'));
const actor = { account: 'clerk', organisation: 'xinhua', role: 'street' };
const at = '2026-10-01T09:00:00.000Z';
let store: EventStore;
let keys: KeyStore;

/** One command of several events, with a telephone in the last of them. */
async function write(stream: string, commandId: string, length: number): Promise<void> {
  const metadata = { commandId, command: 'C', digest: 'd', correlationId: commandId, actor };
  const events = Array.from({ length }, (_, index) => ({
    id: eventId(commandId, index),
    type: index === length - 1 ? 'PersonRegistered' : 'PersonLeft',
    version: 1,
    data: { at, id: `${commandId}-${index}`, ...(index === length - 1 && { phone: '5550117' }) },
    metadata,
  }));
  const last = (await store.readStream(stream)).at(-1)?.revision ?? 'no-stream';
  await store.append(stream, last, events);
}

beforeAll(async () => {
  store = await openSqliteEventStore({ file: join(home, 'events.db') });
  keys = await openKeyStore({ folder: join(home, 'keys') });
  for (const [index, length] of [3, 1, 4].entries()) await write('people', `c${index}`, length);
});
afterAll(async () => {
  await Promise.all([store.close(), keys.close()]);
  rmSync(home, { recursive: true });
});

const open = () => new SealedLog(store, () => new EventSealer(new PersonalData(keys)));

async function read(log: SealedLog, limit: number, from?: string): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = from; ;) {
    const page = await log.readAll({ limit, ...(after !== undefined && { after }) });
    events.push(...page.events);
    if (page.end) return events;
    after = page.position;
  }
}

describe('given a log of which a command wrote a telephone last', () => {
  it('when it is read in pages of any length, then each command is sealed as a whole', async () => {
    const whole = await read(open(), 100);
    expect(JSON.stringify(whole)).not.toContain('5550117');
    expect(whole.map(({ metadata }) => metadata.digest)).not.toContain('d');
    expect(new Set(whole.map(({ metadata }) => metadata.digest)).size).toBe(3);
    for (const limit of [1, 2, 3, 7]) expect(await read(open(), limit)).toEqual(whole);
  });

  it('when a copy goes on after any event, also within a command, then the rest is the same', async () => {
    const whole = await read(open(), 100);
    for (const [index, { position }] of whole.entries())
      expect(await read(open(), 2, position)).toEqual(whole.slice(index + 1));
  });
});
