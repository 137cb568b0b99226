import { Global, Module } from '@nestjs/common';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { Directory } from '#directory';
import { type Actor, CLOCK } from '#event-sourcing';
import { EVENT_STORE } from '#event-store';
import { READ_STORE } from '#read-store';
import { WHISTLE_RULES } from '../whistle-rules.port.js';
import { AskOverdueSummonses } from './overdue-summonses/overdue-summonses.query.js';
import { declinePrecedents } from './decline-precedents/decline-precedents.projection.js';
import { AskDeclinePrecedents } from './decline-precedents/decline-precedents.query.js';
import { AskRelatedWhistles } from './related-whistles/related-whistles.query.js';
import { AskCentreWorkList } from './centre-work-list/centre-work-list.query.js';
import { at, clock, happened, raised, Scene, summoned, whole } from './testing/whistle-scene.js';
import { shownWhistle } from './whistle-detail/shown-whistle.js';
import { AskWhistle } from './whistle-detail/whistle-detail.query.js';
import { WhistleReadModule } from './whistle-read.module.js';
import { AskDepartmentWorkList, AskStreetWorkList } from './work-lists/work-lists.query.js';
import { workLists } from './work-lists/work-lists.projection.js';

const rules = { current: async () => ({ kindName: (kind: string) => `${kind}哨` }) };
let scene: Scene;
let queries: QueryBus;
let close: () => Promise<void>;
const actor = (role: string, organisation: string): Actor => ({ account: 'a', organisation, role });
const streetPeople = actor('street', 'street-a');
const community = actor('community', 'community-a1');
const department = actor('department', 'chengguan');
const other = actor('department', 'gongan');
const centre = actor('command-centre', 'district');
const assessment = actor('assessment', 'district');
const admin = actor('administrator', 'district');

beforeAll(async () => {
  scene = await Scene.open(undefined, [workLists, declinePrecedents]);
  const providers = [
    { provide: EVENT_STORE, useValue: scene.log },
    { provide: READ_STORE, useValue: scene.store },
    { provide: WHISTLE_RULES, useValue: rules },
    { provide: CLOCK, useValue: { now: () => at('02:30') } },
  ];
  @Global()
  @Module({ providers, exports: providers })
  class Infrastructure {}
  const imports = [Infrastructure, CqrsModule.forRoot(), WhistleReadModule];
  const app = await Test.createTestingModule({ imports }).compile();
  await app.init();
  queries = app.get(QueryBus);
  await app.get(Directory, { strict: false }).registerOrganisations(
    [
      { id: 'district', kind: 'district', name: '本区' },
      { id: 'street-a', kind: 'street', name: '新华街道', regionCode: '370125001000' },
      { id: 'community-a1', kind: 'community', name: '和平社区', parent: 'street-a' },
      { id: 'chengguan', kind: 'department', name: '城管局' },
      { id: 'gongan', kind: 'department', name: '公安局' },
    ] as never,
    { actor: admin, at: at('00:00') },
  );
  const contact = { name: '李女士', phone: '13800000000' };
  await scene.write('w', raised({ contact }), summoned('chengguan'));
  await scene.write('w', happened('DepartmentAcknowledged', '02:10'));
  close = () => app.close();
});
afterAll(async () => {
  await close();
  await scene.close();
});

const refused = { extensions: { code: 'NOT_YOUR_ORGANISATION' } };

