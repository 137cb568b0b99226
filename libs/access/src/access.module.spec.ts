import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { GraphQLModule, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { CLOCK, deliveryOf } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { InputValidationPipe } from '#graphql';
import { AccessModule } from './access.module.js';
import { Accounts } from './accounts.js';
import { Public } from './session/access.decorators.js';
import { SocketSessions } from './session/socket-sessions.js';
import { Tokens } from './session/tokens.js';

const start = Date.parse('2026-11-22T02:35:00.000Z');
let now = start;
const clock = { now: () => new Date(now).toISOString() };
const password = 'correct horse battery';
const system = { account: 'system', organisation: 'district', role: 'administrator' };

@Resolver()
class DoorsResolver {
  @Public()
  @Query(() => Int)
  open(): number {
    return 1;
  }

  @Mutation(() => Int)
  rateDepartment(): number {
    return 2;
  }

  @Mutation(() => Int)
  inNoTable(): number {
    return 3;
  }
}

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
}

describe('given an application behind the access guard', () => {
  let folder: string;
  let store: EventStore;
  let app: INestApplication;
  let url: string;

  async function ask(query: string, token?: string): Promise<Answer & { status: number }> {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`http://${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, ...((await response.json()) as Answer) };
  }

  async function signIn(username: string, secret = password): Promise<string> {
    const result = await ask(
      `mutation { signIn(username: "${username}", password: "${secret}") { ... on SignedIn { token } } }`,
    );
    return (result.data?.['signIn'] as { token: string }).token;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'access-'));
    store = await openSqliteEventStore({ file: join(folder, 'events.db') });
    const kernel = [
      { provide: EVENT_STORE, useValue: store },
      { provide: CLOCK, useValue: clock },
    ];
    @Global()
    @Module({ providers: kernel, exports: kernel })
    class KernelModule {}
    const access = AccessModule.forRoot({
      tokenSecret: 'k'.repeat(32),
      organisationKnown: async (id) => id !== 'nowhere',
    });
    const module = await Test.createTestingModule({
      imports: [
        KernelModule,
        access,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [access],
          inject: [SocketSessions],
          useFactory: ({ connect }: SocketSessions) => ({
            autoSchemaFile: true,
            preserveHttpStatusForExecutionErrors: false,
            subscriptions: { 'graphql-ws': { onConnect: connect } },
          }),
        }),
      ],
      providers: [DoorsResolver],
    }).compile();
    app = module.createNestApplication({ logger: false });
    app.useGlobalPipes(new InputValidationPipe());
    await app.listen(0, '127.0.0.1');
    url = `127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
    const accounts = app.get(Accounts);
    for (const role of ['administrator', 'street', 'department', 'community'] as const) {
      const account = { username: role, displayName: role, role, organisation: `org-${role}` };
      await accounts.open({ ...account, password: `${password} ${role}` }, deliveryOf({}, system));
    }
  });
  afterAll(async () => {
    await app.close();
    await store.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    now = start;
  });

  it('when an operation is public, then nobody needs to be signed in', async () => {
    expect(await ask('{ open }')).toMatchObject({ status: 200, data: { open: 1 } });
    expect(await ask('{ open }', 'worthless')).toMatchObject({ data: { open: 1 } });
  });

  it('when nobody is signed in or the token is worthless, then it is 401', async () => {
    for (const token of [undefined, 'worthless']) {
      const { status, errors } = await ask('{ me { username } }', token);
      expect(status).toBe(401);
      expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    }
  });

  it('when somebody signs in, then the token says who it is until it runs out', async () => {
    const token = await signIn('street', `${password} street`);
    const me = '{ me { username displayName role organisation } }';
    expect((await ask(me, token)).data?.['me']).toEqual({
      username: 'street',
      displayName: 'street',
      role: 'STREET',
      organisation: 'org-street',
    });
    now += 15 * 60_000;
    expect((await ask(me, token)).status).toBe(401);
  });

  it('when the password is wrong, then it is a refusal and not an error', async () => {
    const refused = await ask(
      'mutation { signIn(username: "street", password: "wrong") { __typename ... on SignInRefused { code message } } }',
    );
    expect(refused.data?.['signIn']).toEqual({
      __typename: 'SignInRefused',
      code: 'WRONG_CREDENTIALS',
      message: '用户名或密码不正确',
    });
  });

  it('when the role is another one, then it is 403', async () => {
    const department = await signIn('department', `${password} department`);
    const { status, errors } = await ask('mutation { rateDepartment }', department);
    expect([status, errors?.[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
    const street = await signIn('street', `${password} street`);
    const rated = await ask('mutation { rateDepartment }', street);
    expect(rated.data).toEqual({ rateDepartment: 2 });
  });

  it('when an operation is not in the table of permissions, then nobody may call it', async () => {
    for (const role of ['administrator', 'street']) {
      const token = await signIn(role, `${password} ${role}`);
      expect((await ask('mutation { inNoTable }', token)).status).toBe(403);
    }
  });

  it('when an administrator opens and closes an account, then its token ends with it', async () => {
    const administrator = await signIn('administrator', `${password} administrator`);
    const input = `username: "Li.Si", displayName: "李四", role: COMMUNITY, organisation: "c1"`;
    const open = (secret: string, more = '') =>
      ask(
        `mutation { openAccount(input: { ${input}, password: "${secret}" ${more} }) {
          __typename ... on Rejection { code } ... on AccountChanged { revision account { username } } } }`,
        administrator,
      );
    const weak = await open('short');
    expect(weak.status).toBe(400);
    expect(weak.errors?.[0]?.extensions).toMatchObject({ field: 'input.password' });
    expect((await open(password)).data?.['openAccount']).toEqual({
      __typename: 'AccountChanged',
      revision: 0,
      account: { username: 'li.si' },
    });
    expect((await open(password)).data?.['openAccount']).toEqual({
      __typename: 'WrongStateRejection',
      code: 'ACCOUNT_EXISTS',
    });
    const token = await signIn('li.si');
    expect((await ask('{ me { username } }', token)).status).toBe(200);
    await ask(
      'mutation { closeAccount(input: { username: "li.si" }) { __typename } }',
      administrator,
    );
    expect((await ask('{ me { username } }', token)).status).toBe(401);
  });

  it('when an administrator changes a role, then the token ends, and a new one has the new role', async () => {
    const administrator = await signIn('administrator', `${password} administrator`);
    const change = async (input: string) =>
      (
        await ask(
          `mutation { changeAccountRole(input: { ${input} }) {
            __typename ... on Rejection { code } ... on AccountChanged { account { role organisation } } } }`,
          administrator,
        )
      ).data?.['changeAccountRole'];
    const before = await signIn('community', `${password} community`);
    expect(await change('username: "Community", role: STREET, organisation: "s1"')).toEqual({
      __typename: 'AccountChanged',
      account: { role: 'STREET', organisation: 's1' },
    });
    expect((await ask('{ me { username } }', before)).status).toBe(401);
    const after = await signIn('community', `${password} community`);
    expect((await ask('mutation { rateDepartment }', after)).data).toEqual({ rateDepartment: 2 });
    const refused = await ask(
      'mutation { changeAccountRole(input: { username: "street", role: ASSESSMENT }) { __typename } }',
      after,
    );
    expect(refused.status).toBe(403);
    expect(await change('username: "administrator", role: STREET')).toEqual({
      __typename: 'WrongStateRejection',
      code: 'ACCOUNT_IS_YOUR_OWN',
    });
    expect(await change('username: "community", role: STREET, organisation: "nowhere"')).toEqual({
      __typename: 'InvalidReferenceRejection',
      code: 'ORGANISATION_UNKNOWN',
    });
  });

  it('when one changes the password, then the current one is asked for', async () => {
    const token = await signIn('department', `${password} department`);
    const change = (current: string) =>
      ask(
        `mutation { changePassword(input: { currentPassword: "${current}", newPassword: "${password} 2" }) {
          __typename ... on Rejection { code } } }`,
        token,
      );
    expect((await change('wrong')).data?.['changePassword']).toEqual({
      __typename: 'SignInRefused',
      code: 'WRONG_CREDENTIALS',
    });
    expect((await change(`${password} department`)).data?.['changePassword']).toEqual({
      __typename: 'AccountChanged',
    });
    expect(await signIn('department', `${password} 2`)).toEqual(expect.any(String));
    expect((await ask('{ me { username } }', token)).status).toBe(401);
  });

  describe('and a graphql-ws socket', () => {
    const me = '{ me { username } }';
    const connect = (authorization?: string) =>
      createClient({
        url: `ws://${url}`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        // Keeps the socket open between the operations of a test.
        lazy: false,
        onNonLazyError: () => undefined,
        ...(authorization && { connectionParams: { authorization } }),
      });
    async function over(client: ReturnType<typeof connect>, query: string): Promise<Answer> {
      for await (const result of client.iterate({ query })) return result as Answer;
      return {};
    }
    const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions['code'];

    it('when it shows a token, then it acts until the token runs out', async () => {
      const client = connect(`Bearer ${await signIn('street', `${password} street`)}`);
      expect((await over(client, me)).data).toEqual({ me: { username: 'street' } });
      now += 15 * 60_000;
      expect(codeOf(await over(client, me))).toBe('UNAUTHENTICATED');
      await client.dispose();
    });

    it('when it shows none, then it may do what is public and no more', async () => {
      const client = connect();
      expect((await over(client, '{ open }')).data).toEqual({ open: 1 });
      expect(codeOf(await over(client, me))).toBe('UNAUTHENTICATED');
      await client.dispose();
    });

    it('when it shows a worthless token, then it is closed', async () => {
      const client = connect('Bearer worthless');
      await expect(over(client, me)).rejects.toMatchObject({ code: 4403 });
      await client.dispose();
    });

    it('when its token runs out, then it is closed', async () => {
      const token = await signIn('street', `${password} street`);
      const expiresAt = app.get(Tokens).verify(token)?.expiresAt ?? '';
      now = Date.parse(expiresAt) - 300;
      const client = connect(`Bearer ${token}`);
      const closed = new Promise((resolve) => client.on('closed', resolve));
      await over(client, me);
      expect(await closed).toMatchObject({ code: 4403 });
      await client.dispose();
    });
  });
});
