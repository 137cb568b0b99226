import { localDate } from '#calendar';
import {
  type CommandLog,
  type HandlingRejection,
  type Rejection,
  shareRuns,
} from '#event-sourcing';
import {
  ActivatedRules,
  distinctVersions,
  type KnownRules,
  type ListedVersion,
  listVersions,
  nameOfVersion,
  ruleCommands,
  rulesMessage,
  wordOf,
} from '#rules';
import { scoreActivation, type ScoreRuleRejection } from './domain/score-activation.js';
import { endOfScoring, type ScoreRules } from './domain/score-rules.js';
import { filedScoreRules, type ScoreRuleSelection } from './score-rule-files.js';

/** Score rules as last read from files and log. */
export interface LiveScoreRules {
  /** With everything that has been activated by now. */
  current(): Promise<KnownRules<ScoreRules>>;
}

/**
 * The score rules of a district: its files, and what its log has put in force. A version activated by
 * one process counts in the next answer of every other.
 * @throws ScoreRuleError naming the file, the JSON pointer and the reason
 */
export function openLiveScoreRules(
  log: Pick<CommandLog, 'readStream'>,
  selection: ScoreRuleSelection = {},
): LiveScoreRules {
  const { files, byFile } = filedScoreRules(selection);
  const activated = new ActivatedRules<ScoreRules>(log, scoreActivation);
  const current = shareRuns(async () => {
    await activated.advance();
    const known = distinctVersions([...files, ...activated.contents]);
    // What the log has once held counts, whatever a file of that name says by now.
    const asLogged = (file: ScoreRules) =>
      known.find((one) => nameOfVersion(one) === nameOfVersion(file)) ?? file;
    return { dated: activated.over(byFile.map(asLogged)), known };
  });
  return { current };
}

/** Commands on the score rules of the district. */
export const scoreRuleCommands = ruleCommands(scoreActivation);

/** A refusal as people read it. */
export function scoreRulesMessage(
  refused: Rejection<ScoreRuleRejection | HandlingRejection>,
): string {
  const { rejected, details } = refused;
  if (rejected === 'RULES_WHAT_IF_REQUIRED')
    return `${details['version']} 启用前须先试算：以 ${details['period']} 等过去的时段看谁升谁降（score what-if），结果随启用记入日志`;
  if (rejected !== 'RULES_KIND_TAKEN') return rulesMessage({ rejected, details });
  const { kind = '', version, pack, from } = details;
  return `${from} 起${wordOf(String(kind))}已由 ${version} 考核，一类单位同时只适用一套规则：要由本规则取代，请写明取代 ${pack}；否则请在 responders 中去掉这一类`;
}

/** 考核规则版本: what applied, applies and will apply, and what could be activated. */
export const listScoreRules = (
  rules: KnownRules<ScoreRules>,
  now: string,
): ListedVersion<ScoreRules>[] =>
  listVersions(rules, localDate(now), (index) => endOfScoring(rules.dated, index));
