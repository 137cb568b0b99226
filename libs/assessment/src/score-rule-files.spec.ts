import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCORE_MEASURES } from './domain/score-measures.js';
import type { ScoreRules } from './domain/score-rules.js';
import { loadScoreRules, openScoreRules } from './score-rule-files.js';

const schemaFile = join(import.meta.dirname, '../../../schema/rules/score-rules.schema.json');

describe('given score rule files', () => {
  let folder: string;
  const [preset] = openScoreRules() as [ScoreRules];
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
    expect(preset.indicators.map(({ weight }) => weight)).toEqual([30, 35, 35]);
    expect(preset.source).toContain('准格尔旗');
  });

  it('when the schema lists measures, then they are those of the code', () => {
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as {
      $defs: { measure: { oneOf: { const: string }[] } };
    };
    expect(schema.$defs.measure.oneOf.map((one) => one.const).sort()).toEqual(
      SCORE_MEASURES.toSorted(),
    );
  });

  it('when the operator adds a version, then both are known', () => {
    write({ ...preset, version: '2026', effectiveFrom: '2026-12-01' });
    const versions = openScoreRules({ rulesDir: folder }).map(({ version }) => version);
    expect(versions).toEqual(['1', '2026']);
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
    ['SCORE_RULE_DATE_INVALID', '/effectiveFrom', { ...preset, effectiveFrom: '2026-02-30' }],
  ])('when it cannot be used, then %s points at "%s"', (code, pointer, content) => {
    const file = write(content);
    expect(() => loadScoreRules([file])).toThrow(expect.objectContaining({ code, file, pointer }));
  });

  it('when two versions begin on one day or there is no such pack, then that is told', () => {
    write(preset);
    const twice = () => openScoreRules({ rulesDir: folder });
    expect(twice).toThrow(expect.objectContaining({ code: 'SCORE_RULE_VERSION_TWICE' }));
    const none = () => openScoreRules({ pack: 'none' });
    expect(none).toThrow(expect.objectContaining({ code: 'SCORE_RULE_MISSING' }));
  });
});
