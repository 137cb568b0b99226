import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RuleFileError } from './rule-file-error.js';
import {
  loadRuleFiles,
  WHISTLE_RULE_PRESETS,
  type WhistleRulePreset,
  whistleRulePreset,
} from './rule-files.js';
import {
  createWhistleRules,
  type WhistleRuleBook,
  type WhistleRuleOptions,
} from './whistle-rules.js';

export interface RuleSelection extends WhistleRuleOptions {
  /** Name of the pack in force. */
  readonly pack: string;
  /** Folder of the operator's files, `whistle/*.json` in it; need not exist. */
  readonly rulesDir?: string;
}

/**
 * The rules of a district: every version of one pack, those that ship and the operator's.
 * @throws RuleFileError naming the file, the JSON pointer and the reason.
 */
export function openWhistleRules({ pack, rulesDir, ...options }: RuleSelection): WhistleRuleBook {
  const shipped = isPreset(pack) ? [whistleRulePreset(pack)] : [];
  const own = rulesDir === undefined ? [] : filesIn(join(rulesDir, 'whistle'));
  const versions = loadRuleFiles([...shipped, ...own]).filter((file) => file.pack === pack);
  if (versions.length === 0)
    throw new RuleFileError('RULE_FILES_MISSING', rulesDir ?? '', '', `没有规则包“${pack}”`);
  return createWhistleRules(versions, options);
}

const isPreset = (pack: string): pack is WhistleRulePreset =>
  WHISTLE_RULE_PRESETS.some((preset) => preset === pack);

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}
