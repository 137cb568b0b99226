import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import { overdueSummonses } from '../overdue-summonses/overdue-summonses.query.js';
import type { SummonsStatus } from '../../domain/summons-clocks.js';
import { at, happened, raised, Scene, summoned, whole } from '../testing/whistle-scene.js';
import { departmentWorkList, type DepartmentWorkListRequest } from './department-work-list.js';
import type { Keyed } from './keyset.js';
import { listedDepartments } from './listed-departments.js';
import { streetWorkList, type StreetWorkListRequest } from './street-work-list.js';

const street = (request: Partial<StreetWorkListRequest> = {}): StreetWorkListRequest => ({
  street: 'street-a',
  filter: {},
  sort: 'due',
  descending: false,
  first: 20,
  now: at('02:30'),
  ...request,
});
const department = (request: Partial<DepartmentWorkListRequest> = {}) => ({
  department: 'chengguan',
  filter: {},
  sort: 'due' as const,
  descending: false,
  first: 20,
  now: at('02:30'),
  ...request,
});
const two = (n: number) => String(n).padStart(2, '0');
describe.each(READ_DATABASES)('in %s:', (database) => {
  const places = new ReadPlaces(database);
  beforeAll(() => places.start(), 60_000);
  afterAll(() => places.stop(), 60_000);
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(places.fresh());
  });
  afterEach(() => scene.close());

  /** Cases 00…: raised a minute apart, each due a minute later than the one before. */
  async function cases(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const due = [`02:${two(n)}`, `03:${two(n)}`, `06:${two(n)}`] as const;
      const time = `01:${two(n)}`;
      await scene.write(two(n), raised({ at: at(time) }), summoned('chengguan', { time, due }));
    }
  }
  const ids = (items: readonly { whistleId: string }[]) => items.map(({ whistleId }) => whistleId);
  const cursorOf = (row: Keyed | undefined) => row && { key: row.sort_key, tie: row.sort_tie };

  describe('given many whistles of a street', () => {
    it('when pages are read, then each continues where the last one ended', async () => {
      await cases(7);
      const db = await scene.db();
      const first = await streetWorkList(db, street({ first: 3 }));
      expect(ids(first)).toEqual(['00', '01', '02', '03']);
      const second = await streetWorkList(db, street({ first: 3, cursor: cursorOf(first[2]) }));
      expect(ids(second)).toEqual(['03', '04', '05', '06']);
      const backwards = street({ sort: 'raised', descending: true, first: 2 });
      const newest = await streetWorkList(db, backwards);
      const older = await streetWorkList(db, { ...backwards, cursor: cursorOf(newest[1]) });
      expect([ids(newest), ids(older)]).toEqual([
        ['06', '05', '04'],
        ['04', '03', '02'],
      ]);
    });

    it('when it is asked where the lead stands, then the last one that leads counts alone', async () => {
      await cases(3);
      await scene.write('00', happened('DepartmentAcknowledged', '01:20'));
      await scene.write('01', summoned('gongan', { no: 2, role: 'assist' }));
      await scene.write('01', happened('DepartmentAcknowledged', '01:20', { summons: 2 }));
      await scene.write('02', happened('DepartmentReplaced', '01:20'));
      await scene.write('02', summoned('gongan', { no: 2 }));
      await scene.write('02', happened('DepartmentAcknowledged', '01:30', { summons: 2 }));
      const standing = async (...leadStatuses: SummonsStatus[]) =>
        ids(await streetWorkList(await scene.db(), street({ filter: { leadStatuses } })));
      expect(await standing('to-acknowledge')).toEqual(['01']);
      expect((await standing('to-arrive')).toSorted()).toEqual(['00', '02']);
      expect(await standing('released', 'done')).toEqual([]);
    });

    it('when rows change between pages, then what did not change comes exactly once', async () => {
      await cases(8);
      const first = await streetWorkList(await scene.db(), street({ first: 3 }));
      // One that was seen moves behind, one that was not moves to the front, one ends, one is new.
      await scene.write('01', happened('DepartmentAcknowledged', '01:20'));
      await scene.write('07', happened('DepartmentReplaced', '01:20'));
      await scene.write('07', summoned('gongan', { no: 2, due: ['01:30', '02:00', '03:00'] }));
      await scene.write('04', whole('WhistleWithdrawn', '01:20'));
      await scene.write('99', raised({ at: at('01:00') }), summoned('gongan'));
      const rest = await streetWorkList(await scene.db(), street({ cursor: cursorOf(first[2]) }));
      const unchanged = ['00', '02', '03', '05', '06'];
      const seen = [...ids(first).slice(0, 3), ...ids(rest)];
      expect(seen.filter((id) => unchanged.includes(id))).toEqual(unchanged);
    });

    it('when equal due times tie, then pages still go through all of them', async () => {
      for (const id of ['a', 'b', 'c', 'd', 'e'])
        await scene.write(id, raised(), summoned('chengguan'));
      const db = await scene.db();
      const first = await streetWorkList(db, street({ first: 2 }));
      const rest = await streetWorkList(db, street({ cursor: cursorOf(first[1]) }));
      expect([...ids(first).slice(0, 2), ...ids(rest)]).toEqual(['a', 'b', 'c', 'd', 'e']);
    });

    it('when it is filtered, then only what fits is listed', async () => {
      await cases(3);
      await scene.write(
        'x',
        raised({ kind: 'emergency', category: '0201', street: 'street-a', level: 'community' }),
      );
      await scene.write('y', raised({ street: 'street-b' }), summoned('chengguan'));
      await scene.write('00', whole('WhistleClosed', '01:30'));
      const db = await scene.db();
      const list = async (filter: StreetWorkListRequest['filter']) =>
        ids(await streetWorkList(db, street({ filter })));
      expect(await list({ statuses: ['closed'] })).toEqual(['00']);
      expect(await list({ statuses: ['open'] })).toEqual(['01', '02', 'x']);
      expect(await list({ kind: 'emergency' })).toEqual(['x']);
      expect(await list({ level: 'community' })).toEqual(['x']);
      expect(await list({ category: '02' })).toEqual(['x']);
      expect(await list({ department: 'chengguan' })).toEqual(['01', '02', '00']);
      expect(await list({ overdue: true })).toEqual(['01', '02']);
      expect(await list({ raisedFrom: at('01:01'), raisedTo: at('01:02') })).toEqual(['01']);
    });
  });

  describe('given the rows of a page', () => {
    it('when their departments are asked for, then each row has its own, in order', async () => {
      await scene.write('a', raised(), summoned('chengguan'));
      await scene.write('a', summoned('gongan', { no: 2, role: 'assist' }));
      await scene.write('a', happened('DepartmentAcknowledged', '01:30'));
      await scene.write('b', raised(), summoned('chengguan'), happened('ClockPaused', '01:10'));
      await scene.write('c', raised());
      await scene.write('d', raised(), summoned('gongan'));
      const found = await listedDepartments(await scene.db(), ['c', 'b', 'a'], at('02:30'));
      expect([...found.keys()].sort()).toEqual(['a', 'b', 'c']);
      expect(found.get('a')).toEqual([
        {
          summons: 1,
          department: 'chengguan',
          role: 'lead',
          status: 'to-arrive',
          nextClock: 'arrive',
          nextDueAt: at('03:00'),
          overdue: false,
          card: null,
          paused: false,
          declined: false,
          ratingWanted: false,
        },
        expect.objectContaining({ department: 'gongan', role: 'assist', overdue: true }),
      ]);
      expect(found.get('b')).toMatchObject([{ paused: true, nextDueAt: null, overdue: false }]);
      expect(found.get('c')).toEqual([]);
    });

    it('when they are filtered by when they are due, then by the due time of the row', async () => {
      await cases(3);
      const filter = { dueBefore: at('02:02') };
      const db = await scene.db();
      expect(ids(await streetWorkList(db, street({ filter })))).toEqual(['00', '01']);
      expect(ids(await departmentWorkList(db, department({ filter })))).toEqual(['00', '01']);
    });
  });

  describe('given the summonses of a department', () => {
    it('when it is filtered, then only what fits is listed, the next due time first', async () => {
      await cases(4);
      await scene.write('01', happened('DepartmentAcknowledged', '01:30'));
      await scene.write('02', happened('ClockPaused', '01:30'));
      await scene.write('z', raised({ street: 'street-b', kind: 'emergency' }));
      await scene.write('z', summoned('chengguan', { role: 'assist' }));
      const db = await scene.db();
      const list = async (filter: DepartmentWorkListRequest['filter']) =>
        ids(await departmentWorkList(db, department({ filter })));
      expect(await list({})).toEqual(['00', 'z', '03', '01', '02']);
      expect(await list({ statuses: ['to-arrive'] })).toEqual(['01']);
      expect(await list({ street: 'street-b' })).toEqual(['z']);
      expect(await list({ role: 'assist', kind: 'emergency' })).toEqual(['z']);
      expect(await list({ overdue: true })).toEqual(['00', 'z', '03']);
      const [paused] = await departmentWorkList(
        db,
        department({ sort: 'changed', descending: true }),
      );
      expect(paused).toMatchObject({
        whistleId: '02',
        paused: true,
        nextDueAt: null,
        overdue: false,
      });
    });

    it('when due times have passed, then the longest overdue come first; paused ones do not', async () => {
      await cases(4);
      await scene.write('01', happened('ClockPaused', '01:30'));
      const db = await scene.db();
      const overdue = await overdueSummonses(db, { first: 20, now: at('02:03') });
      expect(overdue.map((s) => [s.whistleId, s.minutesOverdue])).toEqual([
        ['00', 3],
        ['02', 1],
      ]);
      const rest = { first: 20, now: at('02:03'), cursor: cursorOf(overdue[0]) };
      expect(ids(await overdueSummonses(db, rest))).toEqual(['02']);
      expect(await overdueSummonses(db, { ...rest, street: 'street-b' })).toEqual([]);
    });
  });

  describe('given texts in Chinese and other scripts', () => {
    beforeEach(async () => {
      const place = (address: string) => ({ address, regionCode: '370125001001' });
      await scene.write(
        '3f2a9c1e-0000-5000-8000-000000000001',
        raised({
          title: '夜市占道经营',
          description: '油烟扰民。',
          place: place('解放路A座3号楼'),
        }),
        summoned('chengguan'),
      );
      const source = { system: '12345', reference: 'JY-2026-0815' };
      await scene.write(
        '2',
        raised({ title: '道路塌陷', description: '', place: place('ABC花园'), source }),
      );
      const title = '占用盲道，经营者不听劝阻';
      const hotline = { system: 'hotline', reference: '20261122000987654' };
      const place4 = place('和平路');
      await scene.write('4', raised({ title, description: '', place: place4, source: hotline }));
    });
    const found = async (text: string) => {
      const list = await streetWorkList(await scene.db(), street({ text, sort: 'raised' }));
      return list.map(({ whistleId }) => whistleId.slice(0, 1));
    };
    const queries: [string, string[]][] = [
      ['占道', ['3']],
      ['占道经营', ['3']],
      ['道', ['3', '2', '4']],
      ['经营', ['3', '4']],
      ['盲道', ['4']],
      ['盲道经营', []],
      ['楼', ['3']],
      ['陷', ['2']],
      ['3号', ['3']],
      ['3号楼', ['3']],
      ['A座3', ['3']],
      ['a座', ['3']],
      ['ＡＢＣ花', ['2']],
      ['abc', ['2']],
      ['ab', ['2']],
      ['JY-2026-0815', ['2']],
      ['0815 塌陷', ['2']],
      ['815', ['2']],
      ['26-08', ['2']],
      ['81', ['2']],
      ['5', ['3', '2', '4']],
      ['bc花', ['2']],
      ['c', ['2']],
      ['20261122000987654', ['4']],
      ['987654', ['4']],
      ['000987', ['4']],
      ['0009', ['4']],
      ['65', ['4']],
      ['987655', []],
      ['9876544', []],
      ['f2a9', []],
      ['3f2a9c1e-0000', ['3']],
      ['3f2a9c1e', ['3']],
      ['塌陷 占道', []],
      ['"*', []],
      ['经营 OR 塌陷', []],
    ];
    it.each(queries)(
      'when %s is searched, then what contains it is found',
      async (text, expected) => {
        const all = await found(text);
        expect(all).toEqual(expected);
      },
    );

    it('when a department searches, then only its own summonses are found', async () => {
      const list = await departmentWorkList(await scene.db(), department({ text: '占道' }));
      expect(list.map(({ title }) => title)).toEqual(['夜市占道经营']);
    });
  });
});
