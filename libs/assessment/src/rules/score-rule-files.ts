import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isDay } from '../domain/local-date.js';
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
  const folders = [schemaFolder(), ...(rulesDir === undefined ? [] : [rulesDir])];
  const files = folders.flatMap((folder) => filesIn(join(folder, 'scores')));
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
  const validate = new Ajv2020().compile<ScoreRules>(
    JSON.parse(readFileSync(join(schemaFolder(), SCHEMA), 'utf8')) as object,
  );
  const seen = new Set<string>();
  return files.map((file) => {
    const json = parse(file);
    if (!validate(json)) throw invalid(file, validate.errors ?? []);
    refuseDate(file, json);
    refuseTwins(file, json);
    const version = `${json.pack} ${json.effectiveFrom}`;
    if (seen.has(version))
      throw new ScoreRuleError('SCORE_RULE_VERSION_TWICE', file, '/effectiveFrom', '同日已有一版');
    seen.add(version);
    return json;
  });
}

/** The schema folder lies at the top of the installation, above sources and build alike. */
function schemaFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'schema', 'rules', SCHEMA)) && folder !== dirname(folder))
    folder = dirname(folder);
  return join(folder, 'schema', 'rules');
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new ScoreRuleError('SCORE_RULE_UNREADABLE', file, '', `无法读取（${code}）`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ScoreRuleError('SCORE_RULE_NOT_JSON', file, '', '不是有效的 JSON');
  }
}

type Params = Readonly<Record<string, unknown>>;

const REASONS: Readonly<Record<string, (params: Params) => string>> = {
  required: (p) => `缺少字段“${String(p['missingProperty'])}”`,
  additionalProperties: (p) => `没有字段“${String(p['additionalProperty'])}”`,
  oneOf: () => '不是可用的计数项，可用的见 score-rules.schema.json',
  type: (p) => `类型应为 ${String(p['type'])}`,
  minimum: (p) => `不得小于 ${String(p['limit'])}`,
  exclusiveMinimum: (p) => `应大于 ${String(p['limit'])}`,
  maximum: (p) => `不得大于 ${String(p['limit'])}`,
  minItems: (p) => `至少应有 ${String(p['limit'])} 项`,
  minLength: () => '不得为空',
  pattern: () => '格式不符',
};

/** Of a choice that failed, the choice is told and not each of its branches. */
function invalid(file: string, errors: readonly ErrorObject[]): ScoreRuleError {
  const error = errors.find(({ keyword }) => keyword === 'oneOf') ?? errors[0];
  if (!error) return new ScoreRuleError('SCORE_RULE_INVALID', file, '', '格式不符');
  const reason = REASONS[error.keyword]?.(error.params as Params) ?? error.message ?? '';
  return new ScoreRuleError('SCORE_RULE_INVALID', file, error.instancePath, reason);
}

function refuseDate(file: string, { effectiveFrom }: ScoreRules): void {
  if (isDay(effectiveFrom)) return;
  throw new ScoreRuleError('SCORE_RULE_DATE_INVALID', file, '/effectiveFrom', '没有这一天');
}

function refuseTwins(file: string, { indicators }: ScoreRules): void {
  const ids = indicators.map(({ id }) => id);
  const twin = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twin < 0) return;
  const reason = `指标“${ids[twin]}”重复`;
  throw new ScoreRuleError('SCORE_RULE_INDICATOR_TWICE', file, `/indicators/${twin}/id`, reason);
}
