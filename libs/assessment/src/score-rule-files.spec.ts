import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rulesDigest } from '#rules';
import { weightOf } from './domain/score-indicators.js';
import { SCORE_MEASURES } from './domain/score-measures.js';
import type { ScoreRules } from './domain/score-rules.js';
import { filedScoreRules, loadScoreRules } from './score-rule-files.js';
import { scoreRuleLines, scoreWordOf } from './score-rule-words.js';

const schemaFile = resolve('schema/rules/score-rules.schema.json');

describe('given score rule files', () => {
  let folder: string;
  const [preset, second] = filedScoreRules().byFile as [ScoreRules, ScoreRules];
  const write = (content: unknown, name = 'own.json'): string => {
    const file = join(folder, 'scores', name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'score-rules-'));
    mkdirSync(join(folder, 'scores'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('when the preset is read, then it is 30/35/35 and names its source', () => {
    expect(preset.indicators.map(weightOf)).toEqual([30, 35, 35]);
    expect(preset.source).toContain('准格尔旗');
    expect(second.indicators).toEqual(preset.indicators);
    expect(second.responders).toEqual(['department', 'stationed-agency']);
  });

  it('when the schema lists measures, then they are those of the code', () => {
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as {
      $defs: { measure: { oneOf: { const: string }[] } };
    };
    expect(schema.$defs.measure.oneOf.map((one) => one.const).sort()).toEqual(
      SCORE_MEASURES.toSorted(),
    );
    expect(scoreWordOf('respondedOnTimeWithProof')).toBe('按时响应且有佐证');
    for (const measure of SCORE_MEASURES) expect(scoreWordOf(measure)).toMatch(/^[一-龥（）3]+$/);
  });

  it('when a release brings more presets, then those that districts use keep their digests', () => {
    expect(rulesDigest(preset)).toBe('4c5cafdd1ab33de6');
    expect(rulesDigest(second)).toBe('1044430277be7215');
    expect(filedScoreRules().byFile).toHaveLength(2);
  });

  const presets = filedScoreRules().files.filter(({ pack }) => pack !== 'three-rates');
  it.each(presets.map((one) => [one.pack, one] as const))(
    'when %s ships, then it waits for an activation, names its source and what is assumed, and can be read',
    (_, rules) => {
      expect(rules.effectiveFrom).toBeUndefined();
      expect(rules.source.length).toBeGreaterThan(10);
      expect(Object.keys(rules.assumed ?? {})).toContain('/minimumSample');
      const lines = scoreRuleLines(rules)
        .filter((line) => !line.includes('（'))
        .join('');
      expect(lines.replace(/20 \* .*$/m, '')).not.toMatch(/[a-zA-Z]{3}/);
    },
  );

  it('when the operator adds a version, then both are known', () => {
    write({ ...preset, version: '2027', effectiveFrom: '2027-01-01' });
    const versions = filedScoreRules({ rulesDir: folder }).byFile.map(({ version }) => version);
    expect(versions).toEqual(['1', '2', '2027']);
  });

  const [first] = preset.indicators;
  it.each([
    ['SCORE_RULE_NOT_JSON', '', '{'],
    ['SCORE_RULE_INVALID', '', { ...preset, minimumSample: undefined }],
    [
      'SCORE_RULE_INVALID',
      '/indicators/0/weight',
      { ...preset, indicators: [{ ...first, weight: 0 }] },
    ],
    [
      'SCORE_RULE_INVALID',
      '/indicators/0/numerator',
      { ...preset, indicators: [{ ...first, numerator: 'charm' }] },
    ],
    ['SCORE_RULE_INDICATOR_TWICE', '/indicators/1/id', { ...preset, indicators: [first, first] }],
    ['SCORE_RULE_INVALID', '/responders/0', { ...preset, responders: ['street'] }],
    ['SCORE_RULE_POINTER_UNKNOWN', '/assumed', { ...preset, assumed: { '/responders': '示例' } }],
    ['SCORE_RULE_DATE_INVALID', '/effectiveFrom', { ...preset, effectiveFrom: '2026-02-30' }],
    ['SCORE_RULE_SUBJECT_UNCLEAR', '/responders', { ...second, subject: 'street' }],
    ['SCORE_RULE_LIMITS_REVERSED', '/floor', { ...preset, floor: 10, cap: 5 }],
    ['SCORE_RULE_PAY_UNKNOWN', '/pay/by', { ...preset, pay: { by: 'charm' } }],
    ['SCORE_RULE_INVALID', '/pool/months', { ...preset, pool: { months: 0 } }],
    ['SCORE_RULE_INVALID', '/channels/0', { ...preset, channels: ['rumour'] }],
    ['SCORE_RULE_INVALID', '/talk', { ...preset, talk: {} }],
  ])('when it cannot be used, then %s points at "%s"', (code, pointer, content) => {
    const file = write(content);
    expect(() => loadScoreRules([file])).toThrow(expect.objectContaining({ code, file, pointer }));
  });

  const rate = { numerator: 'resolved', denominator: 'dueResolution' };
  it.each<[string, string, object]>([
    ['SCORE_RULE_INDICATOR_UNCLEAR', '', rate],
    ['SCORE_RULE_INDICATOR_UNCLEAR', '', { weight: 10 }],
    ['SCORE_RULE_INDICATOR_UNCLEAR', '', { ...rate, weight: 10, formula: 'resolved * 1' }],
    ['SCORE_RULE_INDICATOR_UNCLEAR', '', { weight: 1, deduct: { events: 'overdue', points: [1] } }],
    ['SCORE_RULE_INVALID', '', { numerator: 'resolved', weight: 10 }],
    ['SCORE_RULE_INVALID', '/numerator', { ...rate, weight: 10, numerator: { plus: ['charm'] } }],
    ['SCORE_RULE_INVALID', '/multipliers/0', { ...rate, weight: 10, multipliers: [{ times: 2 }] }],
    ['SCORE_RULE_EVENTS_UNCLEAR', '/deduct', { deduct: { events: 'overdue', points: [1, 2] } }],
    [
      'SCORE_RULE_EVENTS_UNCLEAR',
      '/bonus',
      { bonus: { events: 'sentBack', points: [1], capPerCase: 4 } },
    ],
    ['SCORE_RULE_FORMULA_NAME', '/formula', { weight: 10, formula: 'charm * 2' }],
    ['SCORE_RULE_FORMULA_FORBIDDEN', '/formula', { weight: 10, formula: 'resolved.a' }],
    ['SCORE_RULE_FORMULA_CONSTANT', '/formula', { weight: 10, formula: 'resolved / 0' }],
    [
      'SCORE_RULE_FORMULA_COSTLY',
      '/formula',
      { weight: 10, formula: `resolved${'+1'.repeat(260)}` },
    ],
    ['SCORE_RULE_INVALID', '/formula', { weight: 10, formula: 'x'.repeat(1_001) }],
  ])('when an indicator is %s, then the pointer ends in "%s"', (code, pointer, fields) => {
    const file = write({ ...preset, indicators: [{ id: 'a', name: '甲', ...fields }] });
    const at = { code, pointer: `/indicators/0${pointer}` };
    expect(() => loadScoreRules([file])).toThrow(expect.objectContaining(at));
  });

  it.each<[string, object]>([
    ['SCORE_RULE_FORMULA_TYPE', { yellow: [{ name: '甲', when: 'resolved * 2' }] }],
    ['SCORE_RULE_FORMULA_NAME', { yellow: [{ name: '甲', when: 'charm > 2' }] }],
  ])('when the condition of a card is wrong, then %s', (code, cards) => {
    const file = write({ ...preset, cards });
    const at = { code, pointer: '/cards/yellow/0/when' };
    expect(() => loadScoreRules([file])).toThrow(expect.objectContaining(at));
  });

  it('when two versions begin on one day, bear one name, or there is no such pack, then that is told', () => {
    const twice = (pointer: string) =>
      expect(() => filedScoreRules({ rulesDir: folder })).toThrow(
        expect.objectContaining({ code: 'SCORE_RULE_VERSION_TWICE', pointer }),
      );
    write({ ...preset, version: 'own' });
    twice('/effectiveFrom');
    write({ ...preset, effectiveFrom: '2027-01-01' });
    twice('/version');
    const none = () => filedScoreRules({ pack: 'none' });
    expect(none).toThrow(expect.objectContaining({ code: 'SCORE_RULE_MISSING' }));
  });
});
