import { existsSync } from 'node:fs';
import { type Configuration, openRules, readConfiguration } from '#runtime';
import {
  loadRuleFiles,
  nameOfVersion,
  ownRules,
  shippedRules,
  type RuleBook,
  type WhistleRulePack,
} from '#rules';
import { OperatorError } from '#event-sourcing';
import { withLog } from '../data/open-data.js';

/** The environment's settings with this data folder. */
export const settingsOf = (dataDir: string): Configuration =>
  readConfiguration({ ...process.env, DATA_DIR: dataDir }, []);

/** Every version in files: the shipped ones and the operator's. */
export const rulesInFiles = (dataDir: string): WhistleRulePack[] => [
  ...shippedRules(),
  ...ownRules(settingsOf(dataDir).rulesDir),
];

/** The rules as the district's log and files define them. */
export const withRules = <T>(
  dataDir: string,
  use: (rules: RuleBook) => T | Promise<T>,
): Promise<T> => withLog(dataDir, async (log) => use(await openRules(settingsOf(dataDir), log)));

/** Versions in the log too, if there is a log. */
async function knownVersions(dataDir: string): Promise<readonly WhistleRulePack[]> {
  try {
    return await withRules(dataDir, (rules) => rules.known());
  } catch (error) {
    if (!(error instanceof OperatorError) || error.code !== 'DATA_MISSING') throw error;
    return rulesInFiles(dataDir);
  }
}

/**
 * Finds a version by the path of its file or as `pack@version`.
 * @throws RuleFileError; OperatorError RULES_UNKNOWN
 */
export async function findRules(dataDir: string, name: string): Promise<WhistleRulePack> {
  if (existsSync(name)) return loadRuleFiles([name])[0] as WhistleRulePack;
  const found = (await knownVersions(dataDir)).find((pack) => nameOfVersion(pack) === name);
  if (found) return found;
  throw new OperatorError('RULES_UNKNOWN', `没有文件、也没有规则版本“${name}”`);
}
