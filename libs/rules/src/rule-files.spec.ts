import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RuleFileError } from './rule-checks.js';
import { loadRuleFiles, shippedRules } from './rule-files.js';
import type { WhistleRulePack } from './rule-pack.js';
import { kindLines } from './rule-words.js';

const shipped = shippedRules();
const named = (name: string, version: string): WhistleRulePack => {
  const found = shipped.find((pack) => pack.pack === name && pack.version === version);
  if (!found) throw new Error(`no ${name}@${version}`);
  return found;
};
const kindsOf = (name: string, version: string) =>
  Object.fromEntries(named(name, version).kinds.map(({ kind, ...rest }) => [kind, rest]));

describe('given the presets that ship', () => {
  it('when they are read, then each is known by pack and version and names its source', () => {
    expect(shipped.map(({ pack, version }) => `${pack}@${version}`)).toEqual([
      'bayannur@1',
      'beijing-12345@1',
      'default@1',
      'default@2',
      'default@3',
      'default@4',
      'default@5',
      'default@6',
      'guandu@1',
      'guangling@1',
      'guangling@2',
      'gulou@1',
      'gulou@2',
      'pinggu@1',
      'shandong@1',
      'xuanwu@1',
      'xuanwu@2',
      'yihuang@1',
      'yihuang@2',
    ]);
    for (const { source } of shipped) expect(source).toMatch(/[一-龥]{4}/);
  });

  it('when a place publishes figures, then they are those figures and no others', () => {
    expect(kindsOf('pinggu', '1')).toEqual({
      'joint-enforcement': {
        name: '联合执法哨',
        levels: ['street'],
        limits: { arrive: { value: 30, unit: '分钟' } },
      },
    });
    expect(kindsOf('gulou', '2')['hard-problem']).toEqual({
      name: '攻坚克难哨',
      levels: ['street'],
      initiators: ['党工委书记', '主任'],
      supervisedBy: '区领导',
      limits: {
        acknowledge: { value: 1, unit: '小时' },
        contact: { value: 24, unit: '小时' },
        arrive: { value: 5, unit: '工作日' },
      },
    });
    expect(kindsOf('xuanwu', '2')['grid']).toMatchObject({
      dispatch: { by: 'command-centre', limit: { value: 1, unit: '工作时' } },
      limits: { acknowledge: { value: 1, unit: '工作时' } },
    });
    expect(kindsOf('yihuang', '2')['reviewed']).toMatchObject({
      review: { by: 'street', post: '主要负责人' },
      limits: {},
    });
    expect(kindsOf('shandong', '1')['hotline-order']).toMatchObject({
      limits: { resolve: { value: 15, unit: '工作日' } },
      decline: { window: { value: 2, unit: '工作日' } },
      extension: { most: { value: 10, unit: '工作日' } },
    });
    expect(kindsOf('bayannur', '1')['order']).toMatchObject({
      escalate: { sentBack: 3, redispatched: 3 },
    });
  });

  it('when a value has no source, then the file says so', () => {
    expect(Object.keys(named('default', '2').assumed ?? {})).toEqual(['/kinds']);
    const limited = named('default', '4').kinds.map((_, index) => `/kinds/${index}/street`);
    expect(Object.keys(named('default', '4').assumed ?? {})).toEqual(['/kinds', ...limited]);
    expect(named('shandong', '1').assumed).toHaveProperty(['/kinds/0/extension/by']);
  });
});

describe('given the fourth version of the example', () => {
  it('when it is compared with the third, then it adds the limits of the street and nothing else', () => {
    const withoutStreet = named('default', '4').kinds.map(({ street, ...kind }) => {
      expect(street?.verify).toBeDefined();
      return kind;
    });
    expect(withoutStreet).toEqual(named('default', '3').kinds);
    for (const { pack, version, kinds } of shipped)
      if (!['default@4', 'default@5', 'default@6'].includes(`${pack}@${version}`))
        expect(kinds.map(({ street }) => street)).toEqual(kinds.map(() => undefined));
  });
});

describe('given the fifth version of the example', () => {
  it('when it is compared with the sixth, then that says why evidence is asked for, takes arrivals made offline, and no more', () => {
    const deviceTime = { toleranceMinutes: 30, countersigned: true };
    const before = named('default', '6').kinds.map(({ evidence, arrival, ...kind }, index) => {
      const { reason, ...who } = evidence ?? {};
      expect(reason).toMatch(/[一-龥]{4}/);
      expect(arrival).toEqual(index < 2 ? { deviceTime } : undefined);
      return { ...kind, evidence: who };
    });
    expect(before).toEqual(named('default', '5').kinds);
    expect(named('default', '6').effectiveFrom).toBeUndefined();
    const told = (version: string) => kindLines(named('default', version).kinds[0]!).join('\n');
    expect(told('6')).toContain(
      '附材料：报到时 企业、水电气热通信；办结时 企业、水电气热通信，因为企业',
    );
    expect(told('5')).toContain('没有写明理由');
  });

  it('when it is compared with the fourth, then it adds the limits of appeals and nothing else', () => {
    const withoutAppeals = named('default', '5').kinds.map(({ appeal, ...kind }) => {
      expect(appeal).toEqual({
        file: { value: 60, unit: '自然日' },
        decide: { value: 10, unit: '工作日' },
      });
      return kind;
    });
    expect(withoutAppeals).toEqual(named('default', '4').kinds);
    expect(named('default', '5').effectiveFrom).toBeUndefined();
    const assumed = named('default', '5').kinds.map((_, index) => `/kinds/${index}/appeal`);
    expect(Object.keys(named('default', '5').assumed ?? {})).toEqual(
      expect.arrayContaining(assumed),
    );
    expect(kindLines(named('default', '5').kinds[0]!).join('')).toContain(
      '申诉：结束后 60 自然日内提出，10 工作日内裁决',
    );
  });
});

