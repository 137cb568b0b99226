import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RuleFileError } from './rule-file-error.js';
import { loadRuleFiles, WHISTLE_RULE_PRESETS, whistleRulePreset } from './rule-files.js';
import type { WhistleRulePack } from './rule-pack.js';
import { createWhistleRules } from './whistle-rules.js';

const preset = (name: (typeof WHISTLE_RULE_PRESETS)[number]): WhistleRulePack =>
  loadRuleFiles([whistleRulePreset(name)])[0] as WhistleRulePack;
// A Monday, 10:00 in Shanghai.
const monday = '2026-11-16T02:00:00.000Z';

describe('given the presets that ship', () => {
  it.each(WHISTLE_RULE_PRESETS)(
    'when %s is read, then it is valid and names its source',
    (name) => {
      const pack = preset(name);
      expect(pack.pack).toBe(name);
      expect(pack.source).not.toBe('');
      expect(createWhistleRules([pack]).kindsAt(monday)).toHaveLength(pack.kinds.length);
    },
  );

  it('when a place publishes figures, then they are those figures', () => {
    const limits = (name: (typeof WHISTLE_RULE_PRESETS)[number]) =>
      Object.fromEntries(preset(name).kinds.map((kind) => [kind.kind, kind.limits]));
    expect(limits('pinggu')).toEqual({
      'joint-enforcement': { arrive: { value: 30, unit: '分钟' } },
    });
    expect(limits('gulou')['hard-problem']).toEqual({
      acknowledge: { value: 1, unit: '小时' },
      arrive: { value: 5, unit: '工作日' },
    });
    expect(limits('xuanwu')).toEqual({ grid: { acknowledge: { value: 1, unit: '工作时' } } });
    expect(limits('guangling')['complex']).toEqual({ resolve: { value: 10, unit: '工作日' } });
    expect(limits('yihuang')).toEqual({ reviewed: {} });
    expect(limits('beijing-12345')['general']).toEqual({ resolve: { value: 7, unit: '自然日' } });
  });
});

describe('given the default rules', () => {
  const rules = createWhistleRules([preset('default')]);

  it('when a whistle is blown on a Monday, then each clock is due in its own unit', () => {
    const kind = rules.kindAt('routine', monday);
    expect(kind?.rule).toEqual({ pack: 'default', version: '1' });
    expect(kind?.clocks.acknowledge).toEqual({
      limit: { value: 1, unit: '工作时' },
      dueAt: '2026-11-16T03:00:00.000Z',
      provisional: false,
    });
    expect(kind?.clocks.arrive?.dueAt).toBe('2026-11-19T09:30:00.000Z');
    expect(kind?.overall?.dueAt).toBe('2026-12-01T16:00:00.000Z');
  });

  it('when the holidays are not published yet, then the due time is provisional', () => {
    const kind = rules.kindAt('routine', '2026-12-28T02:00:00.000Z');
    expect(kind?.clocks.resolve?.provisional).toBe(true);
    expect(kind?.overall?.provisional).toBe(false);
  });

  it('when there is no such kind, then there is no rule', () => {
    expect(rules.kindAt('nothing', monday)).toBeUndefined();
    expect(rules.kindAt('routine', '1999-12-31T15:59:59.999Z')).toBeUndefined();
  });
});

describe('given two versions of one pack', () => {
  const old = preset('default');
  const next: WhistleRulePack = {
    ...old,
    version: '2',
    effectiveFrom: '2026-11-17',
    workingHours: [['10:00', '12:00']],
    kinds: [{ kind: 'routine', name: '一般哨', levels: ['street'], limits: {} }],
  };
  const rules = createWhistleRules([next, old]);

  it('when its day begins in Shanghai, then the later one is in force', () => {
    expect(rules.kindAt('routine', '2026-11-16T15:59:59.999Z')?.rule.version).toBe('1');
    expect(rules.kindAt('routine', '2026-11-16T16:00:00.000Z')?.rule.version).toBe('2');
    expect(rules.kindsAt('2026-11-17T00:00:00.000Z')).toHaveLength(1);
  });

  it('when a pause spans the change, then the hours of the version that started the clock count', () => {
    const clock = rules.kindAt('routine', monday)?.clocks.acknowledge;
    if (!clock) throw new Error('no clock');
    const rule = { pack: 'default', version: '1' };
    const paused = ['2026-11-16T02:30:00.000Z', '2026-11-17T01:30:00.000Z'] as const;
    // 10:30 to 09:30: 1.5 h before noon, 4 h after it, 0.5 h next morning.
    expect(rules.postpone(clock, rule, ...paused).dueAt).toBe('2026-11-17T02:00:00.000Z');
  });

  it('when they are not versions of one pack, then they are refused', () => {
    expect(() => createWhistleRules([old, preset('gulou')])).toThrow(
      expect.objectContaining({ code: 'RULE_PACK_MIXED' }),
    );
    expect(() => createWhistleRules([old, old])).toThrow(
      expect.objectContaining({ code: 'RULE_VERSION_TWICE' }),
    );
  });
});

describe('given a rule file that is wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const good = preset('pinggu');
  const kind = { kind: 'a', name: '甲', levels: ['street'], limits: {} };
  const limited = (limit: object) => ({ ...good, kinds: [{ ...kind, limits: { arrive: limit } }] });
  it.each([
    ['a unit nobody knows', limited({ value: 1, unit: '天' }), '/kinds/0/limits/arrive/unit'],
    ['half a workday', limited({ value: 0.5, unit: '工作日' }), '/kinds/0/limits/arrive/value'],
    ['a missing source', { ...good, source: undefined }, ''],
    ['a misspelt field', { ...good, kind: [] }, ''],
    ['a day there is not', { ...good, effectiveFrom: '2026-02-30' }, '/effectiveFrom'],
    ['the same kind twice', { ...good, kinds: [kind, kind] }, '/kinds/1/kind'],
    ['hours out of order', { ...good, workingHours: [['12:00', '09:00']] }, '/workingHours'],
  ])('when it has %s, then the place is named in Chinese', (_, json, pointer) => {
    const file = join(folder, 'rules.json');
    writeFileSync(file, JSON.stringify(json));
    expect(() => loadRuleFiles([file])).toThrow(expect.objectContaining({ file, pointer }));
    expect(() => loadRuleFiles([file])).toThrow(/[一-龥]/);
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
