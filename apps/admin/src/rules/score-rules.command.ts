import {
  changedBoards,
  filedScoreRules,
  listScoreRules,
  loadScoreRules,
  openLiveScoreRules,
  respondersOf,
  SCORE_COMPARISON,
  scoreDifferenceLines,
  scoreRuleCommands,
  ScoreRuleError,
  scoreRuleLines,
  type ScoreRules,
  scoreRulesMessage,
  scoreWordOf,
} from '#assessment';
import { systemClock } from '#event-sourcing';
import { changesOf, differencesBetween, type KnownRules, nameOfVersion } from '#rules';
import type { AddCommand } from '../command.js';
import { withLog } from '../data/open-data.js';
import { addRuleCommands } from './rule-commands.js';
import { triedOnPastMonth } from '../score/what-if.js';
import {
  type ActivateOptions,
  type Order,
  orderOf,
  type RuleDesk,
  settingsOf,
} from './rule-desk.js';

const filed = (dataDir: string) => filedScoreRules({ rulesDir: settingsOf(dataDir).rulesDir });

const kindsText = (kinds: readonly string[]): string => kinds.map(scoreWordOf).join('、');

/** What applied to the same kinds before, and which of them have a score from now on, or none. */
function effects({ dated }: KnownRules<ScoreRules>, pack: ScoreRules, from: string): string[] {
  const changes = changedBoards(dated, { pack, from });
  const kindsBy = (is: (change: (typeof changes)[number]) => boolean) =>
    kindsText(changes.filter(is).map(({ kind }) => kind));
  const earlier = new Set(changes.flatMap(({ before, after }) => (after && before) ?? []));
  const begun = kindsBy(({ before }) => !before);
  const ended = kindsBy(({ after }) => !after);
  return [
    ...[...earlier].flatMap((before) => [
      `${kindsBy((one) => one.before === before && one.after !== undefined)}此前为 ${nameOfVersion(before)}：`,
      ...changesOf(scoreDifferenceLines(before, pack)),
    ]),
    ...(begun ? [`${begun}此前不计分`] : []),
    ...(ended ? [`${ended}不再计分`] : []),
  ];
}

type Commands = typeof scoreRuleCommands;

const order = (
  command: Parameters<Commands['attempt']>[1],
  dataDir: string,
  pastPeriod?: string,
): Order =>
  orderOf(scoreRuleCommands, scoreRulesMessage, command, {
    now: systemClock.now(),
    pastPeriod,
    ...filed(dataDir),
  });

/** Tries the rules on the latest past month first; what comes of it goes into the log with them. */
const activateTried =
  (
    pack: ScoreRules,
    { from, pastReason: reason, insteadOf }: ActivateOptions,
    dataDir: string,
  ): Order =>
  async (at, dryRun) => {
    const tried = await triedOnPastMonth(dataDir, pack);
    const command = {
      type: 'ActivateScoreRules',
      pack,
      from,
      ...(reason !== undefined && { reason }),
      ...(insteadOf && { insteadOf }),
      ...(tried && { whatIf: tried.found.summary }),
    } as const;
    const told = await order(command, dataDir, tried?.found.summary.period)(at, dryRun);
    return told && [...told, ...(tried?.lines ?? [])];
  };

/** Each time it is given, another one. */
const collect = (pack: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  pack,
];

const SCORE_RULES: RuleDesk<ScoreRules> = {
  name: 'score-rules',
  description: '考核规则：检查、比较、启用；一个月适用其最后一日有效的版本',
  checking: '检查考核规则文件，列出适用单位和各项指标',
  load: (file) => loadScoreRules([file])[0] as ScoreRules,
  isUnusable: (error) => error instanceof ScoreRuleError,
  describe: scoreRuleLines,
  inFiles: (dataDir) => filed(dataDir).files,
  known: (dataDir) =>
    withLog(dataDir, (log) =>
      openLiveScoreRules(log, { rulesDir: settingsOf(dataDir).rulesDir }).current(),
    ),
  listed: (rules) => listScoreRules(rules, systemClock.now()),
  scopeOf: (pack) => kindsText(respondersOf(pack)),
  partsOf: (pack) => ({ name: pack.name, responders: respondersOf(pack) }),
  differences: (before, after) => differencesBetween([before, after], SCORE_COMPARISON),
  differenceLines: scoreDifferenceLines,
  effects,
  addOptions: ({ activate, revoke }) => {
    activate.option('--instead-of <pack>', '取代另一规则包对同类单位的考核，可重复', collect);
    revoke.requiredOption('--pack <pack>', '哪一规则包');
  },
  activate: activateTried,
  revoke: ({ pack = '', from, reason }, dataDir) =>
    order({ type: 'RevokeScoreRules', pack, from, reason }, dataDir),
};

export const addScoreRules: AddCommand = addRuleCommands(SCORE_RULES);
