import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import { happened, raised, Scene, summoned, whole } from '../testing/whistle-scene.js';
import { BLOW_HELP, blowHelp } from './blow-help.projection.js';
import type { BlowHelpTables } from './blow-help.tables.js';
import { leadRecords } from './lead-records.js';
import { MOST_NEAR, type NearQuestion, whistlesNear } from './whistles-near.js';

/** Metres to the north of the point that is asked about. */
const north = (metres: number) => ({
  address: '新华路 12 号',
  regionCode: '370125001001',
  longitude: 117.1,
  latitude: 36.7 + metres / 111_195,
});

describe.each(READ_DATABASES)('in %s:', (database) => {
  const places = new ReadPlaces(database);
  let scene: Scene;
  beforeAll(async () => {
    await places.start();
    scene = await Scene.open(places.fresh(), [blowHelp]);
    await scene.write('far', raised({ place: north(1_900) }), summoned('chengguan'));
    await scene.write('near', raised({ place: north(30) }), summoned('chengguan'));
    await scene.write('drain', raised({ place: north(-120), category: '0102' }));
    await scene.write('unplaced', raised());
    await scene.write('ended', raised({ place: north(60) }), summoned('gongan'));
    await scene.write('ended', whole('WhistleClosed', '05:00'));
    await scene.write('away', raised({ place: north(2_100) }));
    await scene.write('merged', raised({ place: north(200) }), summoned('chengguan'));
    await scene.write('merged', whole('WhistleMerged', '04:00', { into: 'near' }));
  }, 60_000);
  afterAll(async () => {
    await scene.close();
    await places.stop();
  }, 60_000);

  const db = () => scene.db<BlowHelpTables>(BLOW_HELP);
  const near = async (question: Partial<NearQuestion> = {}) => {
    const place = { longitude: 117.1, latitude: 36.7 };
    const since = '2026-11-01T00:00:00.000Z';
    const { found } = await whistlesNear(await db(), {
      place,
      radiusMetres: 2_000,
      since,
      ...question,
    });
    return found.map(({ id }) => id);
  };

  describe('given whistles round a point', () => {
    it('when they are asked for, then those within the radius, the nearest first', async () => {
      expect(await near()).toEqual(['near', 'ended', 'drain', 'merged', 'far']);
      expect(await near({ radiusMetres: 100 })).toEqual(['near', 'ended']);
    });

    it('when only some are wanted, then of the class, or that ended since then; open ones always', async () => {
      expect(await near({ category: '01' })).toEqual(['drain']);
      expect(await near({ since: '2026-11-20T04:30:00.000Z' })).toEqual([
        'near',
        'ended',
        'drain',
        'far',
      ]);
      expect(await near({ since: '2026-11-20T05:30:00.000Z' })).toEqual(['near', 'drain', 'far']);
    });

    it('when one is read, then with who leads and how far it is', async () => {
      const place = { longitude: 117.1, latitude: 36.7 };
      const { found } = await whistlesNear(await db(), { place, radiusMetres: 100, since: '' });
      expect(found[0]).toMatchObject({ id: 'near', lead: 'chengguan', status: 'open' });
      expect(Math.round(found[0]?.distanceMetres ?? 0)).toBe(30);
    });

    it('when it is opened again, then it is open here too', async () => {
      await scene.write('ended', whole('WhistleReopened', '06:00'));
      expect(await near({ since: '2026-11-20T05:30:00.000Z' })).toContain('ended');
    });
  });

  describe('given who led what', () => {
    const counts = async (department: string) => {
      const rows = await (
        await db()
      )
        .selectFrom('lead_months')
        .select(['led', 'declined', 'upheld', 'overruled'])
        .where('department', '=', department)
        .where('category', '=', '0401')
        .execute();
      return rows;
    };

    it('when leads decline and are ruled on, then each counts once, also after a batch of its own', async () => {
      const trees = { category: '0401' };
      await scene.write('t1', raised(trees), summoned('chengguan'));
      await scene.write('t2', raised(trees), summoned('chengguan'));
      expect(await counts('chengguan')).toEqual([{ led: 2, declined: 0, upheld: 0, overruled: 0 }]);
      await scene.write('t2', happened('SummonsDeclined', '01:10'));
      expect(await counts('chengguan')).toEqual([{ led: 2, declined: 1, upheld: 0, overruled: 0 }]);
      await scene.write('t2', happened('DeclineUpheld', '01:20', { replacement: 'shuiwu' }));
      await scene.write('t2', happened('DepartmentReplaced', '01:20', { replacement: 'shuiwu' }));
      await scene.write('t2', summoned('shuiwu', { no: 2, time: '01:20' }));
      await scene.write('t2', summoned('gongan', { no: 3, role: 'assist', time: '01:20' }));
      expect(await counts('chengguan')).toEqual([{ led: 2, declined: 1, upheld: 1, overruled: 0 }]);
      expect(await counts('shuiwu')).toEqual([{ led: 1, declined: 0, upheld: 0, overruled: 0 }]);
      expect(await counts('gongan')).toEqual([]);
      const asked = { category: '04', from: '2026-11', street: 'street-a' };
      expect(await leadRecords(await db(), asked)).toEqual([
        { department: 'chengguan', led: 2, declined: 1, upheld: 1, overruled: 0, here: 2 },
        { department: 'shuiwu', led: 1, declined: 0, upheld: 0, overruled: 0, here: 1 },
      ]);
      const none = { category: '0402', from: '2026-11' };
      expect(await leadRecords(await db(), none)).toEqual([]);
      expect(await leadRecords(await db(), { ...asked, from: '2026-12' })).toEqual([]);
      expect(await leadRecords(await db(), { ...asked, kind: 'emergency' })).toEqual([]);
    });
  });

  describe('given very many in one place', () => {
    it('when they are asked for, then the nearest of them, and that there are more', async () => {
      const here = { address: '广场', regionCode: '370125001001', longitude: 118, latitude: 36 };
      for (let index = 0; index < MOST_NEAR + 5; index += 1)
        await scene.write(`crowd-${index}`, raised({ place: here }));
      const question = { place: here, radiusMetres: 50, since: '' };
      const { found, more } = await whistlesNear(await db(), question);
      expect(found).toHaveLength(MOST_NEAR);
      expect(more).toBe(true);
    });
  });
});
