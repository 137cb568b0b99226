import { join } from 'node:path';
import { jsonFilesIn, ruleFileReader, ruleFolder } from '#rule-files';
import { isLocalDate } from '#calendar';
import type { ScoreRules } from '../domain/score-rules.js';
import { ScoreRuleError } from './score-rule-error.js';

const SCHEMA = 'score-rules.schema.json';

export interface ScoreRuleSelection {
  /** Name of the pack; `three-rates` unless given. */
  readonly pack?: string | undefined;
  /** Folder of the operator's files, `scores/*.json` in it; need not exist. */
  readonly rulesDir?: string | undefined;
}

/**
 * All versions of one score pack: what ships in `schema/rules/scores`, and the operator's own.
 * @throws ScoreRuleError naming the file, the JSON pointer and the reason
 */
export function openScoreRules(selection: ScoreRuleSelection = {}): ScoreRules[] {
  const { pack = 'three-rates', rulesDir } = selection;
  const folders = [ruleFolder(SCHEMA), ...(rulesDir === undefined ? [] : [rulesDir])];
  const files = folders.flatMap((folder) => jsonFilesIn(join(folder, 'scores')));
  const versions = loadScoreRules(files).filter((file) => file.pack === pack);
  if (versions.length === 0)
    throw new ScoreRuleError('SCORE_RULE_MISSING', rulesDir ?? '', '', `没有规则包“${pack}”`);
  return versions;
}

/**
 * Reads score rule files: one version of a pack each.
 * @throws ScoreRuleError naming the file, the JSON pointer and the reason
 */
export function loadScoreRules(files: readonly string[]): ScoreRules[] {
  const read = ruleFileReader<ScoreRules>(
    SCHEMA,
    ({ fault, file, pointer, reason }) =>
      new ScoreRuleError(`SCORE_RULE_${fault}`, file, pointer, reason),
  );
  const seen = new Set<string>();
  return files.map((file) => {
    const json = read(file);
    refuseDate(file, json);
    refuseTwins(file, json);
    const version = `${json.pack} ${json.effectiveFrom}`;
    if (seen.has(version))
      throw new ScoreRuleError('SCORE_RULE_VERSION_TWICE', file, '/effectiveFrom', '同日已有一版');
    seen.add(version);
    return json;
  });
}

function refuseDate(file: string, { effectiveFrom }: ScoreRules): void {
  if (isLocalDate(effectiveFrom)) return;
  throw new ScoreRuleError('SCORE_RULE_DATE_INVALID', file, '/effectiveFrom', '没有这一天');
}

function refuseTwins(file: string, { indicators }: ScoreRules): void {
  const ids = indicators.map(({ id }) => id);
  const twin = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twin < 0) return;
  const reason = `指标“${ids[twin]}”重复`;
  throw new ScoreRuleError('SCORE_RULE_INDICATOR_TWICE', file, `/indicators/${twin}/id`, reason);
}
