import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { AccessModule, Accounts, ApiKeys, type Role, Tokens } from '#access';
import { Directory } from '#directory';
import { CLOCK, deliveryOf } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { InputValidationPipe } from '#graphql';

import { RulesModule } from '#rules';
import { APPEAL_WINDOW, type AppealWindows } from '../../appeal-window.port.js';
import { WHISTLE_RULES, type WhistleRuleBook } from '../../whistle-rules.port.js';
import { WhistleWriteModule } from '../whistle-write.module.js';

export interface Answer {
  readonly status: number;
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Role and organisation of whoever is signed in; the third names the account. */
export type As = readonly [Role, string, string?];

export const street: As = ['street', 'xinhua'];
export const head: As = ['street', 'xinhua', 'xinhua-head'];
export const secretary: As = ['street', 'xinhua', 'xinhua-secretary'];
export const director: As = ['street', 'xinhua', 'xinhua-director'];
export const centre: As = ['command-centre', 'centre'];
export const assessor: As = ['assessment', 'district'];
export const chengguan: As = ['department', 'chengguan'];
export const gongan: As = ['department', 'gongan'];

const founder = { account: 'admin', organisation: 'district', role: 'administrator' };
const district = [
  { id: 'xinhua', kind: 'street' as const, name: '新华街道' },
  { id: 'heping', kind: 'community' as const, name: '和平社区', parent: 'xinhua' },
  { id: 'guangming', kind: 'street' as const, name: '光明街道' },
  { id: 'chengguan', kind: 'department' as const, name: '城管局' },
  { id: 'shuiwu', kind: 'department' as const, name: '水务局' },
  { id: 'gongan', kind: 'stationed-agency' as const, name: '派出所' },
];

export const raising = {
  kind: 'routine',
  level: 'STREET',
  title: '沿街污水外溢',
  description: '新华路 12 号门前污水外溢，影响通行。',
  place: { address: '新华路 12 号', regionCode: '370199001001', longitude: 117.1, latitude: 36.7 },
  category: '1101',
  channel: 'GRID_PATROL',
  contact: { name: '王女士', phone: '13800000000' },
  street: 'xinhua',
  lead: 'chengguan',
  assisting: ['gongan'],
};

const ACCEPTED = `... on WhistleAccepted { whistleId commandId revision position deduplicated events
  stage gateDueAt overallDueAt
  summonses { summons department role clocks { name dueAt provisional limit { value unit } } } }`;
const REFUSED = `... on Rejection { code message } ... on RevisionConflictRejection { expected actual }`;

let ids = 0;
export const freshId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;

/** The write side of the whistle behind GraphQL, on a store of its own, with a clock that stands. */
export class MutationScene {
  // A Monday, 10:00 in Shanghai; a minute passes when a test says so.
  #now = Date.parse('2026-11-16T02:00:00.000Z');
  readonly #folder = mkdtempSync(join(tmpdir(), 'whistle-write-'));
  store!: EventStore;
  app!: INestApplication;
  #url = '';

  readonly later = (minutes: number): void => {
    this.#now += minutes * 60_000;
  };

  async open(rules: WhistleRuleBook, appealWindows?: AppealWindows): Promise<void> {
    this.store = await openSqliteEventStore({ file: join(this.#folder, 'events.db') });
    const clock = { now: () => new Date(this.#now).toISOString() };
    const kernel = [
      { provide: EVENT_STORE, useValue: this.store },
      { provide: CLOCK, useValue: clock },
      { provide: WHISTLE_RULES, useValue: rules },
      ...(appealWindows ? [{ provide: APPEAL_WINDOW, useValue: appealWindows }] : []),
    ];
    const module = await Test.createTestingModule({ imports: importsOf(kernel) }).compile();
    this.app = module.createNestApplication({ logger: false });
    this.app.useGlobalPipes(new InputValidationPipe());
    await this.app.listen(0, '127.0.0.1');
    const { port } = this.app.getHttpServer().address() as AddressInfo;
    this.#url = `http://127.0.0.1:${port}/graphql`;
    await this.app.get(Directory).registerOrganisations(district, { actor: founder });
    await this.#appoint(head, '赵敏', ['主要负责人']);
    await this.#appoint(secretary, '钱立', ['党工委书记']);
    await this.#appoint(director, '孙平', ['主任']);
  }

  /** Opens an account with posts; all others that sign in are in no log. */
  async #appoint([role, organisation, username]: As, displayName: string, posts: string[]) {
    if (username === undefined) throw new TypeError('a signatory has an account');
    const accounts = this.app.get(Accounts);
    const delivery = deliveryOf({}, founder);
    await accounts.openPublished({ username, displayName, role, organisation }, delivery);
    await accounts.changePosts({ username, posts }, deliveryOf({}, founder));
  }

  /** A token for whoever the name is of. */
  async #tokenFor([role, organisation, name]: As): Promise<string> {
    const username = name ?? `${organisation}-clerk`;
    const opened = await this.app.get(Accounts).find(username);
    const holder = opened ?? { username, displayName: username, role, organisation };
    return this.app.get(Tokens).issue(holder).token;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.store.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** An API key of the account, which may do whatever keys may. */
  async keyOf([, , username = '']: As): Promise<string> {
    const made = { username, name: '对接', scope: 'everything' as const };
    const limits = { operations: [], networks: [], days: 1 };
    const key = Object.assign({}, made, limits);
    const { secret } = await this.app.get(ApiKeys).create(key, deliveryOf({}, founder));
    if (secret === undefined) throw new Error('no key was made');
    return secret;
  }

  /** @param as whoever signs in, or the bearer itself */
  readonly send = async (query: string, as?: As | string, input?: object): Promise<Answer> => {
    const token = typeof as === 'string' ? as : as ? await this.#tokenFor(as) : '';
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { input } }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };

  /** Sends one mutation and gives its result. */
  readonly mutate = async (name: string, as: As | string, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${ACCEPTED} ${REFUSED} } }`;
    const { data, ...failed } = await this.send(query, as, input);
    return { ...failed, result: data?.[name] };
  };

  /** Sends mutations one after the other, a minute apart; each must take effect. */
  readonly play = async (steps: readonly (readonly [string, As, object])[]): Promise<void> => {
    for (const [name, as, input] of steps) {
      this.later(1);
      const { result, errors } = await this.mutate(name, as, input);
      if (result?.['__typename'] !== 'WhistleAccepted')
        throw new Error(`${name}: ${JSON.stringify(errors ?? result)}`);
    }
  };

  /** A whistle of 新华街道; gives its id. */
  readonly raised = async (fields: object = {}): Promise<string> => {
    const { result, errors } = await this.mutate('raiseWhistle', street, { ...raising, ...fields });
    if (!result?.['whistleId']) throw new Error(JSON.stringify(errors ?? result));
    return String(result['whistleId']);
  };
}

function importsOf(kernel: { provide: symbol; useValue: unknown }[]) {
  @Global()
  @Module({ providers: kernel, exports: kernel })
  class KernelModule {}
  return [
    KernelModule,
    CqrsModule.forRoot(),
    AccessModule.forRoot({ tokenSecret: 'k'.repeat(32), organisationKnown: async () => true }),
    GraphQLModule.forRoot<ApolloDriverConfig>({
      driver: ApolloDriver,
      autoSchemaFile: true,
      preserveHttpStatusForExecutionErrors: false,
    }),
    RulesModule,
    WhistleWriteModule,
  ];
}
