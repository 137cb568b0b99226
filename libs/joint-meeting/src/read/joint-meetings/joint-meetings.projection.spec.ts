import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openReadStore, type ReadStore } from '#read-store';
import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import type { MeetingEvent } from '../../domain/joint-meeting.events.js';
import {
  eventsOf,
  at,
  attend,
  contextOf,
  call,
  cancel,
  centre,
  decision,
  minutes,
  xinhua,
} from '../../domain/testing/meeting-scene.js';
import { findMeetings, type MeetingsRequest } from './joint-meetings.query.js';
import { JOINT_MEETINGS, jointMeetings } from './joint-meetings.projection.js';
import type { MeetingTables } from './joint-meetings.tables.js';
import { meetingRecord } from './meeting-record.js';

const tables = ['meetings', 'meeting_whistles', 'meeting_parties'] as const;

describe.each(READ_DATABASES)('in %s:', (database) => {
  const places = new ReadPlaces(database);
  const folder = mkdtempSync(join(tmpdir(), 'joint-meetings-'));
  let log: EventStore;
  let store: ReadStore;
  let running: Promise<void>;
  let count = 0;

  async function write(meeting: string, events: readonly MeetingEvent[]): Promise<void> {
    const actor = { account: 'test', organisation: 'xinhua', role: 'street' };
    const metadata = { commandId: '', command: '', digest: '', correlationId: '', actor };
    const toAppend = events.map(({ type, data }) => ({
      id: `00000000-0000-5000-8000-${String(++count).padStart(12, '0')}`,
      type,
      data,
      metadata,
      version: 1,
    }));
    const stream = `meeting-${meeting}`;
    const known = await log.readStream(stream);
    await log.append(stream, known.length === 0 ? 'no-stream' : known.length - 1, toAppend);
  }
  async function db() {
    const head = (await log.head()) ?? '';
    expect(await store.waitFor(JOINT_MEETINGS, head, { timeoutMs: 20_000 })).toBe(true);
    return store.live<MeetingTables>(JOINT_MEETINGS);
  }
  const find = async (request: Partial<MeetingsRequest> = {}) =>
    (await findMeetings(await db(), { first: 9, filter: {}, ...request })).map(({ id }) => id);

  beforeAll(async () => {
    await places.start();
    log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    const place = { ...places.fresh(), eventStore: log, projections: [jointMeetings] };
    store = await openReadStore(place);
    running = store.run();
    const held = eventsOf(
      [call({ whistles: ['drains', 'stalls'] }), contextOf(xinhua, '09:00')],
      [attend, contextOf(xinhua, '14:00')],
      [{ ...attend, organisation: 'zhujian' }, contextOf(xinhua, '14:00')],
      [decision, contextOf(xinhua, '15:00')],
      [minutes, contextOf(xinhua, '16:00')],
    );
    await write('held', held.slice(0, 2));
    await db();
    await write('held', held.slice(2));
    const both = call({
      level: 'district',
      whistles: ['fence', 'drains'],
      startsAt: at('25 09:00'),
    });
    await write('district', eventsOf([both, contextOf(centre, '10:00')]));
    const other = call({ whistles: ['stalls'], invited: ['gongan'] });
    await write(
      'cancelled',
      eventsOf([other, contextOf(xinhua, '09:00')], [cancel, contextOf(xinhua, '10:00')]),
    );
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await running;
    await log.close();
    await places.stop();
    rmSync(folder, { recursive: true });
  }, 60_000);

  describe('given meetings of both levels', () => {
    it('when they are looked for, then the latest start is first', async () => {
      expect(await find()).toEqual(['district', 'held', 'cancelled']);
      expect(await find({ first: 1 })).toEqual(['district', 'held']);
      const cursor = { key: at('14:00'), tie: 'held' };
      expect(await find({ cursor })).toEqual(['cancelled']);
    });

    it('when they are filtered, then only what fits is found', async () => {
      expect(await find({ filter: { whistle: 'drains' } })).toEqual(['district', 'held']);
      expect(await find({ filter: { street: 'guangming' } })).toEqual(['district']);
      expect(await find({ filter: { street: 'xinhua', level: 'street' } })).toHaveLength(2);
      expect(await find({ filter: { status: 'cancelled' } })).toEqual(['cancelled']);
      const period = { from: at('23 00:00'), to: at('24 00:00') };
      expect(await find({ filter: period })).toEqual(['held', 'cancelled']);
    });

    it('when somebody looks, then what concerns it is found: organiser, streets, invited, attended', async () => {
      expect(await find({ parties: ['zhujian'] })).toEqual(['held']);
      expect(await find({ parties: ['gongan'] })).toHaveLength(3);
      expect(await find({ parties: ['guangming', 'zhihui'] })).toEqual(['district']);
      expect(await find({ parties: ['shuiwu'] })).toEqual([]);
    });

    it('when a meeting is found, then it is whole', async () => {
      const [found] = await findMeetings(await db(), { first: 1, filter: { whistle: 'stalls' } });
      expect(found).toMatchObject({ id: 'held', revision: 4 });
      expect(found?.meeting).toMatchObject({
        status: 'concluded',
        minutes: { text: minutes.text },
        attended: [{ organisation: 'chengguan' }, { organisation: 'zhujian' }],
        decisions: [{ no: 1, department: 'chengguan' }],
      });
    });

    it('when a period is asked for, then called is held, cancelled, to come and not held, and who came', async () => {
      const november = { from: at('01 00:00'), to: at('30 00:00') };
      const record = await meetingRecord(await db(), { ...november, cutOff: at('24 00:00') });
      // 城管局 and 公安局 were invited, 城管局 came; 住建局 came without an invitation.
      expect(record).toEqual({
        called: 3,
        cancelled: 1,
        toCome: 1,
        held: 1,
        onTime: 1,
        notHeld: 0,
        attendance: [
          { organisation: 'chengguan', invited: 1, attended: 1 },
          { organisation: 'gongan', invited: 1, attended: 0 },
        ],
      });
      const later = { ...november, cutOff: at('26 00:00') };
      expect(await meetingRecord(await db(), later)).toEqual({ ...record, toCome: 0, notHeld: 1 });
      const other = { ...later, street: 'guangming' };
      const ofOther = await meetingRecord(await db(), other);
      expect(ofOther).toMatchObject({ called: 1, notHeld: 1, attendance: [] });
    });

    it('when they are built anew, then every row is the same', async () => {
      const all = async () => {
        const open = await db();
        const rows = tables.map((table) => open.selectFrom(table).selectAll().execute());
        return (await Promise.all(rows)).map((of) => of.map((row) => JSON.stringify(row)).sort());
      };
      const before = await all();
      await store.rebuild(JOINT_MEETINGS);
      expect(await all()).toEqual(before);
    });
  });
});
