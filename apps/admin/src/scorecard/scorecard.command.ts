import { join } from 'node:path';
import { localMinute } from '#calendar';
import {
  cutOffAt,
  openScoreRules,
  percentOf,
  recomputeScorecards,
  responseStatistics,
  type Scorecard,
  scorecards,
  type StatisticsTables,
} from '#assessment';
import { Directory, type Organisations } from '#directory';
import { systemClock } from '#event-sourcing';
import { catchUp } from '#runtime';
import type { AddCommand } from '../command.js';
import { withData } from '../data/open-data.js';
import { monthOption } from '../options.js';
import { tableLines } from '../table.js';
import { terminalProgress } from '../terminal-progress.js';

interface Options {
  readonly month: string;
  readonly department?: string;
  readonly fromLog?: true;
  readonly json?: true;
}

interface Cards {
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly cards: readonly Scorecard[];
  readonly organisations: Organisations;
}

function cardsOf(dataDir: string, { month, department, fromLog }: Options): Promise<Cards> {
  const versions = openScoreRules({ rulesDir: process.env['RULES_DIR'] ?? join(dataDir, 'rules') });
  return withData(dataDir, async (data) => {
    const organisations = await new Directory(data.log, systemClock).current();
    const cutOff = cutOffAt(systemClock.now());
    const question = { month, department, cutOff };
    const of = { organisations, cutOff };
    if (fromLog) return { ...of, cards: await recomputeScorecards(data.log, versions, question) };
    await catchUp(data, [responseStatistics.name], terminalProgress);
    const db = await data.reads.live<StatisticsTables>(responseStatistics.name);
    return { ...of, cards: await scorecards(db, versions, question) };
  });
}

function linesOf({ cards, organisations, cutOff }: Cards): string[] {
  const [first] = cards;
  if (!first) return ['该月没有派哨，或尚无考核规则'];
  // Names at the end of the month: no date of it is after the 31st.
  const then = organisations.asOf(`${first.month}-31`);
  const header = [
    '部门',
    ...first.indicators.map(({ name }) => name),
    '总分',
    '样本',
    '未到期',
    '待街道',
    '名次',
  ];
  const rows = cards.map((card) => [
    then.nameOf(card.department),
    ...card.indicators.map(
      (indicator) => `${percentOf(indicator)}(${indicator.numerator}/${indicator.denominator})`,
    ),
    card.total?.toFixed(2) ?? '–',
    String(card.sample),
    String(card.notYetDue),
    String(card.awaitingStreet),
    card.rank === null ? '–' : String(card.rank),
  ]);
  const { name, version, effectiveFrom } = first.rule;
  return [
    `${first.month} 绩效考核，规则：${name} ${version}（${effectiveFrom} 起），数据截止 ${localMinute(cutOff)}`,
    ...tableLines(header, rows),
    `样本不足 ${first.minimumSample} 的部门不排名；未到期的和待街道核实的不计入比率`,
  ];
}

export const addScorecard: AddCommand = (program, { dataDir, print }) => {
  program
    .command('scorecard')
    .description('部门月度绩效考核')
    .requiredOption('--month <month>', '派哨月份，YYYY-MM', monthOption)
    .option('--department <id>', '只看一个部门')
    .option('--from-log', '不用查询视图，直接由日志重算')
    .option('--json', '以 JSON 输出')
    .action(async (options: Options) => {
      const found = await cardsOf(dataDir(), options);
      if (options.json) print(JSON.stringify(found.cards, null, 2));
      else linesOf(found).forEach(print);
    });
};
