import { Global, Module } from '@nestjs/common';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { printSchema } from 'graphql';
import { Directory } from '#directory';
import { type Actor, CLOCK } from '#event-sourcing';
import { EVENT_STORE } from '#event-store';
import { READ_STORE } from '#read-store';
import type { DeadlineClock } from '../../domain/whistle.events.js';
import { createWhistleRules } from '#rules';
import { WHISTLE_RULES } from '../../whistle-rules.port.js';
import { at, happened, raised, Scene, summoned } from '../testing/whistle-scene.js';
import { WhistleReadModule } from '../whistle-read.module.js';
import { AskClockLedger } from './clock-ledger.query.js';
import { ClockLedgerResolver } from './clock-ledger.resolver.js';
import { shownClockLedger } from './clock-ledger.resolver.js';

let scene: Scene;
let queries: QueryBus;
let close: () => Promise<void>;
const actor = (role: string, organisation: string): Actor => ({ account: 'a', organisation, role });
const admin = actor('administrator', 'district');
const department = actor('department', 'chengguan');

const rules = createWhistleRules([
  {
    pack: 'test',
    version: '1',
    effectiveFrom: '2026-01-01',
    source: '测试',
    kinds: [{ kind: 'routine', name: '一般哨', levels: ['street'], limits: {} }],
  },
]);

beforeAll(async () => {
  scene = await Scene.open();
  const providers = [
    { provide: EVENT_STORE, useValue: scene.log },
    { provide: READ_STORE, useValue: scene.store },
    { provide: CLOCK, useValue: { now: () => at('05:00') } },
    { provide: WHISTLE_RULES, useValue: rules },
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
      { id: 'chengguan', kind: 'department', name: '城管局' },
      { id: 'gongan', kind: 'department', name: '公安局' },
    ] as never,
    { actor: admin, at: at('00:00') },
  );
  const overall = { limit: { value: 1, unit: '工作日' as const }, dueAt: at('09:30') };
  await scene.write('w', raised({ overall: { ...overall, provisional: false } }));
  await scene.write('w', summoned('chengguan'), happened('ClockPaused', '02:00'));
  await scene.write('w', happened('ClockResumed', '03:00'));
  close = () => app.close();
});
afterAll(async () => {
  await close();
  await scene.close();
});

const ask = async (who: Actor, summons: number, clock: DeadlineClock, whistleId = 'w') => {
  const found = await queries.execute(new AskClockLedger(who, { whistleId, summons, clock }));
  return found && shownClockLedger(found);
};

describe('given a whistle whose clocks run', () => {
  it('when its department asks, then each minute of the clock is accounted for', async () => {
    const ledger = await ask(department, 1, 'resolve');
    expect(ledger).toMatchObject({
      summons: 1,
      departmentName: '城管局',
      rule: 'test@1',
      state: 'running',
      startedAt: at('01:00'),
      until: at('05:00'),
      dueAt: at('06:00'),
      verdict: 'open',
      naturalMinutes: 240,
      countedMinutes: 180,
      pausedMinutes: 60,
      allowanceMinutes: 240,
      remainingMinutes: 60,
      moves: [{ cause: 'pause', reason: '等待施工', from: at('02:00'), to: at('03:00') }],
      freshness: { reached: true },
    });
    expect(ledger?.segments.map(({ why, minutes }) => [why, minutes])).toEqual([
      ['natural', 60],
      ['pause', 60],
      ['natural', 120],
    ]);
    expect(ledger?.totals).toEqual([
      { why: 'natural', minutes: 180, countedMinutes: 180 },
      { why: 'pause', minutes: 60, countedMinutes: 0 },
    ]);
  });

  it('when it is explained, then its events, its rule and its verdict are told in words', async () => {
    const ledger = await ask(department, 1, 'resolve');
    expect(ledger?.calendar).toBeNull();
    expect(ledger?.events).toMatchObject([
      { revision: 1, type: 'DepartmentSummoned', effect: 'started', dueAfter: at('06:00') },
      { revision: 2, type: 'ClockPaused', effect: 'paused' },
      { revision: 3, type: 'ClockResumed', effect: 'resumed', dueAfter: at('06:00') },
    ]);
    expect(ledger?.text).toEqual([
      '城管局办结时钟（哨 w 第 1 次召集）：未停',
      '规则 test@1，时限 1 小时',
      '起算 2026-11-20 09:00，到期 2026-11-20 14:00，计到 2026-11-20 13:00',
      '可用 240 分钟，计入 180 分钟，挂账 60 分钟，余 60 分钟',
      '经过：',
      '  第 1 号 DepartmentSummoned 2026-11-20 09:00 派哨：城管局（主办） → 起算，到期 2026-11-20 14:00',
      '  第 2 号 ClockPaused 2026-11-20 10:00 新华街道同意城管局挂账，暂停计时：等待施工 → 停止计时',
      '  第 3 号 ClockResumed 2026-11-20 11:00 城管局恢复计时 → 恢复计时',
    ]);
  });

  it('when working time is explained, then hours, days and the edition of the calendar are told', async () => {
    const ledger = await ask(admin, 0, 'overall');
    expect(ledger?.calendar).toEqual({
      workingHours: ['09:00–12:00', '13:30–17:30'],
      publishedBy: expect.stringMatching(/^chinese-days \d/) as unknown,
      horizon: expect.stringMatching(/-12-31$/) as unknown,
      ownDays: null,
      digest: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
    });
    expect(ledger?.days).toMatchObject([{ countedMinutes: 180, off: null }]);
    expect(ledger?.text.slice(-2)).toEqual(['逐日计入：', '  2026-11-20 180 分钟']);
  });

  it('when the overall clock is asked for, then working hours count, and nothing stops it', async () => {
    const ledger = await ask(admin, 0, 'overall');
    // 09:00 to 13:00 in Shanghai, with an hour of lunch so far.
    expect(ledger).toMatchObject({ summons: null, department: null, countedMinutes: 180 });
    expect(ledger?.segments.map(({ why }) => why)).toEqual(['working-hours', 'break']);
    expect(ledger?.moves).toEqual([]);
  });

  it('when another department asks, then it is refused', async () => {
    await expect(ask(actor('department', 'gongan'), 1, 'resolve')).rejects.toMatchObject({
      extensions: { code: 'NOT_YOUR_ORGANISATION' },
    });
  });

  it('when there is no such clock or whistle, then there is none', async () => {
    expect(await ask(admin, 2, 'resolve')).toBeUndefined();
    expect(await ask(admin, 0, 'review')).toBeUndefined();
    expect(await ask(admin, 1, 'resolve', 'nothing')).toBeUndefined();
  });
});

describe('given the GraphQL types of the ledger', () => {
  it('when the schema is made, then the query is in it', async () => {
    const imports = [GraphQLSchemaBuilderModule];
    const module = await Test.createTestingModule({ imports }).compile();
    const schema = printSchema(
      await module.get(GraphQLSchemaFactory).create([ClockLedgerResolver]),
    );
    for (const name of ['clockLedger(', 'enum ClockLedgerReason', 'type ClockMove '])
      expect(schema).toContain(name);
  });
});
