import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, type INestApplication, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { CLOCK } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openLiveRules } from './live-rules.js';
import { shippedRules } from './rule-files.js';
import { changeRules } from './rule-log.js';
import { RulesModule } from './rules.module.js';
import { RulePack, RulePacksResolver } from './rules.resolver.js';
import { WHISTLE_RULES } from '#whistle';

// A Monday, 10:00 in Shanghai.
const now = '2026-11-23T02:00:00.000Z';
const clock = { now: () => now };
const folder = mkdtempSync(join(tmpdir(), 'rules-queries-'));
let store: EventStore;
let app: INestApplication;

beforeAll(async () => {
  store = await openSqliteEventStore({ file: join(folder, 'events.db'), writer: 'inline' });
  const rules = await openLiveRules(store, { pack: 'default' });
  const kernel = [
    { provide: CLOCK, useValue: clock },
    { provide: EVENT_STORE, useValue: store },
    { provide: WHISTLE_RULES, useValue: rules },
  ];
  @Global()
  @Module({ providers: kernel, exports: kernel })
  class KernelModule {}
  const module = await Test.createTestingModule({
    imports: [
      KernelModule,
      CqrsModule.forRoot(),
      GraphQLModule.forRoot<ApolloDriverConfig>({
        driver: ApolloDriver,
        autoSchemaFile: true,
        preserveHttpStatusForExecutionErrors: false,
      }),
      RulesModule,
    ],
  }).compile();
  app = module.createNestApplication({ logger: false });
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function ask(query: string): Promise<Record<string, unknown>> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as {
    data: Record<string, unknown>;
    errors?: unknown;
  };
  expect(errors).toBeUndefined();
  return data;
}

const LIMIT = '{ value unit }';
const KIND = `kind name initiators supervisedBy limits { acknowledge ${LIMIT} contact ${LIMIT} }
  review { by post } dispatch { by limit ${LIMIT} } decline { window ${LIMIT} ruling ${LIMIT} }
  extension { most ${LIMIT} by } pause { by } evidence { arrive resolve reason }
  ladder { step after ${LIMIT} clocks } escalate { sentBack redispatched } rule { pack version }`;

describe('given a pack that somebody activated', () => {
  it('when it is read, then officials who look into it see the account, and nobody else', () => {
    const pack = Object.assign(new RulePack(), { activatedBy: 'admin' });
    const resolver = new RulePacksResolver({} as never);
    const seenBy = (role: string) =>
      resolver.activatedBy({ account: 'a', organisation: 'district', role }, pack);
    expect(['assessment', 'administrator'].map(seenBy)).toEqual(['admin', 'admin']);
    expect(['street', 'department', 'command-centre'].map(seenBy)).toEqual([null, null, null]);
  });
});

describe('given a running service', () => {
  it('when the kinds are asked for, then what the rules say about each is told', async () => {
    const { whistleKinds } = await ask(`{ whistleKinds { ${KIND} } }`);
    expect((whistleKinds as unknown[])[0]).toEqual({
      kind: 'routine',
      name: '一般哨',
      initiators: [],
      supervisedBy: null,
      limits: { acknowledge: { value: 1, unit: '工作时' }, contact: null },
      review: null,
      dispatch: null,
      decline: { window: { value: 2, unit: '工作日' }, ruling: { value: 1, unit: '工作日' } },
      extension: { most: { value: 10, unit: '工作日' }, by: 'COMMAND_CENTRE' },
      pause: { by: 'STREET' },
      evidence: { arrive: ['COMPANY', 'UTILITY'], resolve: ['COMPANY', 'UTILITY'], reason: null },
      ladder: [
        {
          step: 'REMINDER',
          after: { value: 0, unit: '工作日' },
          clocks: ['ACKNOWLEDGE', 'ARRIVE', 'RESOLVE'],
        },
        { step: 'WRITTEN', after: { value: 1, unit: '工作日' }, clocks: ['ARRIVE', 'RESOLVE'] },
        { step: 'ESCALATION', after: { value: 3, unit: '工作日' }, clocks: ['ARRIVE', 'RESOLVE'] },
      ],
      escalate: { sentBack: 3, redispatched: 3 },
      rule: { pack: 'default', version: '3' },
    });
  });

  it('when another pack is activated from today, then kinds and versions are told without a restart', async () => {
    const gulou = shippedRules().find(({ pack, version }) => `${pack}@${version}` === 'gulou@2');
    if (!gulou) throw new Error('no gulou@2');
    const actor = { account: 'cli:admin', organisation: '', role: 'administrator' };
    const activate = { type: 'ActivateRulePack', pack: gulou, from: '2026-11-23' } as const;
    await changeRules(store, activate, { actor, now, files: shippedRules() });
    const { whistleKinds, rulePacks } = await ask(
      `{ whistleKinds { kind initiators supervisedBy limits { contact ${LIMIT} } }
         rulePacks { pack version status from until activatedAt assumed { pointer } } }`,
    );
    expect((whistleKinds as unknown[])[1]).toEqual({
      kind: 'hard-problem',
      initiators: ['党工委书记', '主任'],
      supervisedBy: '区领导',
      limits: { contact: { value: 24, unit: '小时' } },
    });
    const listed = rulePacks as { pack: string; version: string; status: string }[];
    expect(listed[1]).toMatchObject({
      pack: 'default',
      version: '2',
      status: 'PAST',
      from: '2020-01-01',
      until: '2020-02-01',
      activatedAt: null,
      assumed: [{ pointer: '/kinds' }],
    });
    expect(listed[2]).toMatchObject({ version: '3', status: 'PAST', until: '2026-11-23' });
    expect(listed[3]).toEqual({
      pack: 'gulou',
      version: '2',
      status: 'IN_FORCE',
      from: '2026-11-23',
      until: null,
      activatedAt: '2026-11-23T10:00:00.000+08:00',
      assumed: [],
    });
    const others = listed.slice(4);
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set(['AVAILABLE']));
  });
});
