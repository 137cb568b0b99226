import { join } from 'node:path';
import { jsonFilesIn, ruleFileReader, ruleFolder } from '#rules';
import type { ScoreRules } from './domain/score-rules.js';
import { findScoreRuleMistake, type ScoreRuleMistakeCode } from './score-rule-checks.js';

/** Injection token of the {@link LiveScoreRules} that months are scored by. */
export const SCORE_RULES = Symbol('SCORE_RULES');

/** Injection token of the operator's {@link ScoreRuleSelection}; what ships is used without one. */
export const SCORE_RULE_SELECTION = Symbol('SCORE_RULE_SELECTION');

/** Stable codes of everything that can be wrong with score rules. */
export type ScoreRuleErrorCode =
  | 'SCORE_RULE_UNREADABLE'
  | 'SCORE_RULE_NOT_JSON'
  | 'SCORE_RULE_INVALID'
  | 'SCORE_RULE_VERSION_TWICE'
  | 'SCORE_RULE_MISSING'
  | ScoreRuleMistakeCode;

/** Score rules that cannot be used. `message` is Chinese, for the operator. */
export class ScoreRuleError extends Error {
  override readonly name = 'ScoreRuleError';

  constructor(
    readonly code: ScoreRuleErrorCode,
    /** Path of the file; empty where no single file is at fault. */
    readonly file: string,
    /** JSON pointer to the offending value; empty for the whole document. */
    readonly pointer: string,
    reason: string,
  ) {
    super(`考核规则 ${file}${pointer && ` 的 ${pointer}`}：${reason}`);
  }
}

/** The schema of score rules, in the folder of what ships. */
export const SCHEMA = 'score-rules.schema.json';

export interface ScoreRuleSelection {
  /** Name of the pack that applies by its files; `three-rates` unless given. */
  readonly pack?: string | undefined;
  /** Folder of the operator's files, `scores/*.json` in it; need not exist. */
  readonly rulesDir?: string | undefined;
}

/** What files hold, and those of it that apply by their own dates until the first activation. */
export interface FiledScoreRules {
  readonly files: readonly ScoreRules[];
  readonly byFile: readonly ScoreRules[];
}

/**
 * What ships in `schema/rules/scores`, and the operator's own.
 * @throws ScoreRuleError naming the file, the JSON pointer and the reason
 */
export function filedScoreRules(selection: ScoreRuleSelection = {}): FiledScoreRules {
  const { pack = 'three-rates', rulesDir } = selection;
  const folders = [ruleFolder(), ...(rulesDir === undefined ? [] : [rulesDir])];
  const paths = folders.flatMap((folder) => jsonFilesIn(join(folder, 'scores')));
  const files = loadScoreRules(paths);
  const byFile = files.filter((file) => file.pack === pack);
  if (byFile.length === 0)
    throw new ScoreRuleError('SCORE_RULE_MISSING', rulesDir ?? '', '', `没有规则包“${pack}”`);
  return { files, byFile };
}

const reader = () =>
  ruleFileReader<ScoreRules>(
    SCHEMA,
    ({ fault, file, pointer, reason }) =>
      new ScoreRuleError(`SCORE_RULE_${fault}`, file, pointer, reason),
  );

function refuseMistake(rules: ScoreRules, file: string): ScoreRules {
  const mistake = findScoreRuleMistake(rules);
  if (mistake) throw new ScoreRuleError(mistake.code, file, mistake.pointer, mistake.reason);
  return rules;
}

/**
 * Reads what would be a score rule file from its text.
 * @param name how errors call it
 * @throws ScoreRuleError naming the JSON pointer and the reason
 */
export const parseScoreRules = (text: string, name: string): ScoreRules =>
  refuseMistake(reader()(name, text), name);

/**
 * Reads score rule files: one version of a pack each.
 * @throws ScoreRuleError naming the file, the JSON pointer and the reason
 */
export function loadScoreRules(files: readonly string[]): ScoreRules[] {
  const read = reader();
  const seen = new Set<string>();
  return files.map((file) => {
    const json = refuseMistake(read(file), file);
    for (const field of ['version', 'effectiveFrom'] as const) {
      if (json[field] === undefined) continue;
      const name = `${field} ${json.pack} ${json[field]}`;
      if (seen.has(name)) throw new ScoreRuleError(TWICE, file, `/${field}`, SAID_TWICE[field]);
      seen.add(name);
    }
    return json;
  });
}

const TWICE = 'SCORE_RULE_VERSION_TWICE';
const SAID_TWICE = { version: '已有这一版', effectiveFrom: '同日已有一版' } as const;
