import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandLog, type DomainEvent, reject, streamFamily } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { openPostgresEventStore } from '#event-store/postgres';
import { openSqliteEventStore } from '#event-store/sqlite';
import { freshStream } from '../../libs/event-store/src/contract/contract-harness.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';
import { startPostgres, type PostgresServer } from '../support/postgres.js';

/**
 * A client that heard nothing sends its command again, through another process. Whatever becomes of
 * the first delivery: it takes effect once, and nobody is told that it was refused.
 */
type Counted = DomainEvent<'Counted', { readonly by: number }>;
interface Count {
  readonly by: number;
}
const counter = streamFamily<Count, number, Counted, 'TOO_MANY', number>({
  prefix: 'contract-',
  versions: { Counted: 1 },
  decider: {
    initialState: 0,
    decide: ({ by }, state, limit) =>
      state + by > limit ? reject('TOO_MANY', {}) : [{ type: 'Counted', data: { by } }],
    evolve: (state, { data }) => state + data.by,
  },
});
const actor = { account: 'clerk', organisation: 'street', role: 'street' };

function count(log: CommandLog, stream: string, by: number, commandId: string = randomUUID()) {
  const envelope = { commandId, command: 'Count', actor, correlationId: commandId };
  const id = counter.idOf(stream);
  return counter.handle(log, { id, command: { by }, context: 10, envelope });
}

let folder: string;
let postgres: PostgresServer;
let eventStoreDb: EventStoreDbServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shaodao-twice-'));
  postgres = await startPostgres();
  eventStoreDb = await EventStoreDbServer.start();
}, 60_000);
afterAll(async () => {
  await eventStoreDb.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const STORES: readonly [string, () => Promise<EventStore>][] = [
  ['SQLite', () => openSqliteEventStore({ file: join(folder, 'events.db') })],
  ['PostgreSQL', () => openPostgresEventStore({ url: postgres.url() })],
  ['the EventStoreDB test server', () => openEventStoreDb(eventStoreDb)],
];

describe.each(STORES)('given two processes on %s', (_, open) => {
  let [one, other]: EventStore[] = [];
  beforeAll(async () => void ([one, other] = [await open(), await open()]));
  afterAll(async () => {
    await one!.close();
    await other!.close();
  });

  /** The log as the second process sees it; `meanwhile` runs between its read and its append. */
  const heldUp = (meanwhile: () => Promise<unknown>): CommandLog => ({
    readStream: (...args) => other!.readStream(...args),
    append: async (...args) => {
      await meanwhile();
      return other!.append(...args);
    },
  });

  it('when the first is decided again on a later state, then the second finds what it wrote', async () => {
    const [stream, commandId] = [freshStream(), randomUUID()];
    await count(one!, stream, 1);
    const log = heldUp(async () => {
      await count(one!, stream, 4);
      await count(one!, stream, 3, commandId);
    });
    expect(await count(log, stream, 3, commandId)).toMatchObject({
      outcome: 'accepted',
      state: 8,
      revision: 2,
      deduplicated: true,
    });
    expect(await one!.readStream(stream)).toHaveLength(3);
  });

  it('when the first is written in between, then both have the same answer', async () => {
    const [stream, commandId] = [freshStream(), randomUUID()];
    let first: unknown;
    const log = heldUp(async () => (first ??= await count(one!, stream, 3, commandId)));
    const second = await count(log, stream, 3, commandId);
    expect(first).toMatchObject({ outcome: 'accepted', revision: 0 });
    expect(second).toMatchObject({ outcome: 'accepted', revision: 0, state: 3 });
    expect(await one!.readStream(stream)).toHaveLength(1);
  });

  it('when both are under way all the time, then they take effect once', async () => {
    const [stream, commandId] = [freshStream(), randomUUID()];
    const logs = [one!, other!, one!, other!, one!, other!];
    const outcomes = await Promise.all(
      logs.flatMap((log) => [count(log, stream, 1, commandId), count(log, stream, 1)]),
    );
    expect(outcomes.filter(({ outcome }) => outcome !== 'accepted')).toEqual([]);
    expect(await one!.readStream(stream)).toHaveLength(1 + logs.length);
  });
});

describe('given an EventStoreDB server that answers badly', () => {
  const open = (deadlineMs: number) =>
    openEventStoreDb({ connectionString: eventStoreDb.connectionString, deadlineMs });

  it('when it writes and its answer is lost, then the command is accepted and there once', async () => {
    const store = await open(1_000);
    const stream = freshStream();
    await count(store, stream, 1);
    eventStoreDb.dropNextAnswer();
    expect(await count(store, stream, 2)).toMatchObject({ outcome: 'accepted', revision: 1 });
    expect(await store.readStream(stream)).toHaveLength(2);
    await store.close();
  });

  it('when it hangs until the command is given up, then that is no refusal, and a repeat settles it', async () => {
    const [store, patient] = [await open(300), await open(10_000)];
    const [stream, commandId] = [freshStream(), randomUUID()];
    await count(store, stream, 1);
    await count(patient, stream, 1);
    const stuck: CommandLog = {
      readStream: (...args) => store.readStream(...args),
      append: (...args) => {
        eventStoreDb.hanging = true;
        return store.append(...args);
      },
    };
    await expect(count(stuck, stream, 2, commandId)).rejects.toMatchObject({ failure: 'timeout' });
    // What was on its way arrives now, beside the repeat.
    eventStoreDb.hanging = false;
    expect(await count(patient, stream, 2, commandId)).toMatchObject({ outcome: 'accepted' });
    expect(await patient.readStream(stream)).toHaveLength(3);
    await Promise.all([store.close(), patient.close()]);
  }, 20_000);
});
