import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { CalendarFileError, createWorkCalendar } from '#calendar';
import { RuleFileError } from './rule-file-error.js';
import type { WhistleRulePack } from './rule-pack.js';

/** Names of the packs that ship in `schema/rules/whistle`. */
export const WHISTLE_RULE_PRESETS = [
  'default',
  'pinggu',
  'gulou',
  'xuanwu',
  'guangling',
  'yihuang',
  'guandu',
  'beijing-12345',
] as const;
export type WhistleRulePreset = (typeof WHISTLE_RULE_PRESETS)[number];

/** Path of a pack that ships. */
export const whistleRulePreset = (name: WhistleRulePreset): string =>
  join(schemaFolder(), 'whistle', `${name}.json`);

/**
 * Reads rule files: one version of a pack each.
 * @throws RuleFileError naming the file, the JSON pointer and the reason.
 */
export function loadRuleFiles(paths: readonly string[]): WhistleRulePack[] {
  const validate = new Ajv2020({ strictTypes: false }).compile<WhistleRulePack>(
    JSON.parse(readFileSync(join(schemaFolder(), SCHEMA), 'utf8')) as object,
  );
  return paths.map((file) => {
    const json = parse(file);
    if (!validate(json)) throw invalid(file, validate.errors?.[0]);
    refuseDate(file, json);
    refuseTwins(file, json);
    refuseHours(file, json);
    return json;
  });
}

const SCHEMA = 'whistle-rules.schema.json';

/** The schema folder lies at the top of the installation, above sources and build alike. */
function schemaFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'schema', 'rules', SCHEMA)) && folder !== dirname(folder))
    folder = dirname(folder);
  return join(folder, 'schema', 'rules');
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RuleFileError('RULE_FILE_UNREADABLE', file, '', `无法读取（${code}）`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RuleFileError('RULE_FILE_NOT_JSON', file, '', '不是有效的 JSON');
  }
}

const REASONS: Readonly<Record<string, (params: Record<string, unknown>) => string>> = {
  required: (p) => `缺少字段“${String(p['missingProperty'])}”`,
  additionalProperties: (p) => `没有字段“${String(p['additionalProperty'])}”`,
  enum: (p) => `应为 ${(p['allowedValues'] as unknown[]).join('、')} 之一`,
  type: (p) =>
    p['type'] === 'integer' ? '工作日和自然日应为整数' : `类型应为 ${String(p['type'])}`,
  minimum: (p) => `不得小于 ${String(p['limit'])}`,
  maximum: (p) => `不得大于 ${String(p['limit'])}`,
  minItems: (p) => `至少应有 ${String(p['limit'])} 项`,
  uniqueItems: () => '不得有重复项',
  minLength: () => '不得为空',
  pattern: () => '格式不符',
};

function invalid(file: string, error: ErrorObject | undefined): RuleFileError {
  const { keyword = '', params = {}, instancePath = '', message = '' } = error ?? {};
  const reason = REASONS[keyword]?.(params as Record<string, unknown>) ?? message;
  return new RuleFileError('RULE_FILE_INVALID', file, instancePath, reason);
}

function refuseDate(file: string, { effectiveFrom }: WhistleRulePack): void {
  const day = new Date(`${effectiveFrom}T00:00:00Z`);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(effectiveFrom)) return;
  throw new RuleFileError('RULE_DATE_INVALID', file, '/effectiveFrom', '没有这一天');
}

function refuseTwins(file: string, { kinds }: WhistleRulePack): void {
  const names = kinds.map(({ kind }) => kind);
  const twin = names.findIndex((kind, index) => names.indexOf(kind) !== index);
  if (twin < 0) return;
  const reason = `种类“${names[twin]}”重复`;
  throw new RuleFileError('RULE_KIND_TWICE', file, `/kinds/${twin}/kind`, reason);
}

function refuseHours(file: string, { workingHours }: WhistleRulePack): void {
  try {
    if (workingHours) createWorkCalendar({ workingHours });
  } catch (error) {
    if (!(error instanceof CalendarFileError)) throw error;
    throw new RuleFileError('RULE_HOURS_INVALID', file, '/workingHours', error.message);
  }
}
