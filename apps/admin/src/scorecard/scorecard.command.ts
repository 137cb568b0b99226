import { join } from 'node:path';
import { localMinute } from '#calendar';
import {
  cutOffAt,
  type MonthScores,
  openLiveScoreRules,
  percentOf,
  recomputeScorecards,
  responseStatistics,
  type Scorecard,
  scorecards,
  scoreWordOf,
  scoringOf,
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

interface Scores extends MonthScores {
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly organisations: Organisations;
}

function scoresOf(dataDir: string, { month, department, fromLog }: Options): Promise<Scores> {
  const rulesDir = process.env['RULES_DIR'] ?? join(dataDir, 'rules');
  return withData(dataDir, async (data) => {
    const rules = await openLiveScoreRules(data.log, { rulesDir }).current();
    const organisations = await new Directory(data.log, systemClock).current();
    const scoring = scoringOf(rules, organisations);
    const cutOff = cutOffAt(systemClock.now());
    const question = { month, department, cutOff };
    const of = { organisations, cutOff };
    if (fromLog) return { ...of, ...(await recomputeScorecards(data.log, scoring, question)) };
    await catchUp(data, [responseStatistics.name], terminalProgress);
    const db = await data.reads.live<StatisticsTables>(responseStatistics.name);
    return { ...of, ...(await scorecards(db, scoring, question)) };
  });
}

/** The cards of one kind of responder, which are ranked against each other. */
function boardLines(cards: readonly Scorecard[], nameOf: (id: string) => string): string[] {
  const [first] = cards;
  if (!first) return [];
  const names = first.indicators.map(({ name }) => name);
  const header = ['单位', ...names, '总分', '样本', '未到期', '待街道', '名次'];
  const rows = cards.map((card) => [
    nameOf(card.department),
    ...card.indicators.map(
      (indicator) => `${percentOf(indicator)}(${indicator.numerator}/${indicator.denominator})`,
    ),
    card.total?.toFixed(2) ?? '–',
    ...[card.sample, card.notYetDue, card.awaitingStreet].map(String),
    card.rank === null ? '–' : `${card.rank}/${card.boardSize}`,
  ]);
  const { name, pack, version, effectiveFrom, digest } = first.rule;
  return [
    `${first.month} 绩效考核 · ${scoreWordOf(first.kind)}，规则：${name} ${pack}@${version}（${effectiveFrom} 起，摘要 ${digest}）`,
    ...tableLines(header, rows),
    `样本不足 ${first.minimumSample} 的单位不排名；未到期的和待街道核实的不计入比率`,
  ];
}

function linesOf({ cards, unscored, organisations, cutOff }: Scores): string[] {
  const month = (cards[0] ?? unscored[0])?.month;
  if (month === undefined) return ['该月没有派哨'];
  // Names at the end of the month: no date of it is after the 31st.
  const then = organisations.asOf(`${month}-31`);
  const nameOf = (id: string) => then.nameOf(id);
  const kinds = [...new Set(cards.map(({ kind }) => kind))];
  const kindOf = (kind: string | null) => (kind === null ? '不在机构目录' : scoreWordOf(kind));
  return [
    `数据截止 ${localMinute(cutOff)}`,
    ...kinds.flatMap((kind) =>
      boardLines(
        cards.filter((card) => card.kind === kind),
        nameOf,
      ),
    ),
    ...unscored.map(
      ({ department, kind, sample }) =>
        `${nameOf(department)}（${kindOf(kind)}）派哨 ${sample} 件，没有适用的考核规则，不计分`,
    ),
  ];
}

/** Without a score is whose `rule` is null. */
const toJson = ({ cards, unscored }: MonthScores): object[] => [
  ...cards,
  ...unscored.map((one) => ({ ...one, rule: null, total: null, rank: null })),
];

export const addScorecard: AddCommand = (program, { dataDir, print }) => {
  program
    .command('scorecard')
    .description('部门月度绩效考核')
    .requiredOption('--month <month>', '派哨月份，YYYY-MM', monthOption)
    .option('--department <id>', '只看一个部门')
    .option('--from-log', '不用查询视图，直接由日志重算')
    .option('--json', '以 JSON 输出')
    .action(async (options: Options) => {
      const found = await scoresOf(dataDir(), options);
      if (options.json) print(JSON.stringify(toJson(found), null, 2));
      else linesOf(found).forEach(print);
    });
};
