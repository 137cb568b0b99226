import type { Command } from 'commander';
import { localDate } from '#calendar';
import { systemClock } from '#event-sourcing';
import { readHolidays } from '#runtime';
import {
  changeRules,
  differenceLines,
  dueExamples,
  type ExampleDays,
  kindLines,
  limitText,
  type ListedRules,
  listRules,
  loadRuleFiles,
  nameOfVersion,
  type RuleActivationCommand,
  ruleDifferences,
  RuleFileError,
  type RuleKind,
  rulesDigest,
  rulesMessage,
  type WhistleRulePack,
} from '#rules';
import { OperatorError } from '#event-sourcing';
import type { AddCommand, CommandContext } from '../command.js';
import { withWritableLog } from '../data/open-data.js';
import { failureLine } from '../exit-codes.js';
import { tableLines } from '../table.js';
import { operator } from '../operator.js';
import { textOption } from '../options.js';
import { findRules, rulesInFiles, settingsOf, withRules } from './known-rules.js';

function exampleLines(pack: WhistleRulePack, kind: RuleKind, days: ExampleDays): string[] {
  const examples = dueExamples(pack, kind, days);
  return examples ? tableLines(examples.header, examples.rows).map((line) => `  ${line}`) : [];
}

/** A pack as shown for checking before it is activated. */
function packLines(pack: WhistleRulePack, days: ExampleDays): string[] {
  const { effectiveFrom, source, assumed = {}, warning } = pack;
  return [
    `${nameOfVersion(pack)}，${effectiveFrom === undefined ? '须启用后生效' : `文件日期 ${effectiveFrom}`}，摘要 ${rulesDigest(pack)}`,
    `出处：${source}`,
    ...Object.entries(assumed).map(([pointer, why]) => `示例值 ${pointer}：${why}`),
    ...(warning ? [`黄牌：到期前 ${limitText(warning)}`] : []),
    ...pack.kinds.flatMap((kind) => ['', ...kindLines(kind), ...exampleLines(pack, kind, days)]),
  ];
}

function addCheck(rules: Command, { dataDir, print }: CommandContext): void {
  rules
    .command('check')
    .description('检查规则文件，列出哨种、规定和到期时间示例')
    .argument('<file...>')
    .action((files: readonly string[]) => {
      const overrides = readHolidays(settingsOf(dataDir()));
      const days = { today: localDate(systemClock.now()), overrides };
      const faulty = files.filter((file) => {
        try {
          loadRuleFiles([file]).forEach((pack) => packLines(pack, days).forEach(print));
          return false;
        } catch (error) {
          if (!(error instanceof RuleFileError)) throw error;
          print(failureLine(error));
          return true;
        }
      });
      if (faulty.length > 0)
        throw new OperatorError(
          'RULES_INVALID',
          `${files.length} 个文件中有 ${faulty.length} 个不可用`,
        );
    });
}

function addDiff(rules: Command, { dataDir, print }: CommandContext): void {
  rules
    .command('diff')
    .description('逐项比较两版规则')
    .argument('<before>', '文件，或 规则包@版本')
    .argument('<after>', '文件，或 规则包@版本')
    .option('--json', '以 JSON 输出')
    .action(async (before: string, after: string, { json }: { readonly json?: true }) => {
      const [a, b] = [await findRules(dataDir(), before), await findRules(dataDir(), after)];
      if (json) print(JSON.stringify(ruleDifferences(a, b), null, 2));
      else [`${nameOfVersion(a)} → ${nameOfVersion(b)}`, ...changesOf(a, b)].forEach(print);
    });
}

const changesOf = (before: WhistleRulePack, after: WhistleRulePack): string[] => {
  const lines = differenceLines(before, after);
  return lines.length > 0 ? lines : ['没有差别'];
};

const STATUS: Readonly<Record<ListedRules['status'], string>> = {
  'in-force': '现行',
  upcoming: '待生效',
  past: '已失效',
  available: '备选',
};