describe('given a rule file that is wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const good = named('pinggu', '1');
  const kind = { kind: 'a', name: '甲', levels: ['street'], limits: {} };
  const of = (more: object) => ({ ...good, kinds: [{ ...kind, ...more }] });
  const limited = (limit: object) => of({ limits: { arrive: limit } });
  const minutes = (value: number) => ({ value, unit: '分钟' });
  const workdays = (value: number) => ({ value, unit: '工作日' });
  const laddered = (...ladder: object[]) => of({ limits: { arrive: minutes(30) }, ladder });
  const extension = { most: workdays(10), by: 'street' };
  it.each([
    ['a unit nobody knows', limited({ value: 1, unit: '天' }), '/kinds/0/limits/arrive/unit'],
    ['a name that turns the line round', of({ name: '\u202e甲' }), '/kinds/0/name'],
    ['half a workday', limited(workdays(0.5)), '/kinds/0/limits/arrive/value'],
    ['no minutes at all', limited(minutes(0)), '/kinds/0/limits/arrive/value'],
    [
      'an extension of nothing',
      of({ extension: { ...extension, most: workdays(0) } }),
      '/kinds/0/extension/most/value',
    ],
    ['nothing to extend', of({ extension }), '/kinds/0/extension'],
    ['a missing source', { ...good, source: undefined }, ''],
    ['a misspelt field', { ...good, kind: [] }, ''],
    ['a day there is not', { ...good, effectiveFrom: '2026-02-30' }, '/effectiveFrom'],
    ['the same kind twice', { ...good, kinds: [kind, kind] }, '/kinds/1/kind'],
    ['hours out of order', { ...good, workingHours: [['12:00', '09:00']] }, '/workingHours'],
    [
      'a note on what it does not say',
      { ...good, assumed: { '/kinds/0/review': '示例' } },
      '/assumed',
    ],
    ['an empty decline', of({ decline: {} }), '/kinds/0/decline'],
    [
      'silence that counts, and no limit for it',
      of({ street: { rate: workdays(5), deemedVerified: true } }),
      '/kinds/0/street',
    ],
    [
      'a rung that no clock climbs',
      laddered({ step: 'reminder', after: minutes(0), clocks: ['arrive', 'resolve'] }),
      '/kinds/0/ladder/0/clocks/1',
    ],
    [
      'a ladder on no clock',
      of({ ladder: [{ step: 'reminder', after: minutes(0) }] }),
      '/kinds/0/ladder/0',
    ],
    [
      'a ladder that steps down',
      laddered({ step: 'written', after: minutes(0) }, { step: 'reminder', after: minutes(5) }),
      '/kinds/0/ladder/1/step',
    ],
    [
      'a ladder that runs backwards',
      laddered({ step: 'reminder', after: minutes(9) }, { step: 'written', after: minutes(5) }),
      '/kinds/0/ladder/1/after',
    ],
    [
      'a workday before thirty hours',
      laddered(
        { step: 'reminder', after: { value: 30, unit: '小时' } },
        { step: 'written', after: workdays(1) },
      ),
      '/kinds/0/ladder/1/after',
    ],
  ])('when it has %s, then the place is named in Chinese', (_, json, pointer) => {
    const file = join(folder, 'rules.json');
    writeFileSync(file, JSON.stringify(json));
    expect(() => loadRuleFiles([file])).toThrow(expect.objectContaining({ file, pointer }));
    expect(() => loadRuleFiles([file])).toThrow(/：.*[一-龥]/);
  });

  it('when units differ but the order holds from any time on, then it is accepted', () => {
    const file = join(folder, 'mixed.json');
    const rungs = [
      { step: 'reminder', after: workdays(0) },
      { step: 'written', after: { value: 4, unit: '小时' } },
      { step: 'escalation', after: workdays(1) },
    ];
    writeFileSync(file, JSON.stringify(laddered(...rungs)));
    expect(loadRuleFiles([file])).toHaveLength(1);
  });

  it('when it is not there or not JSON, then that is said', () => {
    const file = join(folder, 'broken.json');
    expect(() => loadRuleFiles([file])).toThrow(RuleFileError);
    writeFileSync(file, '{');
    expect(() => loadRuleFiles([file])).toThrow(
      expect.objectContaining({ code: 'RULE_FILE_NOT_JSON' }),
    );
  });
});