describe('given a whistle that a department was summoned to', () => {
  it('when somebody with a part in it looks, then all of it is there, the resident masked', async () => {
    for (const reader of [streetPeople, department, centre]) {
      const found = await queries.execute(new AskWhistle(reader, 'w'));
      expect(found?.raised.contact).toEqual({ name: '李**', phone: '138****0000' });
    }
  });

  it('when the assessment or a community that did not blow it looks, then the resident is not named', async () => {
    const found = [assessment, community].map((who) => queries.execute(new AskWhistle(who, 'w')));
    for (const answer of await Promise.all(found)) expect(shownWhistle(answer!).contact).toBeNull();
  });

  it('when another department looks, then it is refused', async () => {
    await expect(queries.execute(new AskWhistle(other, 'w'))).rejects.toMatchObject(refused);
    expect(await queries.execute(new AskWhistle(other, 'nothing'))).toBeUndefined();
  });

  it('when its history is read, then it says in Chinese what happened', async () => {
    const found = await queries.execute(new AskWhistle(centre, 'w'));
    const shown = found && shownWhistle(found);
    expect(shown?.timeline.map(({ text }) => text)).toEqual([
      '2026-11-20 09:00 新华街道吹哨：占道经营',
      '2026-11-20 09:00 派哨：城管局（主办）',
      '2026-11-20 10:10 城管局签收',
    ]);
    const open = { status: 'to-arrive', nextDueAt: at('03:00'), overdue: false };
    expect(shown?.summonses[0]).toMatchObject({
      departmentName: '城管局',
      ...open,
      clocks: [
        { name: 'acknowledge', verdict: 'late', elapsedMinutes: 70, stoppedAt: at('02:10') },
        { name: 'contact', verdict: null, stoppedAt: null },
        { name: 'arrive', verdict: 'open', elapsedMinutes: 90, dueAt: at('03:00') },
        { name: 'resolve', verdict: 'open', limit: { value: 1, unit: '小时' } },
      ],
    });
    expect(shown?.revision).toBe(2);
  });
});

