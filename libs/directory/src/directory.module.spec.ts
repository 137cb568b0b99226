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
import { DirectoryModule } from './directory.module.js';

const clock = { now: () => '2026-11-22T02:35:00.000Z' };

interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { extensions: Record<string, unknown> }[];
}

describe('given the directory behind its API', () => {
  let folder: string;
  let store: EventStore;
  let app: INestApplication;
  let url: string;

  async function ask(query: string, role: Role = 'administrator'): Promise<Answer> {
    const holder = { username: role, displayName: role, role, organisation: 'district' };
    const { token } = app.get(Tokens).issue(holder);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  }

  const result = `{ __typename ... on Rejection { code } ... on RevisionConflictRejection { actual }
    ... on OrganisationChanged { revision organisation { id name kind retired } } }`;
  const register = (fields: string) =>
    `mutation { registerOrganisation(input: { ${fields} }) ${result} }`;
  const street = 'id: "street-xinhua", kind: STREET, name: "新华街道"';

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
  });
  afterEach(async () => {
    await app.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('when an organisation is registered, renamed and retired, then each answer shows it', async () => {
    const organisation = { id: 'street-xinhua', name: '新华街道', kind: 'STREET', retired: false };
    const changed = { __typename: 'OrganisationChanged' };
    expect((await ask(register(street))).data?.['registerOrganisation']).toEqual({
      ...changed,
      revision: 0,
      organisation,
    });
    const found = await ask('{ organisations(kind: STREET, search: "新华") { id } }', 'street');
    expect(found.data).toEqual({ organisations: [{ id: 'street-xinhua' }] });
    const rename = `renameOrganisation(input: { id: "street-xinhua", name: "新华路街道" }) ${result}`;
    expect((await ask(`mutation { ${rename} }`)).data?.['renameOrganisation']).toEqual({
      ...changed,
      revision: 1,
      organisation: { ...organisation, name: '新华路街道' },
    });
    const retire = `retireOrganisation(input: { id: "street-xinhua" }) ${result}`;
    expect((await ask(`mutation { ${retire} }`)).data?.['retireOrganisation']).toEqual({
      ...changed,
      revision: 2,
      organisation: { ...organisation, name: '新华路街道', retired: true },
    });
    expect((await ask('{ organisations { id } }')).data).toEqual({ organisations: [] });
  });

  it('when the domain refuses, then the refusal is typed', async () => {
    const orphan = await ask(register('id: "c1", kind: COMMUNITY, name: "和平社区"'));
    expect(orphan.data?.['registerOrganisation']).toEqual({
      __typename: 'InvalidReferenceRejection',
      code: 'PARENT_REQUIRED',
    });
    const late = await ask(register(`${street}, expectedRevision: 7`));
    expect(late.data?.['registerOrganisation']).toEqual({
      __typename: 'RevisionConflictRejection',
      code: 'REVISION_CONFLICT',
      actual: -1,
    });
  });

  it('when a field is wrong, then it is 400, names the field and writes nothing', async () => {
    const wrong = `${street}, creditCode: "91350100M000100Y44"`;
    const { status, errors } = await ask(register(wrong));
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'input.creditCode',
    });
    expect(await store.head()).toBeUndefined();
  });

  it('when it is not an administrator, then it is 403 and nothing is written', async () => {
    expect((await ask(register(street), 'street')).status).toBe(403);
    expect(await store.head()).toBeUndefined();
  });
});
