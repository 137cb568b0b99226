import { ownRules, shippedRules } from './rule-files.js';
import { RuleFileError } from './rule-file-error.js';
import type { WhistleRulePack } from './rule-pack.js';
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
 * The rules of a district by its files alone: every version of one pack, those that ship and the
 * operator's.
 * @throws RuleFileError naming the file, the JSON pointer and the reason.
 */
export function openWhistleRules({ pack, rulesDir, ...options }: RuleSelection): WhistleRuleBook {
  return createWhistleRules(versionsOf(pack, rulesDir), options);
}

/**
 * @throws RuleFileError where there is no such pack, or a file that cannot be used.
 */
function versionsOf(pack: string, rulesDir?: string): WhistleRulePack[] {
  const all = [...shippedRules(), ...ownRules(rulesDir)];
  const versions = all.filter((file) => file.pack === pack);
  if (versions.length > 0) return versions;
  throw new RuleFileError('RULE_FILES_MISSING', rulesDir ?? '', '', `没有规则包“${pack}”`);
}
