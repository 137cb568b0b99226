import { Global, Module } from '@nestjs/common';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { printSchema } from 'graphql';
import { Directory } from '#directory';
import { type Actor, CLOCK } from '#event-sourcing';
import { EVENT_STORE } from '#event-store';
import { READ_STORE } from '#read-store';
import { OverdueSummonsesResolver } from './overdue-summonses/overdue-summonses.resolver.js';
import { AskOverdueSummonses } from './overdue-summonses/overdue-summonses.query.js';
import { LiveResolver } from './live/live.resolver.js';
import { at, happened, raised, Scene, summoned } from './testing/whistle-scene.js';
import { shownWhistle } from './whistle-detail/shown-whistle.js';
import { AskWhistle } from './whistle-detail/whistle-detail.query.js';
import { WhistleDetailResolver } from './whistle-detail/whistle-detail.resolver.js';
import { WhistleReadModule } from './whistle-read.module.js';
import { AskDepartmentWorkList, AskStreetWorkList } from './work-lists/work-lists.query.js';
import { WorkListsResolver } from './work-lists/work-lists.resolver.js';

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
  scene = await Scene.open();
  const providers = [
    { provide: EVENT_STORE, useValue: scene.log },
    { provide: READ_STORE, useValue: scene.store },
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
  it('when somebody with a part in it looks, then all of it is there', async () => {
    for (const reader of [streetPeople, community, department, centre]) {
      const found = await queries.execute(new AskWhistle(reader, 'w'));
      expect(found?.raised.contact).toEqual({ name: '李女士', phone: '13800000000' });
    }
  });

  it('when the assessment looks, then the resident is not named', async () => {
    const found = await queries.execute(new AskWhistle(assessment, 'w'));
    expect(found && shownWhistle(found).contact).toBeNull();
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
    expect(shown?.summonses[0]).toMatchObject({
      ...{ departmentName: '城管局', status: 'to-arrive', nextDueAt: at('03:00'), overdue: false },
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
      expect(list.edges.map(({ node }) => node.streetName)).toEqual(['新华街道']);
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

  it('when a cursor of another order is sent, then it is refused by name', async () => {
    const list = await queries.execute(new AskStreetWorkList(streetPeople, street));
    const after = list.pageInfo.endCursor ?? '';
    const query = new AskStreetWorkList(streetPeople, { ...street, sort: 'raised', after });
    await expect(queries.execute(query)).rejects.toMatchObject({
      extensions: { code: 'INVALID_INPUT', field: 'after' },
    });
  });
});

describe('given the GraphQL types of the read side', () => {
  it('when the schema is made, then the queries and subscriptions are in it', async () => {
    const imports = [GraphQLSchemaBuilderModule];
    const module = await Test.createTestingModule({ imports }).compile();
    const resolvers = [
      WhistleDetailResolver,
      WorkListsResolver,
      OverdueSummonsesResolver,
      LiveResolver,
    ];
    const schema = printSchema(await module.get(GraphQLSchemaFactory).create(resolvers));
    for (const name of [
      'whistle(',
      'streetWorkList(',
      'departmentWorkList(',
      'overdueSummonses(',
      'whistleChanged(',
      'workListChanged(',
    ])
      expect(schema).toContain(name);
  });
});
