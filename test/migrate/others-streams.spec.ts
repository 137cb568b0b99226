import { randomUUID } from 'node:crypto';
import { EventStoreDBClient } from '@eventstore/db-client';
import { eventId } from '#event-sourcing';
import { noProgress, startLogBar } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { verifyLog } from '#event-store/maintenance';
import { parseLogUrl, openLogForReading } from '#runtime';
import { credentials, tried } from '../support/eventstoredb-server/bare.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';
import { eventsIn, withLogAt, Workshop } from './migration.js';
import { sampleEvents } from '../../libs/event-store/src/contract/contract-harness.js';

const MINUTE = 60_000;
/** More than a log is searched through for one page. */
const MANY = 21_000;

const workshop = new Workshop();
let server: EventStoreDbServer;
let client: EventStoreDBClient;

beforeAll(async () => {
  server = await EventStoreDbServer.start();
  client = EventStoreDBClient.connectionString(server.connectionString);
});
afterAll(async () => {
  await client.dispose();
  await server.stop();
  workshop.remove();
});

/** Events of one command, with the ids that follow from it. */
function ofCommand(count: number) {
  const commandId = randomUUID();
  return sampleEvents(count).map((event, index) => ({
    ...event,
    id: eventId(commandId, index),
    metadata: { ...event.metadata, commandId },
  }));
}

async function whistlesBlown(count: number): Promise<string[]> {
  const log = await openEventStoreDb(server);
  const streams = Array.from({ length: count }, () => `whistle-${randomUUID()}`);
  for (const stream of streams) await log.append(stream, 'no-stream', ofCommand(2));
  await log.close();
  return streams;
}

async function othersWrite(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1_000) {
    const events = Array.from({ length: Math.min(left, 1_000) }, () => tried({ of: 'others' }));
    await client.appendToStream(`others-${randomUUID()}`, events, { credentials });
  }
}

async function findings() {
  const log = await openLogForReading({ eventStore: parseLogUrl(server.connectionString).place });
  try {
    return await verifyLog(log, startLogBar(noProgress, '', await log.head()));
  } finally {
    await log.close();
  }
}

describe('given a server on which others write as well', () => {
  it(
    'when its log is moved, then it comes to an end, and what is theirs stays where it is',
    async () => {
      const first = await whistlesBlown(3);
      await othersWrite(MANY);
      const streams = [...first, ...(await whistlesBlown(2))];
      await othersWrite(50);
      const to = workshop.place();
      const [line] = await workshop.migrate(server.connectionString, to, '--finish');
      expect(line).toContain('核对无误：来源 10 个事件、5 个事件流，目标 10 个事件、5 个');
      const copied = await withLogAt(to, eventsIn);
      expect([...new Set(copied.map(({ stream }) => stream))]).toEqual(streams);
    },
    3 * MINUTE,
  );

  it(
    'when it is verified, then theirs is no fault of ours, and a stream of ours that was cut is named',
    async () => {
      const [cut, deleted] = (await whistlesBlown(2)) as [string, string];
      await othersWrite(50);
      const before = await findings();
      expect(before.faults).toEqual([]);
      await client.setStreamMetadata(cut, { truncateBefore: 1 }, { credentials });
      await client.deleteStream(deleted, { credentials });
      const after = await findings();
      expect([after.events, after.streams]).toEqual([before.events, before.streams]);
      expect(after.faults).toEqual([
        expect.stringContaining(`${cut} 已损坏`),
        expect.stringContaining(`${deleted} 已损坏`),
      ]);
    },
    3 * MINUTE,
  );
});
