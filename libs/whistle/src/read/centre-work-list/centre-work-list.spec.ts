import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import { at, clock, happened, raised, Scene, summoned, whole } from '../testing/whistle-scene.js';
import { streetWorkList } from '../work-lists/street-work-list.js';
import { centreWorkList, type CentreWorkListRequest } from './centre-work-list.query.js';

const call = { lead: 'chengguan', assisting: [], informed: [] };
const review = (time: string) => ({
  by: 'street' as const,
  post: '主要负责人',
  clock: clock(at(time)),
  applicant: 'clerk',
});
const dispatch = (time: string) => ({ by: 'command-centre' as const, clock: clock(at(time)) });

describe.each(READ_DATABASES)('in %s:', (database) => {
  const places = new ReadPlaces(database);
  beforeAll(() => places.start(), 60_000);
  afterAll(() => places.stop(), 60_000);
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(places.fresh());
    await scene.write('review', raised({ call, review: review('01:30') }));
    await scene.write('dispatch', raised({ call, dispatch: dispatch('01:20'), title: '道路塌陷' }));
    await scene.write('ruling', raised({ street: 'street-b' }), summoned('chengguan'));
    await scene.write(
      'ruling',
      happened('SummonsDeclined', '01:10', { ruling: clock(at('01:40')) }),
    );
    await scene.write('extension', raised(), summoned('chengguan'));
    await scene.write('extension', happened('ExtensionRequested', '01:15'));
    await scene.write('escalated', raised(), summoned('chengguan'));
    await scene.write('escalated', happened('SupervisionIssued', '01:30'));
    await scene.write('quiet', raised(), summoned('chengguan'));
  });
  afterEach(() => scene.close());

  const read = async (request: Partial<CentreWorkListRequest> = {}) => {
    const page = { first: 20, descending: false, filter: {}, now: at('01:35') };
    return centreWorkList(await scene.db(), { ...page, ...request });
  };
  const tasks = async (request: Partial<CentreWorkListRequest> = {}) =>
    (await read(request)).map(({ task }) => task);

  describe('given whistles that wait for a decision', () => {
    it('when the list is read, then the earliest due is first', async () => {
      const all = await read();
      expect(all.map(({ task, dueAt, overdue }) => [task, dueAt, overdue])).toEqual([
        ['dispatch', at('01:20'), true],
        ['review', at('01:30'), true],
        ['ruling', at('01:40'), false],
        ['escalated', at('02:00'), false],
        ['extension', at('06:00'), false],
      ]);
      expect(all[2]).toMatchObject({
        whistleId: 'ruling',
        summons: 1,
        department: 'chengguan',
        street: 'street-b',
        reason: '非本部门职责（依据：三定方案第三条）',
        since: at('01:10'),
      });
      expect(all[1]).toMatchObject({ authority: 'street', summons: null, department: null });
    });

    it('when pages are read, then each continues where the last one ended', async () => {
      const first = await read({ first: 2 });
      expect(first).toHaveLength(3);
      const last = first[1]!;
      const cursor = { key: last.sort_key, tie: last.sort_tie };
      expect(await tasks({ cursor })).toEqual(['ruling', 'escalated', 'extension']);
    });

    it('when it is filtered or searched, then only what fits is listed', async () => {
      expect(await tasks({ filter: { tasks: ['ruling', 'review'] } })).toEqual([
        'review',
        'ruling',
      ]);
      expect(await tasks({ filter: { authority: 'street' } })).toEqual(['review']);
      expect(await tasks({ filter: { street: 'street-b' } })).toEqual(['ruling']);
      expect(await tasks({ filter: { overdue: true, kind: 'routine' } })).toHaveLength(2);
      expect(await tasks({ filter: { department: 'gongan' } })).toEqual([]);
      expect(await tasks({ text: '塌陷' })).toEqual(['dispatch']);
    });

    it('when they are decided, then they are gone', async () => {
      await scene.write('review', whole('WhistleReturned', '01:36'));
      await scene.write(
        'dispatch',
        whole('WhistleDispatched', '01:36', { call }),
        summoned('gongan'),
      );
      await scene.write('ruling', happened('DeclineOverruled', '01:36'));
      await scene.write('extension', happened('ExtensionRefused', '01:36'));
      await scene.write('escalated', whole('WhistleWithdrawn', '01:36'));
      expect(await tasks()).toEqual([]);
    });

    it('when one passes review and is to be dispatched, then it waits for that', async () => {
      const reviewer = { name: '赵', post: '主要负责人' };
      const passed = whole('WhistleApproved', '01:25', { reviewer, dispatch: dispatch('01:45') });
      await scene.write('review', passed);
      const waiting = await read({ filter: { tasks: ['review', 'dispatch'] } });
      expect(waiting.map((t) => [t.whistleId, t.task, t.since])).toEqual([
        ['dispatch', 'dispatch', at('01:00')],
        ['review', 'dispatch', at('01:25')],
      ]);
    });

    it('when its leaders have to start one, then their street has it on its lists until they have', async () => {
      const initiation = { awaiting: ['党工委书记', '主任'], applicant: 'clerk' };
      await scene.write('started', raised({ call, initiation }));
      const [task, ...others] = await read({ filter: { tasks: ['initiation'] } });
      expect(others).toEqual([]);
      expect(task).toMatchObject({
        whistleId: 'started',
        authority: 'street',
        reason: '须由党工委书记、主任确认',
        since: at('01:00'),
        dueAt: null,
        overdue: false,
      });
      const request = { street: 'street-a', sort: 'due', descending: false, first: 9 } as const;
      const stages = ['initiation'] as const;
      const listed = async () =>
        streetWorkList(await scene.db(), { ...request, now: at('01:35'), filter: { stages } });
      expect(await listed()).toMatchObject([{ whistleId: 'started', stage: 'initiation' }]);
      const signed = { initiators: [{ name: '孙平', post: '主任', account: 'director' }] };
      const half = whole('InitiativeConfirmed', '01:20', { ...signed, awaiting: ['党工委书记'] });
      await scene.write('started', half);
      const [still] = await read({ filter: { tasks: ['initiation'] } });
      expect(still).toMatchObject({ reason: '须由党工委书记确认', since: at('01:00') });
      const done = { ...signed, dispatch: dispatch('01:45') };
      await scene.write('started', whole('InitiativeConfirmed', '01:25', done));
      expect(await read({ filter: { tasks: ['initiation'] } })).toEqual([]);
      expect(await listed()).toEqual([]);
      const waiting = await read({ filter: { tasks: ['dispatch'] } });
      expect(waiting.map(({ whistleId }) => whistleId)).toEqual(['dispatch', 'started']);
    });

    it('when their street asks by stage, then it sees where each stands', async () => {
      await scene.write('review', whole('WhistleReturned', '01:36'));
      const page = { street: 'street-a', sort: 'due', descending: false, first: 9 } as const;
      const list = async (stages: ('review' | 'returned' | 'dispatch' | 'sounded')[]) => {
        const request = { ...page, now: at('01:35'), filter: { stages } };
        return (await streetWorkList(await scene.db(), request)).map((w) => [w.whistleId, w.stage]);
      };
      expect(await list(['returned'])).toEqual([['review', 'returned']]);
      expect(await list(['dispatch', 'review'])).toEqual([['dispatch', 'dispatch']]);
      await scene.write('dispatch', whole('WhistleWithdrawn', '01:40'));
      expect(await list(['dispatch'])).toEqual([]);
      expect(await list(['sounded'])).toHaveLength(3);
    });
  });
});
