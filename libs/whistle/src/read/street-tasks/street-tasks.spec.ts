import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import type { WhistleEvent } from '../../domain/whistle.events.js';
import { overdueSummonses, countOverdue } from '../overdue-summonses/overdue-summonses.query.js';
import { at, clock, happened, raised, Scene, summoned, whole } from '../testing/whistle-scene.js';
import { countStreetWork, streetWorkList } from '../work-lists/street-work-list.js';
import { countDepartmentWork } from '../work-lists/department-work-list.js';
import { countStreetTasks, streetTasks, type StreetTasksRequest } from './street-tasks.query.js';

const call = { lead: 'chengguan', assisting: [], informed: [] };
const gate = { by: 'street', applicant: 'clerk', clock: clock(at('01:30')) } as const;
const acknowledged = happened('DepartmentAcknowledged', '01:10');
const arrived = happened('DepartmentArrived', '01:20', { confirmation: clock(at('03:20')) });
const reported = happened('ResolutionReported', '02:00', { verification: clock(at('05:00')) });
const confirmed = happened('ResolutionConfirmed', '02:50', { rating: clock(at('09:00')) });
const closed = whole('WhistleClosed', '03:00');

describe.each(READ_DATABASES)('in %s:', (database) => {
  const places = new ReadPlaces(database);
  beforeAll(() => places.start(), 60_000);
  afterAll(() => places.stop(), 60_000);
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(places.fresh());
  });
  afterEach(() => scene.close());

  const requestOf = (asked: Partial<StreetTasksRequest>): StreetTasksRequest =>
    Object.assign(
      { street: 'street-a', first: 20, descending: false, filter: {}, now: at('04:00') },
      asked,
    );
  const read = async (asked: Partial<StreetTasksRequest> = {}) =>
    streetTasks(await scene.db(), requestOf(asked));
  const told = async (asked: Partial<StreetTasksRequest> = {}) =>
    (await read(asked)).map(({ whistleId, task }) => `${whistleId} ${task}`);
  const sounded = (...events: readonly WhistleEvent[]) => [
    raised(),
    summoned('chengguan'),
    ...events,
  ];

  describe('given whistles that wait for their street', () => {
    const steps: [string, WhistleEvent[], object[]][] = [
      ['nobody has arrived', sounded(acknowledged), []],
      [
        'a department says that it is there',
        sounded(arrived),
        [{ task: 'confirm-arrival', since: at('01:20'), dueAt: at('03:20'), overdue: true }],
      ],
      ['the arrival is confirmed', sounded(arrived, happened('ArrivalConfirmed', '01:30')), []],
      ['the arrival is disputed', sounded(arrived, happened('ArrivalDisputed', '01:30')), []],
      [
        'it reports before the arrival was answered',
        sounded(arrived, reported),
        [
          { task: 'confirm-arrival', summons: 1, department: 'chengguan' },
          { task: 'verify', since: at('02:00'), dueAt: at('05:00'), overdue: false },
        ],
      ],
      [
        'the rules give no time for it',
        sounded(happened('ResolutionReported', '02:00')),
        [{ task: 'verify', since: at('02:00'), dueAt: null, overdue: false }],
      ],
      ['it is sent back', sounded(reported, happened('ResolutionSentBack', '02:30')), []],
      [
        'it is verified',
        sounded(reported, confirmed),
        [
          { task: 'rate', since: at('02:50'), dueAt: at('09:00') },
          { task: 'close', since: at('02:50'), dueAt: null, summons: null, department: null },
        ],
      ],
      ['it is closed', sounded(reported, confirmed, closed), [{ task: 'rate' }]],
      [
        'it is rated and closed',
        sounded(reported, confirmed, happened('DepartmentRated', '02:55'), closed),
        [],
      ],
      ['it is withdrawn', sounded(arrived, whole('WhistleWithdrawn', '02:00')), []],
      [
        'it is withdrawn with a department done',
        sounded(reported, confirmed, whole('WhistleWithdrawn', '03:00')),
        [],
      ],
      [
        'its only department was let go',
        sounded(happened('DepartmentWithdrawn', '01:40')),
        [{ task: 'close', since: at('01:40') }],
      ],
      [
        'its leaders have to start it',
        [raised({ call, initiation: { awaiting: ['主任'], applicant: 'clerk' } })],
        [{ task: 'initiation', reason: '须由主任确认' }],
      ],
      ['it reviews it', [raised({ call, review: gate })], [{ task: 'review', dueAt: at('01:30') }]],
      [
        'the command centre reviews it',
        [raised({ call, review: { by: 'command-centre', applicant: 'clerk' } })],
        [],
      ],
      [
        'a review has sent it back',
        [raised({ call, review: gate }), whole('WhistleReturned', '01:40')],
        [{ task: 'resubmit', since: at('01:40'), dueAt: null }],
      ],
      [
        'it answers a request for more time',
        sounded(happened('ExtensionRequested', '01:15', { by: 'street' })),
        [{ task: 'extension', reason: '待管件', dueAt: at('06:00') }],
      ],
      [
        'the command centre answers that request',
        sounded(happened('ExtensionRequested', '01:15')),
        [],
      ],
    ];
    it.each(steps)('when %s, then its queue says what is to be done', async (_, events, tasks) => {
      await scene.write('w', ...events);
      const found = await read();
      expect(found).toHaveLength(tasks.length);
      expect(found).toMatchObject(tasks);
    });

    it('when many wait, then what is due comes first, and of the rest what waits longest', async () => {
      await scene.write('late', ...sounded(arrived));
      await scene.write('old', ...sounded(happened('DepartmentWithdrawn', '01:10')));
      await scene.write('young', ...sounded(happened('DepartmentWithdrawn', '01:50')));
      await scene.write('soon', ...sounded(reported));
      await scene.write('elsewhere', raised({ street: 'street-b' }), summoned('gongan'), reported);
      const all = ['late confirm-arrival', 'soon verify', 'old close', 'young close'];
      expect(await told()).toEqual(all);
      const [, second] = await read();
      const cursor = { key: second!.sort_key, tie: second!.sort_tie };
      expect(await told({ cursor })).toEqual(all.slice(2));
      expect(await told({ filter: { tasks: ['close', 'verify'] } })).toEqual(all.slice(1));
      expect(await told({ filter: { overdue: true } })).toEqual(all.slice(0, 1));
      expect(await told({ filter: { dueBefore: at('05:01') } })).toEqual(all.slice(0, 2));
      expect(await told({ filter: { department: 'gongan' } })).toEqual([]);
      expect(await told({ text: '占道', filter: { tasks: ['verify'] } })).toEqual(['soon verify']);
      const count = async (asked: Partial<StreetTasksRequest>) =>
        countStreetTasks(await scene.db(), requestOf(asked));
      expect(await count({ first: 1 })).toBe(4);
      expect(await count({ text: '占道', filter: { tasks: ['verify'] } })).toBe(1);
      expect(await count({ text: '油烟' })).toBe(0);
    });

    it('when an import brought it as settled, then nobody is asked to rate it', async () => {
      await scene.import('w', ...sounded(reported, confirmed, closed));
      expect(await told()).toEqual([]);
    });
  });

  describe('given whistles of several streets', () => {
    const page = { first: 1, descending: false, now: at('02:30'), sort: 'due' } as const;
    const open = { ...page, street: undefined, filter: { statuses: ['open'] as const } };
    beforeEach(async () => {
      await scene.write('a', raised(), summoned('chengguan'));
      await scene.write('b', raised({ street: 'street-b' }), summoned('chengguan'));
      await scene.write('b', happened('DepartmentAcknowledged', '01:10'));
      await scene.write('over', ...sounded(reported, confirmed, closed));
    });

    it('when what is open is read without a street, then it is all of the district', async () => {
      const db = await scene.db();
      const ids = async (asked: object) =>
        (await streetWorkList(db, { ...open, first: 9, ...asked })).map((w) => w.whistleId);
      expect(await ids({})).toEqual(['a', 'b']);
      expect(await ids({ sort: 'raised', descending: true })).toEqual(['b', 'a']);
      expect(await ids({ filter: { overdue: true } })).toEqual(['a']);
      expect(await ids({ street: 'street-b' })).toEqual(['b']);
      expect(await ids({ text: '占道' })).toEqual(['a', 'b']);
    });

    it('when rows are counted, then all pages together, and what a search finds', async () => {
      const db = await scene.db();
      const ofStreet = { ...page, street: 'street-a', filter: {} };
      expect(await countStreetWork(db, open)).toBe(2);
      expect(await countStreetWork(db, ofStreet)).toBe(2);
      expect(await countStreetWork(db, { ...ofStreet, filter: { statuses: [] } })).toBe(0);
      expect(await countStreetWork(db, { ...ofStreet, text: '占道' })).toBe(2);
      const ofDepartment = { ...page, department: 'chengguan', filter: {} };
      expect(await countDepartmentWork(db, ofDepartment)).toBe(3);
      expect(await countDepartmentWork(db, { ...ofDepartment, text: '油烟' })).toBe(0);
      const overdue = { now: at('02:30') };
      expect(await countOverdue(db, overdue)).toBe(1);
      expect(await overdueSummonses(db, { ...overdue, first: 9 })).toHaveLength(1);
    });
  });
});