/** Listed rules as JSON, without their content, which `rules check` and `rules diff` show. */
const toShownRules = ({ pack, ...listed }: ListedRules) => ({
  pack: pack.pack,
  version: pack.version,
  ...listed,
  kinds: pack.kinds.map(({ kind, name }) => ({ kind, name })),
});

const listLines = (listed: readonly ListedRules[]): string[] =>
  tableLines(
    ['规则', '状态', '自', '至', '启用', '摘要'],
    listed.map(({ pack, status, from, until, activation, digest }) => [
      ...[nameOfVersion(pack), STATUS[status], from ?? '–', until ?? '–'],
      ...[activation ? activation.account : from === undefined ? '–' : '按文件日期', digest],
    ]),
  );

function addList(rules: Command, { dataDir, print }: CommandContext): void {
  rules
    .command('list')
    .description('规则版本：现行、待生效、已失效和备选')
    .option('--json', '以 JSON 输出')
    .action(async ({ json }: { readonly json?: true }) => {
      const listed = await withRules(dataDir(), (book) => listRules(book, systemClock.now()));
      if (json) print(JSON.stringify(listed.map(toShownRules), null, 2));
      else listLines(listed).forEach(print);
    });
}

/** Carries out the command; true if it changed something. */
function carryOut(dataDir: string, command: RuleActivationCommand): Promise<boolean> {
  return withWritableLog(dataDir, async (log) => {
    const by = { actor: operator(), now: systemClock.now(), files: rulesInFiles(dataDir) };
    const result = await changeRules(log, command, by);
    if (result.outcome === 'accepted') return result.events.length > 0;
    throw new OperatorError(result.rejection.rejected, rulesMessage(result.rejection));
  });
}

/** The rules in force on the day before a date. */
const rulesInForceBefore = (dataDir: string, from: string): Promise<WhistleRulePack | undefined> =>
  withRules(dataDir, (book) => book.dated().findLast((dated) => dated.from < from)?.pack);

function addActivate(rules: Command, { dataDir, print }: CommandContext): void {
  rules
    .command('activate')
    .description('自某日起启用一版规则；记入日志，运行中的各进程随即知晓')
    .argument('<file>', '文件，或 规则包@版本')
    .requiredOption('--from <date>', '自哪一天起（北京时间），YYYY-MM-DD，不早于今天')
    .option('--past-reason <text>', '确需早于今天的理由，记入日志', textOption)
    .action(async (file: string, { from, pastReason }: ActivateOptions) => {
      const pack = await findRules(dataDir(), file);
      const reason = pastReason === undefined ? {} : { reason: pastReason };
      const command = { type: 'ActivateRulePack', pack, from, ...reason } as const;
      if (!(await carryOut(dataDir(), command)))
        return print(`自 ${from} 起已是 ${nameOfVersion(pack)}，没有改动`);
      print(`已启用 ${nameOfVersion(pack)}，自 ${from} 起，摘要 ${rulesDigest(pack)}`);
      const before = await rulesInForceBefore(dataDir(), from);
      if (before) [`此前为 ${nameOfVersion(before)}：`, ...changesOf(before, pack)].forEach(print);
    });
}

interface ActivateOptions {
  readonly from: string;
  readonly pastReason?: string;
}

function addRevoke(rules: Command, { dataDir, print }: CommandContext): void {
  rules
    .command('revoke')
    .description('撤销一次尚未到期的启用')
    .requiredOption('--from <date>', '原定自哪一天起，YYYY-MM-DD')
    .requiredOption('--reason <text>', '理由，记入日志', textOption)
    .action(async ({ from, reason }: { readonly from: string; readonly reason: string }) => {
      await carryOut(dataDir(), { type: 'RevokeRulePack', from, reason });
      print(`已撤销自 ${from} 起的启用`);
    });
}

export const addRules: AddCommand = (program, context) => {
  const rules = program.command('rules').description('吹哨规则：检查、比较、启用');
  for (const add of [addCheck, addDiff, addList, addActivate, addRevoke]) add(rules, context);
};
