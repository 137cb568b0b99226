import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openLiveRules } from './live-rules.js';
import { changeRules } from './rule-log.js';
import { listRules } from './rules.query.js';
import type { WhistleRulePack } from './rule-pack.js';

const actor = { account: 'admin', organisation: '', role: 'administrator' };
const now = '2026-11-22T02:00:00.000Z';
const own: WhistleRulePack = {
  pack: 'yuhua',
  version: '1',
  effectiveFrom: '2026-01-01',
  source: '试行办法',
  kinds: [
    {
      kind: 'routine',
      name: '一般哨',
      levels: ['street'],
      limits: { acknowledge: { value: 2, unit: '小时' } },
      evidence: { arrive: ['department'] },
    },
  ],
};
const december = '2026-12-01T02:00:00.000Z';

describe('given a district whose processes share a log', () => {
  let folder: string;
  let store: EventStore;
  let reads = 0;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'live-rules-'));
    store = await openSqliteEventStore({ file: join(folder, 'events.db'), writer: 'inline' });
    reads = 0;
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const log = {
    append: (...args: Parameters<EventStore['append']>) => store.append(...args),
    readStream: (...args: Parameters<EventStore['readStream']>) => {
      reads++;
      return store.readStream(...args);
    },
  };
  const open = (pack = 'default', rulesDir?: string) =>
    openLiveRules(log, { pack, ...(rulesDir !== undefined && { rulesDir }) });
  const activate = (pack: WhistleRulePack, from: string) =>
    changeRules(log, { type: 'ActivateRulePack', pack, from }, { actor, now, files: [] });

  it('when one process activates a version, then the others know it at the next command', async () => {
    const other = await open();
    expect(other.kindAt('routine', december)?.rule).toEqual({ pack: 'default', version: '3' });
    await activate(own, '2026-12-01');
    const current = await other.current();
    expect(current.kindAt('routine', december)).toMatchObject({
      rule: { pack: 'yuhua', version: '1' },
      clocks: { acknowledge: { dueAt: '2026-12-01T04:00:00.000Z' } },
    });
    expect(current.kindAt('routine', '2026-11-30T02:00:00.000Z')?.rule.pack).toBe('default');
    expect(other.kindAt('routine', december)?.rule.pack).toBe('yuhua');
  });

  it('when its file is gone after a restart, then the log still knows what it says', async () => {
    const rulesDir = join(folder, 'rules');
    mkdirSync(join(rulesDir, 'whistle'), { recursive: true });
    writeFileSync(join(rulesDir, 'whistle', 'yuhua.json'), JSON.stringify(own));
    await open('yuhua', rulesDir);
    await activate(own, '2026-12-01');
    rmSync(rulesDir, { recursive: true });
    const restarted = await open('yuhua', rulesDir);
    const rule = { pack: 'yuhua', version: '1' };
    expect(restarted.policyOf('routine', rule)?.evidence).toEqual({ arrive: ['department'] });
    expect(restarted.kindsAt(now)).toEqual([]);
    expect(restarted.kindsAt(december)).toHaveLength(1);
  });

  it('when another pack is in force by now, then the version that started a clock governs it', async () => {
    const rules = await open('xuanwu');
    const before = { pack: 'default', version: '2' };
    expect(rules.policyOf('routine', before)?.decline?.ruling).toEqual({
      value: 1,
      unit: '工作日',
    });
  });

  it('when the log has activated something, then files begin nothing by themselves any more', async () => {
    await activate(own, '2026-11-22');
    const rulesDir = join(folder, 'rules');
    mkdirSync(join(rulesDir, 'whistle'), { recursive: true });
    const newer = { ...own, pack: 'default', version: '9', effectiveFrom: '2026-12-01' };
    writeFileSync(join(rulesDir, 'whistle', 'default@9.json'), JSON.stringify(newer));
    const rules = await open('default', rulesDir);
    expect(rules.kindAt('routine', december)?.rule.pack).toBe('yuhua');
    const book = { dated: rules.dated(), known: rules.known() };
    const listed = listRules(book, now).map(({ pack, status, from, until }) => [
      ...[`${pack.pack}@${pack.version}`, status, from, until],
    ]);
    expect(listed.slice(0, 4)).toEqual([
      ['default@1', 'past', '2000-01-01', '2020-01-01'],
      ['default@2', 'past', '2020-01-01', '2020-02-01'],
      ['default@3', 'past', '2020-02-01', '2026-11-22'],
      ['yuhua@1', 'in-force', '2026-11-22', undefined],
    ]);
    expect(listed).toContainEqual(['default@9', 'available', undefined, undefined]);
  });

  it('when a version that ships has no date, then it changes nothing until it is activated', async () => {
    const rules = await open();
    const rule = { pack: 'default', version: '4' };
    const book = { dated: rules.dated(), known: rules.known() };
    const listed = listRules(book, now).filter(({ status }) => status === 'available');
    expect(listed.map(({ pack }) => `${pack.pack}@${pack.version}`)).toContain('default@4');
    expect(rules.kindAt('routine', '2099-12-01T02:00:00.000Z')?.rule.version).toBe('3');
    const shipped = rules.known().find(({ pack, version }) => `${pack}@${version}` === 'default@4');
    await activate(shipped as WhistleRulePack, '2026-12-01');
    const current = await rules.current();
    expect(current.kindAt('routine', december)?.rule).toEqual(rule);
    expect(current.kindAt('routine', now)?.rule.version).toBe('3');
  });

  it('when an activation is revoked in time, then what was in force before goes on', async () => {
    const rules = await open();
    await activate(own, '2026-12-01');
    await rules.current();
    const revoke = { type: 'RevokeRulePack', from: '2026-12-01', reason: '文件有误' } as const;
    await changeRules(log, revoke, { actor, now, files: [] });
    await rules.current();
    expect(rules.kindAt('routine', december)?.rule).toEqual({ pack: 'default', version: '3' });
    expect(rules.policyOf('routine', { pack: 'yuhua', version: '1' })).toBeDefined();
  });

  it('when a hundred commands ask at once, then they share the reads of the log', async () => {
    const rules = await open();
    reads = 0;
    await Promise.all(Array.from({ length: 100 }, () => rules.current()));
    expect(reads).toBeLessThanOrEqual(2);
  });

  it('when there is no such pack in files or log, then it does not open', async () => {
    await expect(open('nothing')).rejects.toMatchObject({ code: 'RULE_FILES_MISSING' });
  });
});
