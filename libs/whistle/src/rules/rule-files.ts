import { join } from 'node:path';
import { jsonFilesIn, ruleFileReader, ruleFolder } from '#rule-files';
import { findMistake } from './rule-checks.js';
import { RuleFileError } from './rule-file-error.js';
import type { WhistleRulePack } from './rule-pack.js';

const SCHEMA = 'whistle-rules.schema.json';

/**
 * Reads rule files: one version of a pack each.
 * @throws RuleFileError naming the file, the JSON pointer and the reason.
 */
export function loadRuleFiles(files: readonly string[]): WhistleRulePack[] {
  const read = ruleFileReader<WhistleRulePack>(
    SCHEMA,
    ({ fault, file, pointer, reason }) =>
      new RuleFileError(`RULE_FILE_${fault}`, file, pointer, reason),
  );
  return files.map((file) => {
    const pack = read(file);
    const mistake = findMistake(pack);
    if (mistake) throw new RuleFileError(mistake.code, file, mistake.pointer, mistake.reason);
    return pack;
  });
}

/** Every version of every pack that ships, in `schema/rules/whistle`. */
export const shippedRules = (): WhistleRulePack[] =>
  loadRuleFiles(jsonFilesIn(join(ruleFolder(SCHEMA), 'whistle')));

/** The operator's own: `whistle/*.json` in a folder that need not exist. */
export const ownRules = (rulesDir: string | undefined): WhistleRulePack[] =>
  rulesDir === undefined ? [] : loadRuleFiles(jsonFilesIn(join(rulesDir, 'whistle')));
