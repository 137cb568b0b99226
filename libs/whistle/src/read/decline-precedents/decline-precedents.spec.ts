import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import { at, happened, raised, Scene, summoned } from '../testing/whistle-scene.js';
import { findPrecedents, type PrecedentRequest } from './decline-precedents.query.js';
import { DECLINE_PRECEDENTS, declinePrecedents } from './decline-precedents.projection.js';
import type { PrecedentTables } from './decline-precedents.tables.js';

describe.each(READ_DATABASES)('in %s:', (database) => {
  const places = new ReadPlaces(database);
  let scene: Scene;
  beforeAll(async () => {
    await places.start();
    scene = await Scene.open(places.fresh(), [declinePrecedents]);
    await scene.write('pending', raised(), summoned('chengguan'));
    await scene.write('pending', happened('SummonsDeclined', '01:05'));
    await scene.write('trees', raised({ title: '行道树倒伏', category: '0401' }));
    await scene.write('trees', summoned('chengguan'), happened('SummonsDeclined', '01:10'));
    await scene.write('trees', happened('DeclineOverruled', '01:20'));
    await scene.write('drains', raised({ title: '雨水井盖缺失', category: '0102' }));
    await scene.write('drains', summoned('chengguan'), summoned('shuiwu', { no: 2 }));
    const drains = { summons: 2, department: 'shuiwu', legalBasis: '城镇排水条例' };
    await scene.write('drains', happened('SummonsDeclined', '01:10', drains));
    // The ruling comes in another batch, and another decline and ruling after it.
    await scene.db(DECLINE_PRECEDENTS);
    const ruling = { summons: 2, department: 'shuiwu', replacement: 'zhujian' };
    await scene.write('drains', happened('DeclineUpheld', '01:30', ruling));
    await scene.write('drains', happened('DepartmentReplaced', '01:30', ruling));
    await scene.write('drains', happened('SummonsDeclined', '01:31'));
    await scene.write('drains', happened('DeclineOverruled', '01:40'));
  }, 60_000);
  afterAll(async () => {
    await scene.close();
    await places.stop();
  }, 60_000);

  const find = async (request: Partial<PrecedentRequest> = {}) =>
    findPrecedents(await scene.db<PrecedentTables>(DECLINE_PRECEDENTS), {
      first: 20,
      filter: {},
      ...request,
    });
  const ids = async (request: Partial<PrecedentRequest> = {}) =>
    (await find(request)).map(({ whistleId, summons }) => `${whistleId}/${summons}`);

  describe('given rulings on declines', () => {
    it('when precedents are read, then the latest ruling is first and pending ones are not there', async () => {
      const found = await find();
      expect(found.map((p) => [p.whistleId, p.department, p.outcome])).toEqual([
        ['drains', 'chengguan', 'overruled'],
        ['drains', 'shuiwu', 'upheld'],
        ['trees', 'chengguan', 'overruled'],
      ]);
      expect(found[1]).toMatchObject({
        summons: 2,
        street: 'street-a',
        kind: 'routine',
        category: '0102',
        title: '雨水井盖缺失',
        reason: '非本部门职责',
        legalBasis: '城镇排水条例',
        declinedAt: at('01:10'),
        rulingReason: '确属他部门职责',
        replacement: 'zhujian',
        ruledAt: at('01:30'),
      });
    });

    it('when pages are read, then each continues where the last one ended', async () => {
      const first = await find({ first: 1 });
      const last = first[0]!;
      const cursor = { key: last.sort_key, tie: last.sort_tie };
      expect(await ids({ cursor })).toEqual(['drains/2', 'trees/1']);
    });

    it('when they are filtered, then only what fits is found', async () => {
      expect(await ids({ filter: { department: 'shuiwu' } })).toEqual(['drains/2']);
      expect(await ids({ filter: { category: '04' } })).toEqual(['trees/1']);
      expect(await ids({ filter: { outcome: 'upheld' } })).toEqual(['drains/2']);
      expect(await ids({ filter: { kind: 'emergency' } })).toEqual([]);
    });

    it('when somebody asks for theirs, then it is what they declined, took over or blew', async () => {
      expect(await ids({ parties: ['shuiwu'] })).toEqual(['drains/2']);
      expect(await ids({ parties: ['zhujian', 'gongan'] })).toEqual(['drains/2']);
      expect(await ids({ parties: ['street-a'], text: '树' })).toEqual(['trees/1']);
      expect(await ids({ parties: ['street-b'] })).toEqual([]);
    });

    const searches: [string, string[]][] = [
      ['井盖', ['drains/1', 'drains/2']],
      ['树', ['trees/1']],
      ['排水条例', ['drains/2']],
      ['清单 井盖', ['drains/1']],
      ['占道', []],
    ];
    it.each(searches)(
      'when %s is searched, then what contains it is found',
      async (text, found) => {
        expect(await ids({ text })).toEqual(found);
      },
    );

    it('when people are named in what was typed, then nobody reads or finds them', async () => {
      const contact = { name: '李秀英', phone: '13812345678' };
      await scene.write(
        'named',
        raised({ title: '李秀英反映积水', contact }),
        summoned('chengguan'),
      );
      const reason = '居民１３９ １２３４ ５６７８来电，李秀英已同意，见 0371-65432109';
      const declined = { reason, legalBasis: '身份证 410105194912310021 的来信' };
      await scene.write('named', happened('SummonsDeclined', '02:00', declined));
      const ruling = { reason: '请联系 138-1234-5678，限 3 日内' };
      await scene.write('named', happened('DeclineOverruled', '02:10', ruling));
      const [found] = await find({ filter: {}, first: 1 });
      expect(found).toMatchObject({
        whistleId: 'named',
        title: '***反映积水',
        legalBasis: '身份证 *** 的来信',
        rulingReason: '请联系 ***，限 3 日内',
      });
      expect(found?.reason).toBe('居民***来电，***已同意，见 ***');
      for (const text of ['李秀英', '12345678', '65432109', '410105194912310021'])
        expect(await ids({ text })).toEqual([]);
    });

    it('when a decline lapsed and another is ruled on, then the grounds are those of the latter', async () => {
      await scene.write('again', raised({ title: '路灯不亮' }), summoned('chengguan'));
      await scene.write('again', happened('SummonsDeclined', '03:00', { reason: '不归我管' }));
      await scene.write('again', happened('ResolutionReported', '03:05'));
      await scene.write('again', happened('ResolutionSentBack', '03:06'));
      await scene.write('again', happened('SummonsDeclined', '03:10', { reason: '属供电公司' }));
      await scene.write('again', happened('DeclineOverruled', '03:20'));
      expect((await find({ first: 1 }))[0]).toMatchObject({
        whistleId: 'again',
        reason: '属供电公司',
      });
    });

    it('when they are built anew, then every row is the same', async () => {
      const all = async () => {
        const db = await scene.db<PrecedentTables>(DECLINE_PRECEDENTS);
        return db.selectFrom('precedents').selectAll().orderBy('no').execute();
      };
      const before = await all();
      await scene.store.rebuild(DECLINE_PRECEDENTS);
      expect(await all()).toEqual(before);
      expect(await ids({ text: '井盖' })).toEqual(['drains/1', 'drains/2']);
    });
  });
});
