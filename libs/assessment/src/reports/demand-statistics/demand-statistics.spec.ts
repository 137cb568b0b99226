import fc from 'fast-check';
import type { Kysely } from 'kysely';
import type { RecordedEvent } from '#event-sourcing';
import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import { caojing, happened, instant, times, whistleLog } from '../../testing/demand-story.js';
import { applyTo, emptyTables } from '../../testing/statistics-database.js';
import { demandOf } from './demand.js';
import { demandStatistics } from './demand-statistics.projection.js';
import type { DemandTables } from './demand-statistics.tables.js';

const { closed, withdrawn, merged, rated, reopened, returned, answered } = happened;
type Db = Kysely<DemandTables>;

/**
 * 高安, October 2023 (domain.md): 1 905 new + 233 carried over = 2 138, and in time 1 273 of 1 774. How
 * they came about is made up here, group by group:
 *
 * |                                     | many  | new   | due in October | in time |
 * | September, closed in September      |   100 |       |                |         |
 * | September, open: closed in time     |   100 |       |            100 |     100 |
 * | September, open: closed late        |    61 |       |             61 |         |
 * | September, open: still open, overdue|    40 |       |             40 |         |
 * | September, open: due in November    |    32 |       |                |         |
 * | October, closed in time             | 1 173 | 1 173 |          1 173 |   1 173 |
 * | October, closed late                |   250 |   250 |            250 |         |
 * | October, still open, overdue        |   150 |   150 |            150 |         |
 * | October, due in November            |   300 |   300 |                |         |
 * | October, withdrawn before it was due|    20 |    20 |                |         |
 * | October, merged before it was due   |    12 |    12 |                |         |
 * | sum                                 |       | 1 905 |          1 774 |   1 273 |
 */
const gaoan = (): RecordedEvent[] => {
  const september = { at: '2023-09-20 09:00', due: '2023-10-11 18:00' };
  const october = { at: '2023-10-08 09:00', due: '2023-10-20 18:00' };
  return [
    ...times(100, { at: '2023-09-04 09:00', due: '2023-09-18 18:00' }, closed('2023-09-12 10:00')),
    ...times(100, september, closed('2023-10-09 10:00')),
    ...times(61, september, closed('2023-10-18 10:00')),
    ...times(40, september),
    ...times(32, { at: '2023-09-28 09:00', due: '2023-11-02 18:00' }),
    ...times(1_173, october, closed('2023-10-16 10:00')),
    ...times(250, october, closed('2023-10-25 10:00')),
    ...times(150, october),
    ...times(300, { at: '2023-10-25 09:00', due: '2023-11-08 18:00' }),
    ...times(20, october, withdrawn('2023-10-10 10:00')),
    ...times(12, october, merged('2023-10-12 10:00')),
  ];
};

const rowsOf = async (db: Db) => ({
  runs: await db.selectFrom('demand_runs').selectAll().orderBy('stream').orderBy('run').execute(),
  classes: (await db.selectFrom('demand_by_class').selectAll().execute())
    .map((row) => JSON.stringify(row))
    .sort(),
  kinds: (await db.selectFrom('demand_by_kind').selectAll().execute())
    .map((row) => JSON.stringify(row))
    .sort(),
});