describe('given a whistle that went the whole way round', () => {
  const call = { lead: 'chengguan', assisting: ['gongan'], informed: [] };
  const initiators = [{ name: '赵', post: '党工委书记' }];
  beforeAll(async () => {
    const review = { by: 'street' as const, post: '主任', clock: clock(at('01:30')) };
    const first = { title: '首次占道', at: at('00:30') };
    await scene.write('first', raised(first));
    await scene.write(
      'long',
      raised({ initiators, previous: ['first'], call, review: { ...review, applicant: 'clerk' } }),
    );
  });

  it('when it is in review, then it says who signs by when, and whom it asks for', async () => {
    const found = await queries.execute(new AskWhistle(streetPeople, 'long'));
    const inReview = { status: 'open', stage: 'review', summonses: [] };
    expect(found && shownWhistle(found)).toMatchObject({
      ...inReview,
      initiators: [{ name: '赵', post: '党工委书记', signed: false }],
      previous: ['first'],
      gate: { clock: 'review', by: 'street', post: '主任', dueAt: at('01:30'), overdue: true },
      call: { lead: { id: 'chengguan', name: '城管局' }, assisting: [{ name: '公安局' }] },
    });
    const asked = queries.execute(new AskWhistle(department, 'long'));
    await expect(asked).rejects.toMatchObject(refused);
  });

  it('when its departments decline, ask for time and are supervised, then all of it is told', async () => {
    const extension = { extension: { value: 2, unit: '小时' }, approvedBy: 'zhihui', clocks: {} };
    await scene.write(
      'long',
      whole('WhistleApproved', '01:10', { reviewer: { name: '钱', post: '主任' } }),
      summoned('chengguan', { time: '01:10' }),
      happened('StreetContacted', '01:15'),
      happened('SummonsDeclined', '01:16', { ruling: clock(at('02:16')) }),
      happened('DeclineOverruled', '01:20'),
      happened('ExtensionRequested', '01:21'),
      happened('ExtensionGranted', '01:22', extension),
      happened('SupervisionIssued', '01:23', { step: 'reminder' }),
      happened('ClockPaused', '01:24', { until: at('05:24') }),
      happened('ClockResumed', '01:26'),
      happened('DeadlineApproaching', '01:50'),
      happened('DeadlineMissed', '02:00', { next: { rung: 1, at: at('04:00') } }),
    );
    const enforcement = { enforcement: 1, departments: ['chengguan', 'gongan'], plan: '联合检查' };
    const ended = { enforcement: 1, attended: ['chengguan'], findings: '属实', measures: '拆除' };
    await scene.write(
      'long',
      whole('JointEnforcementCalled', '02:10', { ...enforcement, startsAt: at('02:12') }),
      whole('JointEnforcementConcluded', '02:20', ended),
    );
    const found = await queries.execute(new AskWhistle(department, 'long'));
    const shown = found && shownWhistle(found);
    expect(shown).toMatchObject({ stage: 'sounded', gate: null, call: { lead: {} } });
    expect(shown?.enforcements).toMatchObject([
      { departments: [{ name: '城管局' }, { name: '公安局' }], attended: [{ name: '城管局' }] },
    ]);
    const overruled = {
      outcome: 'overruled',
      ruledAt: at('01:20'),
      ruledBecause: '清单载明由其负责',
      replacement: null,
    };
    expect(shown?.summonses[0]).toMatchObject({
      contactedAt: at('01:15'),
      rule: 'test@1',
      declineUntil: null,
      decline: { legalBasis: '三定方案第三条', rulingDueAt: at('02:16'), ...overruled },
      extensions: [{ outcome: 'granted', by: 'command-centre', answeredAt: at('01:22') }],
      supervisions: [{ step: 'reminder', cause: 'person' }],
      cards: [{ clock: 'acknowledge', colour: 'red', nextStepAt: at('04:00') }],
      pauses: [{ until: at('05:24'), approvedBy: null, to: at('01:26') }],
    });
    // Who approved is for the approver's colleagues, and for officials who look into it.
    const doers = async (who: Actor) => {
      const read = await queries.execute(new AskWhistle(who, 'long'));
      const { summonses, timeline } = shownWhistle(read!);
      return [summonses[0]?.pauses[0]?.approvedBy, timeline[0]?.account];
    };
    for (const who of [streetPeople, assessment, admin])
      expect(await doers(who)).toEqual(['test', 'test']);
    for (const who of [department, community, centre])
      expect(await doers(who)).toEqual([null, null]);
  });

  it('when a decline is upheld, then it says who takes over', async () => {
    const replacement = { replacement: 'gongan' };
    await scene.write(
      'declined',
      raised(),
      summoned('chengguan'),
      happened('SummonsDeclined', '01:10'),
      happened('DeclineUpheld', '01:20', replacement),
      happened('DepartmentReplaced', '01:20', replacement),
    );
    const found = await queries.execute(new AskWhistle(department, 'declined'));
    expect(found && shownWhistle(found).summonses[0]?.decline).toMatchObject({
      outcome: 'upheld',
      replacement: { id: 'gongan', name: '公安局' },
    });
    const afterPosition = (await scene.log.head()) ?? '';
    const asked = { first: 9, afterPosition, search: '职责', outcome: 'upheld' } as const;
    const precedents = await queries.execute(new AskDeclinePrecedents(department, asked));
    expect(precedents.edges.map(({ node }) => node)).toMatchObject([
      { whistleId: 'declined', departmentName: '城管局', replacementName: '公安局' },
    ]);
    const others = await queries.execute(
      new AskDeclinePrecedents(actor('department', 'shuiwu'), asked),
    );
    expect(others.edges).toEqual([]);
  });

  it('when it is merged, then the whistles about the same matter are found from both ends, by who may read them [L2]', async () => {
    const merged = whole('WhistleMerged', '02:25', { into: 'first', reason: '同一问题' });
    const position = await scene.write('long', merged);
    const found = await queries.execute(new AskWhistle(centre, 'long'));
    expect(found && shownWhistle(found)).toMatchObject({ status: 'merged', mergedInto: 'first' });
    const related = async (id: string, reader = centre) =>
      (await queries.execute(new AskRelatedWhistles(reader, id, position))).map((w) => [
        ...[w.relation, w.whistleId, w.status],
      ]);
    expect((await related('long')).sort()).toEqual([
      ['merged-into', 'first', 'open'],
      ['previous', 'first', 'open'],
    ]);
    expect((await related('first')).sort()).toEqual([
      ['followed-by', 'long', 'merged'],
      ['merged-from', 'long', 'merged'],
    ]);
    expect([await related('first', other), await related('nothing')]).toEqual([[], []]);
  });

  it('when the resident is asked, then the answer stands apart from the street’s rating', async () => {
    const answer = { satisfaction: 2, channel: 'callback', comment: '又堵了' };
    await scene.write('first', whole('WhistleClosed', '02:26'));
    await scene.write('first', whole('ResidentSatisfactionRecorded', '02:27', answer));
    const found = await queries.execute(new AskWhistle(centre, 'first'));
    expect(found && shownWhistle(found).residentSatisfaction).toMatchObject(answer);
  });
});

