import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openReadStore, type ReadStore } from '#read-store';
import { READ_DATABASES, ReadPlaces } from '../../../../test/support/read-places.js';
import { type Matter, MatterOf } from './testing/signal-matters.js';
import { SIGNALS, signals } from './read/signals.projection.js';
import { signalsOf } from './read/signals.question.js';
import type { SignalTables } from './read/signals.tables.js';
import type { SignalKind } from './signal.js';

const LIMITS = { leastRatings: 3, afterDays: 7, againDays: 30, burst: 3 };

describe.each(READ_DATABASES)('given a district’s whistles in %s', (database) => {
  const places = new ReadPlaces(database);
  const folder = mkdtempSync(join(tmpdir(), 'signals-'));
  let log: EventStore;
  let store: ReadStore;
  let running: Promise<void>;

  async function write(matter: Matter, from = 0, to = matter.events.length): Promise<void> {
    const events = matter.events.slice(from, to);
    await log.append(matter.stream, from === 0 ? 'no-stream' : from - 1, events);
  }
  async function db() {
    const head = (await log.head()) ?? '';
    expect(await store.waitFor(SIGNALS, head, { timeoutMs: 20_000 })).toBe(true);
    return store.live<SignalTables>(SIGNALS);
  }
  const found = async (kind: SignalKind, month = '2026-10') =>
    (await signalsOf(await db(), { month, ...LIMITS })).filter((one) => one.kind === kind);

  beforeAll(async () => {
    await places.start();
    log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    const place = { ...places.fresh(), eventStore: log, projections: [signals] };
    store = await openReadStore(place);
    running = store.run();
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await running;
    await log.close();
    await places.stop();
    rmSync(folder, { recursive: true });
  }, 60_000);

  it('when a spot is closed and blown anew within the month, then both whistles are shown', async () => {
    const spot = { longitude: 116.3, latitude: 39.9, category: '0203' };
    const first = new MatterOf('first', '2026-10-02T01:00:00.000Z', spot).then(
      24,
      'WhistleClosed',
      { summary: '已清' },
    );
    const near = { ...spot, latitude: 39.90002, category: '0201' };
    const again = new MatterOf('again', '2026-10-13T01:00:00.000Z', near);
    const elsewhere = new MatterOf('far', '2026-10-13T01:00:00.000Z', { ...spot, latitude: 39.95 });
    const other = new MatterOf('other', '2026-10-13T01:00:00.000Z', { ...spot, category: '0101' });
    for (const matter of [first, again, elsewhere, other]) await write(matter);
    expect(await found('blown-anew')).toEqual([
      {
        kind: 'blown-anew',
        street: 'xinhua',
        department: null,
        subject: '02|39.900,116.300',
        figures: [
          { name: '再次吹哨', value: 1 },
          { name: '最短间隔（天）', value: 10 },
        ],
        whistles: ['again', 'first'],
        total: 2,
      },
    ]);
    const shorter = { month: '2026-10', ...LIMITS, againDays: 9 };
    expect(await signalsOf(await db(), shorter)).toEqual([]);
  });

  it('when one photo proves several whistles, whenever, then it is shown; twice in one it is not', async () => {
    const sha = 'a'.repeat(64);
    const photo = (reference: string) => ({
      evidence: [{ reference, mediaType: 'image/jpeg' }],
    });
    const september = new MatterOf('old', '2026-09-03T01:00:00.000Z')
      .then(1, 'DepartmentArrived', { person: '李队', ...photo(`s3://a/${sha}.jpg`) })
      .then(2, 'ResolutionReported', { summary: '已办', ...photo('own.jpg') });
    const october = new MatterOf('new', '2026-10-03T01:00:00.000Z')
      .then(1, 'ProgressRecorded', { note: '处置中', ...photo(sha.toUpperCase()) })
      .then(2, 'ResolutionReported', { summary: '已办', ...photo('twice.jpg') })
      .then(3, 'ReportSupplemented', photo('twice.jpg'));
    for (const matter of [september, october]) await write(matter);
    expect(await found('photo-reused')).toMatchObject([
      {
        subject: sha,
        department: 'chengguan',
        figures: [
          { name: '使用次数', value: 2 },
          { name: '涉及单位', value: 1 },
        ],
        whistles: ['new', 'old'],
      },
    ]);
  });

  it('when one account arrives at three places within a minute, then it is shown', async () => {
    const arrived = { person: '李队', evidence: [] };
    for (const [id, seconds, account] of [
      ['b1', 0, 'clerk'],
      ['b2', 20, 'clerk'],
      ['b3', 40, 'clerk'],
      ['b4', 90, 'clerk'],
      ['b5', 10, 'other'],
      ['i1', 0, 'import:history'],
      ['i2', 1, 'import:history'],
      ['i3', 2, 'import:history'],
    ] as const) {
      const matter = new MatterOf(id, '2026-10-20T01:00:00.000Z', { address: `${id} 号` });
      await write(matter.by(account).then(seconds / 3600, 'DepartmentArrived', arrived));
    }
    expect(await found('arrival-burst')).toEqual([
      {
        kind: 'arrival-burst',
        street: null,
        department: 'chengguan',
        subject: 'clerk',
        figures: [
          { name: '批量分钟数', value: 1 },
          { name: '一分钟内最多', value: 3 },
        ],
        whistles: ['b1', 'b2', 'b3'].reverse(),
        total: 3,
      },
    ]);
  });

  it('when a street rates without looking, and low after quarrels, then both are shown', async () => {
    const scores = (satisfaction: number) => ({
      satisfaction,
      responseSpeed: satisfaction,
      cooperation: satisfaction,
      implementation: satisfaction,
    });
    for (const [id, day] of [
      ['q1', '05'],
      ['q2', '06'],
    ] as const) {
      const matter = new MatterOf(id, `2026-11-${day}T01:00:00.000Z`, {
        street: 'guangming',
        address: `光明 ${day} 号`,
      });
      matter.then(1, 'SummonsDeclined', { reason: '非职责', legalBasis: '三定' });
      await write(matter.then(30, 'DepartmentRated', scores(1)));
    }
    for (const id of ['s1', 's2', 's3']) {
      const matter = new MatterOf(id, '2026-11-08T01:00:00.000Z', { address: `${id} 号` });
      await write(matter.then(5, 'DepartmentRated', scores(5)));
    }
    expect(await found('identical-ratings', '2026-11')).toMatchObject([
      { street: 'xinhua', subject: '5 5 5 5', total: 3 },
    ]);
    expect(await found('retaliatory-ratings', '2026-11')).toMatchObject([
      { street: 'guangming', department: 'chengguan', total: 2, whistles: ['q2', 'q1'] },
    ]);
    expect(await found('retaliatory-ratings')).toEqual([]);
  });

  it('when a whistle is reopened, then it was not closed; built anew, every row is the same', async () => {
    const spot = { longitude: 116.5, latitude: 39.7 };
    const closed = new MatterOf('reopened', '2026-10-02T01:00:00.000Z', spot)
      .then(24, 'WhistleClosed', { summary: '已清' })
      .then(48, 'WhistleReopened', { reason: '未清' })
      .then(50, 'JointEnforcementCalled', {
        enforcement: 1,
        departments: ['chengguan'],
        startsAt: '2026-10-05T01:00:00.000Z',
        plan: '联合检查',
      });
    await write(closed, 0, 3);
    await db();
    await write(closed, 3);
    await write(new MatterOf('anew', '2026-10-13T01:00:00.000Z', spot));
    expect((await found('blown-anew')).flatMap(({ whistles }) => whistles)).not.toContain('anew');
    const all = async () => {
      const open = await db();
      const facts = await open.selectFrom('signal_facts').selectAll().execute();
      const spots = await open.selectFrom('signal_places').selectAll().execute();
      return [facts, spots].map((rows) => rows.map((row) => JSON.stringify(row)).sort());
    };
    const before = await all();
    expect(before[0]?.length).toBeGreaterThan(10);
    await store.rebuild(SIGNALS);
    expect(await all()).toEqual(before);
  });
});
