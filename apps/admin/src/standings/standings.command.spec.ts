import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { filedScoreRules, loadScoreRules, scoreRuleCommands } from '#assessment';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openLog } from '#runtime';
import { createProgram } from '../program.js';

const actor = { account: 'set-up', organisation: 'district', role: 'administrator' };
const metadata = { commandId: 'c', command: 'c', digest: 'd', correlationId: 'c', actor };
const rule = { pack: 'test', version: '1' };
const at = '2026-08-03T01:00:00.000Z';
const later = (hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** A whistle to a company, due after two days, and what the company and the street then did. */
function whistleTo(department: string, ...more: readonly (readonly [string, number, object?])[]) {
  const raised = {
    at,
    kind: 'routine',
    level: 'street',
    title: '电梯停运',
    description: '电梯停运',
    place: { address: `${department} 小区`, regionCode: '990102002001' },
    category: '01',
    channel: 'wechat',
    street: 'xinhua',
    raisedBy: 'xinhua',
    rule,
  };
  const summons = { at, summons: 1, department };
  const limit = { value: 48, unit: '小时' };
  const resolve = { limit, dueAt: later(48), provisional: false };
  const called = { ...summons, role: 'lead', cause: 'raised', rule, clocks: { resolve } };
  const events: readonly (readonly [string, object, number?])[] = [
    ['WhistleRaised', raised],
    ['DepartmentSummoned', called],
    ...more.map(
      ([type, version, data = {}]) =>
        [type, { ...summons, at: later(3), ...data }, version] as const,
    ),
  ];
  return events.map(([type, data, version = 1]) => ({
    id: randomUUID(),
    type,
    version,
    data,
    metadata,
  }));
}
const evidence = [{ reference: 'lift.jpg', mediaType: 'image/jpeg' }];
const scores = { satisfaction: 5, responseSpeed: 5, cooperation: 5, implementation: 5 };

describe('given two property companies by the rules of 济阳, of which one did nothing', () => {
  let dataDir: string;

  async function activate(log: EventStore): Promise<void> {
    const file = resolve('schema/rules/scores/jiyang-property@1.json');
    const [shipped] = loadScoreRules([file]);
    const pack = { ...shipped!, pack: 'property', minimumSample: 1 };
    const by = { actor, now: systemClock.now(), ...filedScoreRules() };
    const command = {
      type: 'ActivateScoreRules',
      pack,
      from: '2026-01-01',
      reason: '试点',
      insteadOf: ['three-rates'],
    } as const;
    const { outcome } = await scoreRuleCommands.change(log, command, by);
    expect(outcome).toBe('accepted');
  }

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'admin-standings-'));
    const log = await openLog(dataDir, 'inline');
    const organisations = [
      { id: 'anju', kind: 'company', name: '安居物业' },
      { id: 'lvcheng', kind: 'company', name: '绿城物业' },
      { id: 'xinhua', kind: 'street', name: '新华街道' },
    ] as const;
    const since = { effectiveFrom: '2026-01-01', reason: '建档' };
    await new Directory(log, systemClock).handle(
      { type: 'RegisterOrganisations', organisations, ...since },
      { actor, commandId: randomUUID() },
    );
    await activate(log);
    await log.append('whistle-w1', 'no-stream', whistleTo('anju'));
    const settled = whistleTo(
      'lvcheng',
      ['ResolutionReported', 2, { summary: '已修复', evidence }],
      ['ResolutionConfirmed', 2],
      ['DepartmentRated', 1, scores],
    );
    await log.append('whistle-w2', 'no-stream', settled);
    await log.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  async function run(...args: string[]): Promise<string[]> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, ...args], { from: 'user' });
    return lines;
  }

  it('when the quarter is looked at, then each stands on its list', async () => {
    const lines = (await run('red-black', '--period', '2026-Q3')).join('\n');
    expect(lines).toMatch(/^2026-Q3 红黑榜 · 企业，参与排名 2 个/);
    expect(lines).toMatch(/红榜\n.*\n绿城物业 +1\/2 +100\.00 +1 +–/);
    expect(lines).toMatch(/黑榜\n.*\n安居物业 +2\/2 +0\.00 +1 +黄牌（季度得分低于 70 分）/);
    expect(await run('red-black', '--period', '2026-Q1')).toEqual(['该时段没有得分']);
  });

  it('when the rules name it for a talk, then it is listed until it has been called', async () => {
    const due = () => run('talks', 'due', '--period', '2026-Q3');
    expect((await due()).join('\n')).toMatch(/安居物业 +2026-Q3 得分 0，低于约谈线 60/);
    const ground = ['--ground', 'score-below', '--period', '2026-Q3', '--score', '0'];
    const limit = ['--line', '60', '--hold-by', new Date(Date.now() + 86_400_000).toISOString()];
    await run('talks', 'call', '--organisation', 'anju', ...ground, ...limit);
    expect(await due()).toEqual(['没有应约谈而未通知的单位']);
  });

  it('when its credit file is opened, then score, card and talk stand in it', async () => {
    const lines = await run('credit', '--organisation', 'anju', '--year', '2026');
    expect(lines[0]).toBe('安居物业 2026 年信用档案');
    expect(lines.join('\n')).toMatch(/2026-Q3 +0\.00 +黑榜 +2\/2 +1 +黄牌（季度得分低于 70 分）/);
    expect(lines.slice(-3)).toEqual([
      '黄牌 1 季，红牌 0 季',
      '约谈 1 次，已约谈 0 次',
      '承诺 0 项，兑现 0 项，未兑现 0 项，逾期 0 项',
    ]);
  });
});