describe('given the work lists', () => {
  const paged = { first: 20 };
  const street = { ...paged, street: 'street-a', sort: 'due' as const };
  const ofDepartment = { ...paged, department: 'chengguan', sort: 'due' as const };

  it('when their own people and the district ask, then they see them', async () => {
    const afterPosition = (await scene.log.head()) ?? '';
    for (const reader of [streetPeople, community, centre, assessment, admin]) {
      const list = await queries.execute(
        new AskStreetWorkList(reader, { ...street, afterPosition }),
      );
      expect(list.freshness.reached).toBe(true);
      expect(new Set(list.edges.map(({ node }) => node.streetName))).toEqual(new Set(['新华街道']));
    }
    const list = await queries.execute(new AskDepartmentWorkList(department, ofDepartment));
    expect(list.edges[0]?.node).toMatchObject({ departmentName: '城管局', summons: 1 });
  });

  it('when others ask, then they are refused', async () => {
    const asked = [
      new AskStreetWorkList(department, street),
      new AskDepartmentWorkList(other, ofDepartment),
      new AskDepartmentWorkList(streetPeople, ofDepartment),
      new AskOverdueSummonses(other, { ...paged, department: 'chengguan' }),
      new AskOverdueSummonses(streetPeople, { ...paged, street: 'street-b' }),
    ];
    for (const query of asked)
      await expect(queries.execute<never, unknown>(query as never)).rejects.toMatchObject(refused);
  });

  it('when the command centre asks what waits for it, then it is told', async () => {
    const position = await scene.write('wait', raised(), summoned('chengguan'));
    const none = { ...paged, afterPosition: position, filter: { department: 'chengguan' } };
    expect((await queries.execute(new AskCentreWorkList(none))).edges).toEqual([]);
    const afterPosition = await scene.write('wait', happened('SummonsDeclined', '01:10'));
    const list = await queries.execute(new AskCentreWorkList({ ...none, afterPosition }));
    expect(list.edges.map(({ node }) => node)).toMatchObject([
      { task: 'ruling', departmentName: '城管局', streetName: '新华街道', dueAt: null },
    ]);
    const after = list.pageInfo.endCursor ?? '';
    const rest = await queries.execute(new AskCentreWorkList({ ...none, after }));
    expect(rest.edges).toEqual([]);
    const wrong = new AskStreetWorkList(streetPeople, { ...street, after });
    await expect(queries.execute(wrong)).rejects.toMatchObject({
      extensions: { violations: [{ code: 'CURSOR_INVALID' }] },
    });
  });

  it('when a cursor of another order is sent, then it is refused by name', async () => {
    const list = await queries.execute(new AskStreetWorkList(streetPeople, street));
    const after = list.pageInfo.endCursor ?? '';
    const query = new AskStreetWorkList(streetPeople, { ...street, sort: 'raised', after });
    await expect(queries.execute(query)).rejects.toMatchObject({
      extensions: { code: 'INVALID_INPUT', field: 'after' },
    });
  });
});
