import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { AccessModule, type Role, Tokens } from '#access';
import { CLOCK } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { InputValidationPipe } from '#graphql';
import { openKeyStore, PrivacyModule } from '#privacy';
import { DirectoryModule } from './directory.module.js';

const clock = { now: () => '2026-11-22T02:35:00.000Z' };

describe('given two streets and a department behind the API', () => {
  let folder: string;
  let store: EventStore;
  let app: INestApplication;
  let url: string;

  type Answer = {
    data?: Record<string, Record<string, unknown>>;
    errors?: { extensions: object }[];
  };
  async function ask(query: string, organisation = 'district', role?: Role): Promise<Answer> {
    const as = role ?? (organisation === 'district' ? 'administrator' : 'street');
    const holder = { username: as, displayName: as, role: as, organisation };
    const { token } = app.get(Tokens).issue(holder);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as Answer;
  }
  const REFUSED = '... on Rejection { code }';
  const ORGANISATION = `{ __typename ${REFUSED} ... on OrganisationChanged { organisation {
    id name parent active until succeededBy predecessors history { effectiveFrom step to reason } } } }`;
  const PERSON = `{ __typename ${REFUSED} ... on PersonChanged { person {
    id name phone organisation post } } }`;
  const ROSTER = `{ __typename ${REFUSED} ... on DutyRosterChanged { revision roster {
    duties { duty post person { name phone } from to } gaps { from to } } } }`;
  const register = (fields: string) =>
    ask(`mutation { registerOrganisation(input: { ${fields} }) ${ORGANISATION} }`);
  const person = (fields: string, by = 'street-a') =>
    ask(`mutation { registerPerson(input: { ${fields} }) ${PERSON} }`, by);
  const wang = 'id: "0017", name: "王宁", phone: "0990-5550117", organisation: "street-a"';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'directory-'));
    store = await openSqliteEventStore({ file: join(folder, 'events.db') });
    const kernel = [
      { provide: EVENT_STORE, useValue: store },
      { provide: CLOCK, useValue: clock },
    ];
    @Global()
    @Module({ providers: kernel, exports: kernel })
    class KernelModule {}
    const module = await Test.createTestingModule({
      imports: [
        KernelModule,
        PrivacyModule.forRoot(() => openKeyStore({ folder: join(folder, 'keys') })),
        DirectoryModule,
        AccessModule.forRoot({ tokenSecret: 'k'.repeat(32), organisationKnown: async () => true }),
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          autoSchemaFile: true,
          preserveHttpStatusForExecutionErrors: false,
        }),
      ],
    }).compile();
    app = module.createNestApplication({ logger: false });
    app.useGlobalPipes(new InputValidationPipe());
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
    const since = 'effectiveFrom: "2026-01-01", reason: "建档"';
    await register(`id: "street-a", kind: STREET, name: "甲街道", ${since}`);
    await register(`id: "street-b", kind: STREET, name: "乙街道", ${since}`);
    await register(`id: "c1", kind: COMMUNITY, name: "和平社区", parent: "street-a", ${since}`);
  });
  afterEach(async () => {
    await app.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('when streets are to merge, then each date has its own answer, until it is taken back', async () => {
    const merged = await ask(`mutation { mergeOrganisations(input: { into: "street-b",
      from: ["street-a"], effectiveFrom: "2027-01-01", reason: "区划调整" }) ${ORGANISATION} }`);
    expect(merged.data?.['mergeOrganisations']).toMatchObject({
      __typename: 'OrganisationChanged',
    });
    const asked = (asOf: string) =>
      ask(`{ organisation(id: "street-b", asOf: "${asOf}") { predecessors }
        old: organisation(id: "street-a", asOf: "${asOf}") { active until succeededBy }
        c: organisation(id: "c1", asOf: "${asOf}") { parent }
        organisations(kind: STREET, asOf: "${asOf}") { id } }`);
    expect((await asked('2026-12-31')).data).toMatchObject({
      organisation: { predecessors: [] },
      old: { active: true, until: '2027-01-01', succeededBy: ['street-b'] },
      c: { parent: 'street-a' },
      organisations: [{ id: 'street-a' }, { id: 'street-b' }],
    });
    expect((await asked('2027-01-01')).data).toMatchObject({
      organisation: { predecessors: ['street-a'] },
      old: { active: false },
      c: { parent: 'street-b' },
      organisations: [{ id: 'street-b' }],
    });
    const cancel = (id: string) =>
      ask(`mutation { cancelOrganisationChange(input: { id: "${id}", effectiveFrom: "2027-01-01",
        reason: "方案调整" }) ${ORGANISATION} }`);
    expect((await cancel('c1')).data?.['cancelOrganisationChange']).toMatchObject({
      code: 'PARENT_UNKNOWN',
    });
    expect((await cancel('street-a')).data?.['cancelOrganisationChange']).toMatchObject({
      organisation: { until: null, history: [{ step: 'registered', reason: '建档' }] },
    });
  });

  it('when a community moves, then it does; a department is split by two successors', async () => {
    const move = await ask(`mutation { moveOrganisation(input: { id: "c1", parent: "street-b" })
      ${ORGANISATION} }`);
    expect(move.data?.['moveOrganisation']).toMatchObject({ organisation: { parent: 'street-b' } });
    for (const id of ['d', 'd1', 'd2'])
      await register(`id: "${id}", kind: DEPARTMENT, name: "${id}局"`);
    const split = await ask(`mutation { splitOrganisation(input: { id: "d", into: ["d1", "d2"] })
      ${ORGANISATION} }`);
    expect(split.data?.['splitOrganisation']).toMatchObject({
      organisation: { active: false, succeededBy: ['d1', 'd2'] },
    });
  });

  it('when a date cannot be, then the error names the field', async () => {
    const { errors } = await ask('{ organisations(asOf: "2026-02-30") { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'asOf' });
  });

  it('when a street registers its people, then others see them without telephone, page by page', async () => {
    expect((await person(wang)).data?.['registerPerson']).toMatchObject({
      person: { id: '0017', phone: '0990-5550117' },
    });
    await person('id: "0018", name: "李宁", organisation: "street-a", post: "科员"');
    const list = (more: string, by: string) =>
      ask(
        `{ people(organisation: "street-a" ${more}) { edges { cursor node { id phone } }
          pageInfo { hasNextPage } } }`,
        by,
      );
    const page = (await list('first: 1', 'street-a')).data?.['people'] as {
      edges: { cursor: string; node: object }[];
      pageInfo: object;
    };
    expect(page.edges[0]?.node).toEqual({ id: '0017', phone: '0990-5550117' });
    expect(page.pageInfo).toEqual({ hasNextPage: true });
    const rest = await list(`after: "${page.edges[0]?.cursor}"`, 'street-b');
    expect(rest.data?.['people']).toMatchObject({ edges: [{ node: { id: '0018' } }] });
    const others = await list('search: "王"', 'street-b');
    expect(others.data?.['people']).toMatchObject({
      edges: [{ node: { id: '0017', phone: null } }],
    });
  });

  it('when people move, change and leave, then it is as the rules say', async () => {
    await person(wang);
    const mutate = (call: string, by = 'street-a') => ask(`mutation { ${call} ${PERSON} }`, by);
    const move = 'movePerson(input: { id: "0017", organisation: "street-b", post: "科长" })';
    expect((await mutate(move)).data?.['movePerson']).toEqual({
      __typename: 'NotYoursRejection',
      code: 'NOT_YOUR_ORGANISATION',
    });
    const details =
      'changePersonDetails(input: { id: "0017", name: "王宁", phone: "0990-5550200" })';
    expect((await mutate(details)).data?.['changePersonDetails']).toMatchObject({
      person: { phone: '0990-5550200' },
    });
    expect((await mutate(move, 'district')).data?.['movePerson']).toMatchObject({
      person: { organisation: 'street-b', post: '科长' },
    });
    const leave = 'recordPersonLeft(input: { id: "0017" })';
    expect((await mutate(leave, 'street-b')).data?.['recordPersonLeft']).toMatchObject({
      person: { organisation: null },
    });
    expect((await person(`${wang}, account: "xx"`)).data?.['registerPerson']).toMatchObject({
      code: 'PERSON_EXISTS',
    });
  });

  it('when a street keeps its roster, then anybody may ask who is on duty', async () => {
    await person(wang);
    const duties = `[{ post: "值班员", person: "0017", from: "2026-11-22T08:00:00+08:00",
      to: "2026-11-22T20:00:00+08:00" }, { post: "值班员", person: "0017",
      from: "2026-11-22T20:00:00+08:00", to: "2026-11-22T22:00:00+08:00" }]`;
    const assign = `mutation { assignDuties(input: { organisation: "street-a", month: "2026-11",
      duties: ${duties} }) ${ROSTER} }`;
    expect((await ask(assign, 'street-b')).data?.['assignDuties']).toMatchObject({
      __typename: 'NotYoursRejection',
    });
    expect((await ask(assign, 'street-a')).data?.['assignDuties']).toMatchObject({
      roster: {
        duties: [{ duty: 1, from: '2026-11-22T08:00:00.000+08:00' }, { duty: 2 }],
        gaps: [{ to: '2026-11-22T08:00:00.000+08:00' }, { from: '2026-11-22T22:00:00.000+08:00' }],
      },
    });
    const onDuty = '{ onDuty(organisation: "street-a") { post person { name phone } } }';
    expect((await ask(onDuty, 'street-b')).data).toEqual({
      onDuty: [{ post: '值班员', person: { name: '王宁', phone: '0990-5550117' } }],
    });
    const roster =
      '{ dutyRoster(organisation: "street-a", month: "2026-11") { duties { person { name phone } } } }';
    const later =
      '{ onDuty(organisation: "street-a", at: "2026-11-22T19:00:00+08:00") { person { phone } } }';
    const evening =
      '{ onDuty(organisation: "street-a", at: "2026-11-22T21:00:00+08:00") { person { phone } } }';
    for (const [who, role, phone] of [
      ['street-a', undefined, '0990-5550117'],
      ['district', 'command-centre', '0990-5550117'],
      ['district', undefined, '0990-5550117'],
      ['district', 'assessment', null],
      ['street-b', undefined, null],
      ['company', 'department', null],
    ] as const) {
      const duties = ['0990-5550117', phone].map((shown) => ({
        person: { name: '王宁', phone: shown },
      }));
      expect((await ask(roster, who, role)).data).toEqual({ dutyRoster: { duties } });
      const onDuty = [{ person: { phone: '0990-5550117' } }];
      expect((await ask(later, who, role)).data).toEqual({ onDuty });
      expect((await ask(evening, who, role)).data).toEqual({ onDuty: [{ person: { phone } }] });
    }
    const withdraw = `mutation { withdrawDuty(input: { organisation: "street-a", month: "2026-11",
      duty: 1, reason: "病假" }) ${ROSTER} }`;
    expect((await ask(withdraw, 'street-a')).data?.['withdrawDuty']).toMatchObject({
      roster: { duties: [{ duty: 2 }] },
    });
  });

  it('when the roster of a month is asked for that has none, then the month is refused [L3]', async () => {
    const rosterOf = (month: string) =>
      ask(`{ dutyRoster(organisation: "street-a", month: "${month}") { month gaps { from to } } }`);
    for (const month of ['2026-13', '0000-01', '1900-01', '2999-12', '9999-12', '2026-1'])
      expect((await rosterOf(month)).errors?.[0]?.extensions).toMatchObject({
        field: 'month',
        code: 'INVALID_INPUT',
        violations: [{ code: 'MONTH_INVALID' }],
      });
    for (const [month, from, to] of [
      ['1900-02', '1900-02-01', '1900-03-01'],
      ['2999-11', '2999-11-01', '2999-12-01'],
    ])
      expect((await rosterOf(String(month))).data?.['dutyRoster']).toEqual({
        month,
        gaps: [{ from: `${from}T00:00:00.000+08:00`, to: `${to}T00:00:00.000+08:00` }],
      });
  });

  it('when the log is read, then names are in the events of people and nowhere else, telephones not even there', async () => {
    await person(wang);
    const { events } = await store.readAll({ limit: 100 });
    const elsewhere = events.map(({ data, type, ...rest }) => ({
      ...rest,
      data: type === 'PersonRegistered' ? {} : data,
    }));
    expect(JSON.stringify(events)).toContain('王宁');
    expect(JSON.stringify(events)).not.toContain('0990-5550117');
    expect(JSON.stringify(elsewhere)).not.toContain('王宁');
  });
});
