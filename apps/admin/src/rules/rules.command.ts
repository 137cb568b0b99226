import { localDate } from '#calendar';
import { systemClock } from '#event-sourcing';
import { openRules, readHolidays } from '#runtime';
import {
  activationLines,
  differenceLines,
  dueExamples,
  type ExampleDays,
  kindLines,
  limitText,
  listRules,
  loadRuleFiles,
  ownRules,
  ruleDifferences,
  RuleFileError,
  type RuleKind,
  rulesMessage,
  shippedRules,
  type WhistleRulePack,
  whistleRuleCommands,
} from '#rules';
import type { AddCommand } from '../command.js';
import { withLog } from '../data/open-data.js';
import { tableLines } from '../table.js';
import { addRuleCommands } from './rule-commands.js';
import { orderOf, type RuleDesk, settingsOf } from './rule-desk.js';

function exampleLines(pack: WhistleRulePack, kind: RuleKind, days: ExampleDays): string[] {
  const examples = dueExamples(pack, kind, days);
  return examples ? tableLines(examples.header, examples.rows).map((line) => `  ${line}`) : [];
}

function describe(pack: WhistleRulePack, dataDir: string): string[] {
  const overrides = readHolidays(settingsOf(dataDir));
  const days = { today: localDate(systemClock.now()), overrides };
  const { warning, kinds } = pack;
  return [
    ...(warning ? [`黄牌：到期前 ${limitText(warning)}`] : []),
    ...kinds.flatMap((kind) => ['', ...kindLines(kind), ...exampleLines(pack, kind, days)]),
  ];
}

/** Every version in files: the shipped ones and the operator's. */
const inFiles = (dataDir: string): WhistleRulePack[] => [
  ...shippedRules(),
  ...ownRules(settingsOf(dataDir).rulesDir),
];

type Commands = typeof whistleRuleCommands;

const order = (command: Parameters<Commands['attempt']>[1], dataDir: string) =>
  orderOf(whistleRuleCommands, rulesMessage, command, {
    now: systemClock.now(),
    files: inFiles(dataDir),
  });

const WHISTLE_RULES: RuleDesk<WhistleRulePack> = {
  name: 'rules',
  description: '吹哨规则：检查、比较、启用',
  checking: '检查规则文件，列出哨种、规定和到期时间示例',
  load: (file) => loadRuleFiles([file])[0] as WhistleRulePack,
  isUnusable: (error) => error instanceof RuleFileError,
  describe,
  inFiles,
  known: (dataDir) =>
    withLog(dataDir, async (log) => {
      const book = await openRules(settingsOf(dataDir), log);
      return { dated: book.dated(), known: book.known() };
    }),
  listed: (rules) => listRules(rules, systemClock.now()),
  partsOf: ({ kinds }) => ({ kinds: kinds.map(({ kind, name }) => ({ kind, name })) }),
  differences: ruleDifferences,
  differenceLines,
  effects: activationLines,
  activate: (pack, { from, pastReason: reason }, dataDir) =>
    order(
      { type: 'ActivateRulePack', pack, from, ...(reason !== undefined && { reason }) },
      dataDir,
    ),
  revoke: ({ from, reason }, dataDir) => order({ type: 'RevokeRulePack', from, reason }, dataDir),
};

export const addRules: AddCommand = addRuleCommands(WHISTLE_RULES);
