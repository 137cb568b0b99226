import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import type { Contested } from '../../domain/whistle.events.js';
import { at, clock, happened, raised, Scene, summoned, whole } from '../testing/whistle-scene.js';
import { appealList, type AppealListRequest } from './appeal-list.js';
import { appealStatistics } from './appeal-statistics.js';
import { APPEALS, appeals } from './appeals.projection.js';
import type { AppealGroup, AppealTables } from './appeals.tables.js';

const stamp: Contested = { subject: 'timestamp', clock: 'arrive', claimedAt: at('01:30') };
const filed = (time: string, data: object = {}) =>
  happened('AppealFiled', time, { appeal: 1, contested: stamp, ...data });
const due = (time: string) => ({ decision: clock(at(time)) });

describe.each(READ_DATABASES)('in %s:', (database) => {
  const places = new ReadPlaces(database);
  beforeAll(() => places.start(), 60_000);
  afterAll(() => places.stop(), 60_000);
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(places.fresh(), [appeals]);
    await scene.write('late', raised(), summoned('chengguan'), filed('02:00', due('05:00')));
    await scene.write('soon', raised({ street: 'street-b' }), summoned('gongan'));
    await scene.write('soon', filed('02:10', { department: 'gongan', ...due('04:00') }));
    await scene.write('open', raised(), summoned('chengguan'));
    await scene.write('open', filed('02:20', { contested: { subject: 'rating' } }));
    await scene.write('quiet', raised(), summoned('chengguan'));
  });
  afterEach(() => scene.close());

  const list = async (request: Partial<AppealListRequest> = {}) =>
    appealList(await scene.db<AppealTables>(APPEALS), {
      outcome: 'pending',
      first: 20,
      confined: {},
      ...request,
    });
  const ids = async (request: Partial<AppealListRequest> = {}) =>
    (await list(request)).map(({ id }) => id);
  const sums = async (...groupBy: AppealGroup[]) =>
    (await appealStatistics(await scene.db<AppealTables>(APPEALS), { groupBy })).map(
      ({ keys, counts }) => [...Object.values(keys), ...Object.values(counts)],
    );

  describe('given appeals that wait to be decided', () => {
    it('when they are listed, then the earliest due is first, and those without a limit are last', async () => {
      expect(await ids()).toEqual(['soon/1/1', 'late/1/1', 'open/1/1']);
      expect((await list())[1]).toMatchObject({
        whistle_id: 'late',
        department: 'chengguan',
        street: 'street-a',
        subject: 'timestamp',
        clock: 'arrive',
        claimed_at: at('01:30'),
        reason: '记录有误',
        due_at: at('05:00'),
      });
    });

    it('when they are paged, filtered or confined, then only what fits is there', async () => {
      const [first] = await list({ first: 1 });
      const cursor = { key: first!.sort_key, tie: first!.sort_tie };
      expect(await ids({ first: 1, cursor })).toEqual(['late/1/1', 'open/1/1']);
      expect(await ids({ subject: 'rating' })).toEqual(['open/1/1']);
      expect(await ids({ confined: { departments: ['gongan'] } })).toEqual(['soon/1/1']);
      expect(await ids({ confined: { street: 'street-a' } })).toEqual(['late/1/1', 'open/1/1']);
    });

    it('when they are decided or withdrawn, also after the end, then they are listed there', async () => {
      await scene.write('late', whole('WhistleWithdrawn', '03:00'));
      await scene.write('late', happened('AppealUpheld', '06:00'));
      await scene.write('open', happened('AppealWithdrawn', '03:00'));
      expect(await ids()).toEqual(['soon/1/1']);
      expect(await list({ outcome: 'upheld' })).toMatchObject([
        { id: 'late/1/1', ended_at: at('06:00'), decided_because: '属实' },
      ]);
      expect(await ids({ outcome: 'withdrawn' })).toEqual(['open/1/1']);
    });
  });

  describe('given appeals that came out in several ways', () => {
    it('when they are counted, then filed is what was upheld, rejected, withdrawn and is open', async () => {
      // filed, upheld, rejected, withdrawn, open, decided late
      expect(await sums()).toEqual([[3, 0, 0, 0, 3, 0]]);
      await scene.write('late', happened('AppealUpheld', '06:00'));
      await scene.write('soon', happened('AppealRejected', '03:00', { department: 'gongan' }));
      await scene.write('open', happened('AppealWithdrawn', '03:00'));
      await scene.write('open', filed('03:10', { appeal: 2, contested: { subject: 'rating' } }));
      expect(await sums()).toEqual([[4, 1, 1, 1, 1, 1]]);
      expect(await sums('department')).toEqual([
        ['chengguan', 3, 1, 0, 1, 1, 1],
        ['gongan', 1, 0, 1, 0, 0, 0],
      ]);
      expect(await sums('street', 'subject')).toEqual([
        ['street-a', 'rating', 2, 0, 0, 1, 1, 0],
        ['street-a', 'timestamp', 1, 1, 0, 0, 0, 1],
        ['street-b', 'timestamp', 1, 0, 1, 0, 0, 0],
      ]);
      expect(await sums('month')).toEqual([['2026-11', 4, 1, 1, 1, 1, 1]]);
    });

    it('when other months or parties are asked for, then nothing of these is there', async () => {
      const db = await scene.db<AppealTables>(APPEALS);
      const none = await appealStatistics(db, { groupBy: [], from: '2026-12' });
      expect(none[0]?.counts).toMatchObject({ filed: 0, open: 0 });
      const one = await appealStatistics(db, { groupBy: [], to: '2026-11', department: 'gongan' });
      expect(one[0]?.counts.filed).toBe(1);
      const street = await appealStatistics(db, { groupBy: [], street: 'street-b' });
      expect(street[0]?.counts.filed).toBe(1);
    });
  });
});
