import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { CLOCK, type Clock, deliveryOf } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { InputValidationPipe } from '#graphql';
import { AccessModule } from '../access.module.js';
import { Accounts } from '../accounts.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { SocketSessions } from '../session/socket-sessions.js';

const system = { account: 'system', organisation: 'district', role: 'administrator' };

interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions: Record<string, unknown> }[];
  readonly cookie: string | null;
}

/** What a client sends beside its words. */
type Headers = Readonly<Record<string, string>>;

/** Accounts and sessions as they are served, on a log of their own and a clock of the test. */
export class AccessScene {
  static readonly password = 'correct horse battery';

  /** Organisations that are known no more. */
  readonly retired: Set<string>;
  readonly store: EventStore;
  readonly url: string;
  readonly close: () => Promise<void>;
  /** Writes what was collected for the audit log. */
  readonly audited: () => Promise<void>;

  private constructor(
    folder: string,
    store: EventStore,
    app: NestExpressApplication,
    retired: Set<string>,
  ) {
    const { port } = app.getHttpServer().address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}`;
    this.store = store;
    this.retired = retired;
    this.audited = () => app.get(AuditTrail).write();
    this.close = async () => {
      await app.close();
      await store.close();
      await rm(folder, { recursive: true });
    };
  }

  /** With the accounts `admin` and `zhang.san`. */
  static async open(clock: Clock): Promise<AccessScene> {
    const folder = await mkdtemp(join(tmpdir(), 'access-'));
    const store = await openSqliteEventStore({ file: join(folder, 'events.db') });
    const retired = new Set<string>();
    const app = await serve(store, clock, retired);
    await openAccounts(app.get(Accounts));
    return new AccessScene(folder, store, app, retired);
  }

  async ask(query: string, token?: string, more: Headers = {}): Promise<Answer> {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { 'content-type': 'application/json', ...authorization, ...more };
    return this.#post('/graphql', headers, JSON.stringify({ query }));
  }

  /** Signs in; what the answer says, and the cookie that came with it. */
  async signIn(username: string, keepSignedIn = false, headers: Headers = {}) {
    const given = `username: "${username}", password: "${AccessScene.password} ${username}"`;
    const query = `mutation { signIn(${given}, keepSignedIn: ${keepSignedIn}) {
      ... on SignedIn { token expiresAt sessionUntil } ... on SignInRefused { code } } }`;
    const { data, cookie } = await this.ask(query, undefined, headers);
    const told = data?.['signIn'] as { token: string; expiresAt: string; sessionUntil: string };
    return { ...told, cookie };
  }

  renew(headers: Headers): Promise<Answer & { readonly token?: string; readonly code?: string }> {
    return this.#post('/session/renew', headers);
  }

  async #post(path: string, headers: Headers, body?: string): Promise<Answer> {
    const sent = { method: 'POST', headers, ...(body !== undefined && { body }) };
    const response = await fetch(`${this.url}${path}`, sent);
    const told = (await response.json()) as object;
    return { ...told, status: response.status, cookie: response.headers.get('set-cookie') };
  }
}

async function serve(
  store: EventStore,
  clock: Clock,
  retired: ReadonlySet<string>,
): Promise<NestExpressApplication> {
  const kernel = [
    { provide: EVENT_STORE, useValue: store },
    { provide: CLOCK, useValue: clock },
  ];
  @Global()
  @Module({ providers: kernel, exports: kernel })
  class KernelModule {}
  const organisationKnown = async (id: string) => !retired.has(id);
  const postsInRules = async () => ['党工委书记', '主任'];
  const options = { tokenSecret: 'k'.repeat(32), organisationKnown, postsInRules };
  const access = AccessModule.forRoot(options);
  const graphql = GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [access],
    inject: [SocketSessions],
    useFactory: ({ connect }: SocketSessions) => ({
      autoSchemaFile: true,
      preserveHttpStatusForExecutionErrors: false,
      subscriptions: { 'graphql-ws': { onConnect: connect } },
    }),
  });
  const testing = Test.createTestingModule({ imports: [KernelModule, access, graphql] });
  const module = await testing.compile();
  const app = module.createNestApplication<NestExpressApplication>({ logger: false });
  app.set('trust proxy', 'loopback');
  app.useGlobalPipes(new InputValidationPipe());
  await app.listen(0, '127.0.0.1');
  return app;
}

async function openAccounts(accounts: Accounts): Promise<void> {
  const people = [
    { username: 'admin', role: 'administrator' },
    { username: 'zhang.san', role: 'street' },
  ] as const;
  for (const { username, role } of people) {
    const who = { username, displayName: username, role, organisation: 'district' };
    const password = `${AccessScene.password} ${username}`;
    await accounts.open({ ...who, password }, deliveryOf({}, system));
  }
}
