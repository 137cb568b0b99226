import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openReadStore, type ReadStore } from '#read-store';
import { readSample } from '../../../../test/support/event-samples.js';
import { READ_DATABASES, ReadPlaces } from '../../../../test/support/read-places.js';
import {
  EVIDENCE_PIECES,
  evidencePieces,
  sentToday,
} from './evidence-pieces/evidence-pieces.projection.js';
import {
  EVIDENCE_USES,
  evidenceInMeetings,
  evidenceInTalks,
  evidenceUses,
} from './evidence-uses/evidence-uses.projection.js';

const projections = [evidencePieces, evidenceUses, evidenceInMeetings, evidenceInTalks];
const TABLES: readonly (readonly [projection: string, table: string])[] = [
  [EVIDENCE_PIECES, 'evidence_pieces'],
  [EVIDENCE_PIECES, 'evidence_sends'],
  [EVIDENCE_USES, 'evidence_uses'],
  [evidenceInMeetings.name, 'evidence_in_meetings'],
  [evidenceInTalks.name, 'evidence_in_talks'],
];
const [blow, arrival, minutes] = ['blow', 'arrival', 'minutes'].map((one) => hash('sha256', one));
const shown = (...references: readonly (string | undefined)[]) => ({
  evidence: references.map((reference) => ({ reference, mediaType: 'image/jpeg' })),
});

type Rows = readonly Readonly<Record<string, unknown>>[];
const sorted = (rows: Rows) => rows.map((row) => JSON.stringify(row)).sort();

describe.each(READ_DATABASES)('in %s:', (database) => {
  const places = new ReadPlaces(database);
  const folder = mkdtempSync(join(tmpdir(), 'evidence-models-'));
  let log: EventStore;
  let store: ReadStore;
  let running: Promise<void>;

  /** Events as their samples have them, but for what is said here. */
  async function write(
    stream: string,
    ...events: readonly (readonly [type: string, version: number, more: object])[]
  ): Promise<void> {
    const actor = { account: 'clerk', organisation: 'chengguan', role: 'department' };
    const metadata = { commandId: newId(), command: '', digest: '', correlationId: '', actor };
    const toAppend = events.map(([type, version, more]) => ({
      id: newId(),
      type,
      version,
      data: Object.assign({}, readSample(type, version).data, more),
      metadata,
    }));
    await log.append(stream, 'no-stream', toAppend);
  }

  async function rowsOf(projection: string, table: string): Promise<Rows> {
    const head = (await log.head()) ?? '';
    expect(await store.waitFor(projection, head, { timeoutMs: 20_000 })).toBe(true);
    const db = await store.live<Record<string, Record<string, unknown>>>(projection);
    return db.selectFrom(table).selectAll().execute();
  }

  beforeAll(async () => {
    await places.start();
    log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    store = await openReadStore(Object.assign({ eventStore: log, projections }, places.fresh()));
    running = store.run();
    const late = { account: 'clerk', at: '2026-11-22T16:30:00.000Z' };
    const one = Object.assign({ reference: arrival }, late);
    await write(
      `evidence-${arrival}`,
      ['EvidenceStored', 1, one],
      ['EvidenceStored', 1, Object.assign({}, one, { account: 'other', organisation: 'gongan' })],
    );
    await write(
      `evidence-${blow}`,
      ['EvidenceStored', 1, { reference: blow, account: 'clerk' }],
      ['EvidenceRemoved', 1, { reference: blow }],
    );
    await write(
      'whistle-w1',
      ['WhistleRaised', 3, shown(blow)],
      ['DepartmentSummoned', 1, {}],
      ['DepartmentArrived', 2, shown(arrival, 'photos/2019/1.jpg')],
      ['ProgressRecorded', 1, shown(arrival)],
      ['DepartmentAcknowledged', 1, {}],
    );
    await write('meeting-m1', ['MeetingCalled', 1, {}], ['MinutesFiled', 1, shown(minutes)]);
    await write('talk-t1', ['TalkCalled', 1, {}], ['PromiseReported', 1, shown(minutes)]);
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await running;
    await log.close();
    await places.stop();
    rmSync(folder, { recursive: true });
  });

  it('when a matter refers to evidence, then each piece has it once, with its summons', async () => {
    const use = (reference: string | undefined, summons: number) => ({
      reference,
      whistle_id: 'w1',
      summons,
    });
    const rows = await rowsOf(EVIDENCE_USES, 'evidence_uses');
    expect(sorted(rows)).toEqual(
      sorted([use(blow, 0), use(arrival, 1), use('photos/2019/1.jpg', 1)]),
    );
    const meetings = await rowsOf(evidenceInMeetings.name, 'evidence_in_meetings');
    expect(meetings).toEqual([{ reference: minutes, record_id: 'm1' }]);
    const talks = await rowsOf(evidenceInTalks.name, 'evidence_in_talks');
    expect(talks).toEqual([{ reference: minutes, record_id: 't1' }]);
  });

  it('when pieces are kept and given up, then each says so, and who sent how many on which day', async () => {
    const pieces = await rowsOf(EVIDENCE_PIECES, 'evidence_pieces');
    const removed = new Map(pieces.map((row) => [row['reference'], row['removed_at'] !== null]));
    expect(removed).toEqual(
      new Map([
        [arrival, false],
        [blow, true],
      ]),
    );
    const counts = sentToday(store);
    // Half past midnight in Shanghai is the next day.
    expect(await counts.countOf('clerk', '2026-11-23T03:00:00.000Z')).toBe(1);
    expect(await counts.countOf('other', '2026-11-23T03:00:00.000Z')).toBe(1);
    expect(await counts.countOf('clerk', '2026-11-22T03:00:00.000Z')).toBe(1);
    expect(await counts.countOf('nobody', '2026-11-22T03:00:00.000Z')).toBe(0);
  });

  it('when all of it is applied again, then the rows are the same', async () => {
    const read = async () =>
      Promise.all(TABLES.map(async ([name, table]) => sorted(await rowsOf(name, table))));
    const before = await read();
    await store.rebuildAll();
    expect(await read()).toEqual(before);
  });
});