describe.each(READ_DATABASES)('given whistles of two months in %s', (database) => {
  const places = new ReadPlaces(database);
  let db: Db;
  const apply = (events: readonly RecordedEvent[]) => applyTo(demandStatistics, db, events);
  const october = { month: '2023-10', cutOff: instant('2023-11-01 00:00') };

  beforeAll(() => places.start(), 60_000);
  beforeEach(async () => {
    db = await emptyTables(demandStatistics, await places.emptyGeneration<DemandTables>());
  });
  afterEach(() => db.destroy());
  afterAll(() => places.stop(), 60_000);

  it('when 高安 reports October 2023, then 1 905 + 233 = 2 138, and 1 273 of 1 774 are in time', async () => {
    await apply(gaoan());
    const { total } = await demandOf(db, october);
    expect(total).toMatchObject({ raised: 1_905, carriedOver: 233, due: 1_774, inTime: 1_273 });
    expect(total.raised + total.carriedOver).toBe(2_138);
    expect(((total.inTime / total.due) * 100).toFixed(2)).toBe('71.76');
    // 100 + 61 + 1 173 + 250 closed, and 2 138 − 1 584 − 20 − 12 = 522 go over into November.
    expect(total).toMatchObject({ closed: 1_584, withdrawn: 20, merged: 12, reopened: 0 });
    const november = await demandOf(db, { month: '2023-11', cutOff: instant('2023-11-01 00:00') });
    expect(november.total).toMatchObject({ carriedOver: 522, raised: 0, due: 0 });
    const all = await demandOf(db, { month: '2023-11', cutOff: instant('2023-12-01 00:00') });
    expect(all.total).toMatchObject({ due: 332, inTime: 0 });
  });

  it('when the month is not over, then what is open and not yet due is in no share', async () => {
    await apply(gaoan());
    // At 18:00 sharp it is not yet due; a moment later it is. 150 wait for the 20th.
    const at = (cutOff: string) => demandOf(db, { month: '2023-10', cutOff: instant(cutOff) });
    expect((await at('2023-10-20 18:00')).total).toMatchObject({ due: 1_624, inTime: 1_273 });
    expect((await at('2023-10-20 18:01')).total).toMatchObject({ due: 1_774, inTime: 1_273 });
    const street = { ...october, cutOff: instant('2023-10-20 18:00'), street: 'street-a' };
    expect((await demandOf(db, street)).total).toMatchObject({ due: 1_624, carriedOver: 233 });
    const nobody = await demandOf(db, { ...october, street: 'street-b' });
    expect(nobody).toMatchObject({ byClass: [], byStreet: [], total: { raised: 0, due: 0 } });
  });

  it('when a whistle is reopened, then the month of its first end stays as it was', async () => {
    const blown = { at: '2023-09-04 09:00', due: '2023-09-18 18:00' };
    const first = [
      ...whistleLog(blown, closed('2023-09-12 10:00'), answered('2023-09-13 10:00', 2)),
    ];
    const [{ stream }] = first as [RecordedEvent];
    const second = whistleLog(
      blown,
      closed('2023-09-12 10:00'),
      answered('2023-09-13 10:00', 2),
      reopened('2023-10-03 10:00', '2023-10-17 18:00'),
      closed('2023-10-19 10:00'),
      answered('2023-10-20 10:00', 5),
    ).map((event) => ({ ...event, stream }));
    await apply(first);
    const september = { month: '2023-09', cutOff: october.cutOff };
    const before = await demandOf(db, september);
    await apply(second.slice(3));
    expect(await demandOf(db, september)).toEqual(before);
    expect(before.total).toMatchObject({ raised: 1, closed: 1, inTime: 1, due: 1 });
    expect(before.total).toMatchObject({ answered: 1, satisfied: 0, carriedOver: 0 });
    const { total } = await demandOf(db, october);
    expect(total).toMatchObject({ raised: 0, reopened: 1, closed: 1, due: 1, inTime: 0 });
    expect(total).toMatchObject({ answered: 1, satisfied: 1, carriedOver: 0 });
  });

  it('when a review sends back and a problem comes again, then both are counted once', async () => {
    await apply(
      whistleLog(
        { at: '2023-10-08 09:00' },
        returned('2023-10-08 11:00'),
        returned('2023-10-09 11:00'),
      ),
    );
    await apply(whistleLog({ at: '2023-10-09 09:00', previous: ['one', 'two'] }));
    const { total, byStreet } = await demandOf(db, october);
    expect(total).toMatchObject({ raised: 2, returned: 1, rewhistled: 1, due: 0 });
    expect(byStreet).toEqual([{ street: 'street-a', ...total }]);
  });

  it('when events are applied twice, or in other batches, then the rows are the same', async () => {
    const log = [
      ...times(2, { at: '2023-09-20 09:00', due: '2023-10-11 18:00' }, closed('2023-10-09 10:00')),
      ...whistleLog(
        { at: '2023-09-04 09:00', street: 'street-b', channel: 'hotline-12345' },
        closed('2023-09-12 10:00'),
        reopened('2023-10-03 10:00', '2023-10-17 18:00'),
        withdrawn('2023-10-19 10:00'),
        reopened('2023-10-20 10:00'),
      ),
      ...whistleLog(
        { at: '2023-09-20 09:00' },
        merged('2023-09-21 10:00'),
        rated('2023-10-02 10:00'),
      ),
    ];
    await apply(log);
    const once = await rowsOf(db);
    await apply(log);
    expect(await rowsOf(db)).toEqual(once);
    expect(once.runs).toHaveLength(6);
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(sizes, async (split) => {
        db = await emptyTables(demandStatistics, await places.emptyGeneration<DemandTables>());
        for (let from = 0, n = 0; from < log.length; n++)
          await apply(log.slice(from, (from += split[n % split.length]!)));
        // Cells whose sums came back to nothing as well: `verify` compares them with a rebuild.
        expect(await rowsOf(db)).toEqual(once);
        await db.destroy();
      }),
      { numRuns: 12 },
    );
  });
});

describe('given the orders and complaints of 漕泾 in July 2015', () => {
  it('when they are counted by channel and class, then it is the published table', async () => {
    const db = await emptyTables(demandStatistics);
    await applyTo(demandStatistics, db, caojing());
    const { byClass, total } = await demandOf(db, {
      month: '2015-07',
      cutOff: instant('2015-08-01 00:00'),
    });
    await db.destroy();
    const of = (wanted: string) =>
      byClass.flatMap(({ channel, category, raised }) =>
        channel === wanted ? [[category, raised]] : [],
      );
    expect(of('grid-patrol')).toEqual([
      ['0103', 5],
      ['0201', 8],
      ['0305', 1],
      ['0502', 2],
      ['1101', 19],
    ]);
    expect(of('hotline-12345')).toEqual([
      ['0107', 1],
      ['1302', 4],
      ['1601', 1],
    ]);
    expect(total.raised).toBe(35 + 6);
  });
});
