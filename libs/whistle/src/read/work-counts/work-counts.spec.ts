import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import { at, clock, happened, raised, Scene, summoned, whole } from '../testing/whistle-scene.js';
import { TASKS } from '../work-lists/work-lists.tasks.js';
import { districtCounts, streetTaskCounts, summonsCounts } from './counts.js';
import {
  centreTasks,
  longestWaiting,
  openSummonses,
  openWhistlesByStreet,
  pausedByStreet,
  ratingsWaiting,
  tasksWaiting,
} from './work-counts.js';

const now = at('02:30');
const nameOf = (id: string) => `〈${id}〉`;
const ids = ['district', 'street-b', 'street-a', 'street-c', 'gongan', 'chengguan'];
const names = {
  organisations: { all: () => ids.map((id) => ({ id })) },
  nameOf,
} as unknown as Parameters<typeof districtCounts>[1];

describe.each(READ_DATABASES)('in %s:', (database) => {
  const places = new ReadPlaces(database);
  let scene: Scene;
  beforeAll(async () => {
    await places.start();
    scene = await Scene.open(places.fresh());
    const confirmed = [
      happened('ResolutionReported', '02:00'),
      happened('ResolutionConfirmed', '02:10', { rating: clock(at('02:20')) }),
    ];
    const call = { lead: 'gongan', assisting: [], informed: [] };
    await scene.write('late', raised(), summoned('chengguan'), happened('DeadlineMissed', '02:01'));
    await scene.write('reported', raised(), summoned('chengguan'));
    const asked = { verification: clock(at('02:25')) };
    await scene.write('reported', happened('ResolutionReported', '02:00', asked));
    await scene.write('paused', raised({ street: 'street-b' }), summoned('chengguan'));
    await scene.write('paused', happened('ClockPaused', '01:10'));
    await scene.write('declined', raised({ street: 'street-b' }), summoned('gongan'));
    const ofGongan = { department: 'gongan' };
    await scene.write('declined', happened('DepartmentAcknowledged', '01:05', ofGongan));
    await scene.write('declined', happened('SummonsDeclined', '01:10', ofGongan));
    await scene.write(
      'review',
      raised({ call, review: { by: 'street', applicant: 'c', clock: clock(at('03:30')) } }),
    );
    await scene.write('over', raised(), summoned('chengguan'), ...confirmed);
    await scene.write('over', whole('WhistleClosed', '02:20'));
  }, 60_000);
  afterAll(async () => {
    await scene.close();
    await places.stop();
  }, 60_000);

  describe('given work that is open and work that is over', () => {
    it('when a department’s is counted, then its open summonses by how they stand', async () => {
      const db = await scene.db();
      const ofChengguan = await openSummonses(db, { department: 'chengguan', now });
      expect(summonsCounts(ofChengguan)).toEqual({
        open: 3,
        overdue: 1,
        paused: 1,
        declined: 0,
        yellow: 0,
        red: 1,
        statuses: [
          { status: 'to-acknowledge', count: 2, overdue: 1 },
          { status: 'to-arrive', count: 0, overdue: 0 },
          { status: 'to-resolve', count: 0, overdue: 0 },
          { status: 'reported', count: 1, overdue: 0 },
        ],
      });
    });

    it('when a street’s is counted, then its queue has every task, also those of which none waits', async () => {
      const db = await scene.db();
      const scope = { street: 'street-a', now };
      expect(await openWhistlesByStreet(db, scope)).toEqual([
        { street: 'street-a', count: 3, overdue: 2 },
      ]);
      const counted = streetTaskCounts(
        await tasksWaiting(db, scope),
        await ratingsWaiting(db, scope),
      );
      expect(Object.fromEntries(counted.map((c) => [c.task, [c.count, c.overdue]]))).toEqual({
        initiation: [0, 0],
        review: [1, 0],
        extension: [0, 0],
        resubmit: [0, 0],
        'confirm-arrival': [0, 0],
        verify: [1, 1],
        rate: [1, 1],
        close: [0, 0],
      });
    });

    it('when the command centre’s is counted, then by task and who decides', async () => {
      expect(await centreTasks(await scene.db(), { tasks: TASKS, now })).toEqual(
        expect.arrayContaining([
          { task: 'review', authority: 'street', count: 1, overdue: 0 },
          { task: 'ruling', authority: 'command-centre', count: 1, overdue: 0 },
        ]),
      );
    });

    it('when the district’s is counted, then the sums are those of its streets and departments', async () => {
      const db = await scene.db();
      const found = districtCounts(
        {
          whistles: await openWhistlesByStreet(db, { now }),
          summonses: await openSummonses(db, { now }),
          paused: await pausedByStreet(db),
          waiting: await tasksWaiting(db, { now }),
          ratings: await ratingsWaiting(db, { now }),
        },
        names,
      );
      expect(found).toMatchObject({
        open: 5,
        overdue: 2,
        summonses: { open: 4, overdue: 1, paused: 1, declined: 1 },
      });
      expect(found.byStreet).toEqual([
        {
          street: 'street-b',
          streetName: '〈street-b〉',
          open: 2,
          overdue: 0,
          paused: 1,
          waiting: 0,
          waitingOverdue: 0,
        },
        {
          street: 'street-a',
          streetName: '〈street-a〉',
          open: 3,
          overdue: 2,
          paused: 0,
          waiting: 2,
          waitingOverdue: 1,
        },
      ]);
      expect(found.byDepartment.map((d) => [d.departmentName, d.open, d.paused])).toEqual([
        ['〈gongan〉', 1, 0],
        ['〈chengguan〉', 3, 1],
      ]);
      expect(found.waiting).toEqual(
        expect.arrayContaining([
          { task: 'ruling', authority: 'command-centre', count: 1, overdue: 0 },
          { task: 'verify', authority: 'street', count: 1, overdue: 1 },
          { task: 'rate', authority: 'street', count: 1, overdue: 1 },
        ]),
      );
      expect(found.waiting).toHaveLength(4);
    });

    it('when it is asked what waits longest, then open whistles only, without what was written into them', async () => {
      const longest = await longestWaiting(await scene.db(), { now });
      const open = ['late', 'reported', 'paused', 'declined', 'review'];
      expect(longest.map(({ whistleId }) => whistleId)).toEqual(open);
      expect(longest.filter(({ overdue }) => overdue)).toHaveLength(2);
      expect(Object.keys(longest[0] ?? {})).not.toEqual(expect.arrayContaining(['title']));
      expect(longest[0]).not.toHaveProperty('address');
    });
  });
});
