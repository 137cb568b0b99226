import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { weightOf } from './domain/score-indicators.js';
import { SCORE_MEASURES } from './domain/score-measures.js';
import type { ScoreRules } from './domain/score-rules.js';
import { filedScoreRules, loadScoreRules } from './score-rule-files.js';
import { scoreWordOf } from './score-rule-words.js';

const schemaFile = join(import.meta.dirname, '../../../schema/rules/score-rules.schema.json');

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
  ])('when it cannot be used, then %s points at "%s"', (code, pointer, content) => {
    const file = write(content);
    expect(() => loadScoreRules([file])).toThrow(expect.objectContaining({ code, file, pointer }));
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
