import type { Command } from 'commander';
import { OperatorError } from '#event-sourcing';
import {
  changesOf,
  type ListedVersion,
  nameOfVersion,
  rulesDigest,
  type RuleVersion,
} from '#rules';
import type { AddCommand, CommandContext } from '../command.js';
import { failureLine } from '../exit-codes.js';
import { textOption } from '../options.js';
import { tableLines } from '../table.js';
import { type ActivateOptions, findRules, type RevokeOptions, type RuleDesk } from './rule-desk.js';

/** One of the commands on rules of one sort. */
type Part = <C extends RuleVersion>(
  rules: Command,
  desk: RuleDesk<C>,
  context: CommandContext,
) => Command;

const dateOf = ({ effectiveFrom }: RuleVersion): string =>
  effectiveFrom === undefined ? '须启用后生效' : `文件日期 ${effectiveFrom}`;

/** A pack as shown for checking before it is activated. */
const packLines = <C extends RuleVersion>(
  desk: RuleDesk<C>,
  pack: C,
  dataDir: string,
): string[] => [
  `${nameOfVersion(pack)}，${dateOf(pack)}，摘要 ${rulesDigest(pack)}`,
  `出处：${pack.source}`,
  ...Object.entries(pack.assumed ?? {}).map(([pointer, why]) => `示例值 ${pointer}：${why}`),
  ...desk.describe(pack, dataDir),
];

const addCheck: Part = (rules, desk, { dataDir, print }) =>
  rules
    .command('check')
    .description(desk.checking)
    .argument('<file...>')
    .action((files: readonly string[]) => {
      const faulty = files.filter((file) => {
        try {
          packLines(desk, desk.load(file), dataDir()).forEach(print);
          return false;
        } catch (error) {
          if (!desk.isUnusable(error)) throw error;
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

const addDiff: Part = (rules, desk, { dataDir, print }) =>
  rules
    .command('diff')
    .description('逐项比较两版规则')
    .argument('<before>', '文件，或 规则包@版本')
    .argument('<after>', '文件，或 规则包@版本')
    .option('--json', '以 JSON 输出')
    .action(async (before: string, after: string, { json }: { readonly json?: true }) => {
      const a = await findRules(desk, dataDir(), before);
      const b = await findRules(desk, dataDir(), after);
      if (json) return print(JSON.stringify(desk.differences(a, b), null, 2));
      print(`${nameOfVersion(a)} → ${nameOfVersion(b)}`);
      changesOf(desk.differenceLines(a, b)).forEach(print);
    });

const STATUS: Readonly<Record<ListedVersion<unknown>['status'], string>> = {
  'in-force': '现行',
  upcoming: '待生效',
  past: '已失效',
  available: '备选',
};

const listLines = <C extends RuleVersion>(
  { scopeOf }: RuleDesk<C>,
  listed: readonly ListedVersion<C>[],
): string[] =>
  tableLines(
    ['规则', '状态', '自', '至', ...(scopeOf ? ['适用'] : []), '启用', '摘要'],
    listed.map(({ pack, status, from, until, activation, digest }) => [
      ...[nameOfVersion(pack), STATUS[status], from ?? '–', until ?? '–'],
      ...(scopeOf ? [scopeOf(pack)] : []),
      ...[activation ? activation.account : from === undefined ? '–' : '按文件日期', digest],
    ]),
  );

const addList: Part = (rules, desk, { dataDir, print }) =>
  rules
    .command('list')
    .description('规则版本：现行、待生效、已失效和备选')
    .option('--json', '以 JSON 输出')
    .action(async ({ json }: { readonly json?: true }) => {
      const listed = desk.listed(await desk.known(dataDir()));
      if (!json) return listLines(desk, listed).forEach(print);
      // Without their content, which `check` and `diff` show.
      const shown = listed.map(({ pack, ...rest }) => ({
        pack: pack.pack,
        version: pack.version,
        ...rest,
        ...desk.partsOf(pack),
      }));
      print(JSON.stringify(shown, null, 2));
    });

interface DryRun {
  readonly dryRun?: true;
}
const DRY_RUN = ['--dry-run', '只列出将有哪些改动，不写入'] as const;

const addActivate: Part = (rules, desk, { dataDir, print }) =>
  rules
    .command('activate')
    .description('自某日起启用一版规则；记入日志，运行中的各进程随即知晓')
    .argument('<file>', '文件，或 规则包@版本')
    .requiredOption('--from <date>', '自哪一天起（北京时间），YYYY-MM-DD，不早于今天')
    .option('--past-reason <text>', '确需早于今天的理由，记入日志', textOption)
    .option(...DRY_RUN)
    .action(async (file: string, options: ActivateOptions & DryRun) => {
      const { from, dryRun = false } = options;
      const pack = await findRules(desk, dataDir(), file);
      const name = nameOfVersion(pack);
      const told = await desk.activate(pack, options, dataDir())(dataDir(), dryRun);
      if (!told) return print(`自 ${from} 起已是 ${name}，没有改动`);
      print(
        `${dryRun ? '试算，未写入：将' : '已'}启用 ${name}，自 ${from} 起，摘要 ${rulesDigest(pack)}`,
      );
      desk.effects(await desk.known(dataDir()), pack, from).forEach(print);
      told.forEach(print);
    });

const addRevoke: Part = (rules, desk, { dataDir, print }) =>
  rules
    .command('revoke')
    .description('撤销一次尚未到期的启用')
    .requiredOption('--from <date>', '原定自哪一天起，YYYY-MM-DD')
    .requiredOption('--reason <text>', '理由，记入日志', textOption)
    .option(...DRY_RUN)
    .action(async (options: RevokeOptions & DryRun) => {
      const { from, dryRun = false } = options;
      await desk.revoke(options, dataDir())(dataDir(), dryRun);
      print(`${dryRun ? '试算，未写入：将' : '已'}撤销自 ${from} 起的启用`);
    });

/** The commands on one sort of rules. */
export const addRuleCommands =
  <C extends RuleVersion>(desk: RuleDesk<C>): AddCommand =>
  (program, context) => {
    const rules = program.command(desk.name).description(desk.description);
    for (const add of [addCheck, addDiff, addList]) add(rules, desk, context);
    const activate = addActivate(rules, desk, context);
    const revoke = addRevoke(rules, desk, context);
    desk.addOptions?.({ activate, revoke });
  };
