import { join } from 'node:path';
import { jsonFilesIn, ruleFileReader, ruleFolder } from './file-reader.js';
import { type RuleBook, ruleBook, type RuleBookOptions } from './rule-book.js';
import { findMistake, RuleFileError } from './rule-checks.js';
import type { WhistleRulePack } from './rule-pack.js';
import { datedByFile } from './rule-timeline.js';

const SCHEMA = 'whistle-rules.schema.json';

/**
 * Reads one version of a pack from its file, or from a text that is to become one.
 * @throws RuleFileError naming the file, the JSON pointer and the reason.
 */
export function readRules(file: string, text?: string): WhistleRulePack {
  const read = ruleFileReader<WhistleRulePack>(
    SCHEMA,
    ({ fault, file, pointer, reason }) =>
      new RuleFileError(`RULE_FILE_${fault}`, file, pointer, reason),
  );
  const pack = read(file, text);
  const mistake = findMistake(pack);
  if (mistake) throw new RuleFileError(mistake.code, file, mistake.pointer, mistake.reason);
  return pack;
}

/**
 * Reads rule files: one version of a pack each.
 * @throws RuleFileError naming the file, the JSON pointer and the reason.
 */
export const loadRuleFiles = (files: readonly string[]): WhistleRulePack[] =>
  files.map((file) => readRules(file));

/** Every version of every pack that ships, in `schema/rules/whistle`. */
export const shippedRules = (): WhistleRulePack[] =>
  loadRuleFiles(jsonFilesIn(join(ruleFolder(), 'whistle')));

/** The operator's own: `whistle/*.json` in a folder that need not exist. */
export const ownRules = (rulesDir: string | undefined): WhistleRulePack[] =>
  rulesDir === undefined ? [] : loadRuleFiles(jsonFilesIn(join(rulesDir, 'whistle')));

/**
 * Rules as look-ups. In force at a time is the version with the latest effective date not after it;
 * a version that comes later changes nothing that an event has recorded.
 * @throws RuleFileError when the packs are not versions of one pack.
 */
export function createWhistleRules(
  packs: readonly WhistleRulePack[],
  options: RuleBookOptions = {},
): RuleBook {
  refuseMixture(packs);
  return ruleBook(datedByFile(packs), packs, options);
}

/** @throws RuleFileError where there are none, or two of one pack bear one number or date. */
export function refuseMixture(packs: readonly WhistleRulePack[]): void {
  const [first] = packs;
  if (!first) throw new RuleFileError('RULE_FILES_MISSING', '', '', '没有规则');
  const stranger = packs.find(({ pack }) => pack !== first.pack);
  if (stranger) {
    const reason = `“${stranger.pack}”与“${first.pack}”不是同一规则包的版本`;
    throw new RuleFileError('RULE_PACK_MIXED', '', '/pack', reason);
  }
  for (const field of ['version', 'effectiveFrom'] as const) {
    const values = packs.flatMap((pack) => pack[field] ?? []);
    const twin = values.find((value, index) => values.indexOf(value) !== index);
    if (twin === undefined) continue;
    const reason = `两个版本的 ${field} 同为“${twin}”`;
    throw new RuleFileError('RULE_VERSION_TWICE', '', `/${field}`, reason);
  }
}

export interface RuleSelection extends RuleBookOptions {
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
export function openWhistleRules({ pack, rulesDir, ...options }: RuleSelection): RuleBook {
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
