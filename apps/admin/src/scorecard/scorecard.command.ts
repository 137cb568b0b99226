import { join } from 'node:path';
import type { Command } from 'commander';
import { localMinute } from '#calendar';
import {
  cutOffAt,
  type IndicatorScore,
  monthPeriod,
  openLiveScoreRules,
  percentOf,
  recomputeScorecards,
  responseStatistics,
  type Scorecard,
  scorecards,
  scoreWordOf,
  scoringOf,
  type Scores,
  type ScorePeriod,
  type StatisticsTables,
} from '#assessment';
import { Directory, type Organisations } from '#directory';
import { systemClock } from '#event-sourcing';
import { catchUp } from '#runtime';
import type { AddCommand } from '../command.js';
import { withData } from '../data/open-data.js';
import { monthOption, periodOption } from '../options.js';
import { tableLines } from '../table.js';
import { terminalProgress } from '../terminal-progress.js';

interface Options {
  readonly period: ScorePeriod;
  readonly department?: string;
  readonly fromLog?: true;
  readonly json?: true;
}

/** As the command line has it. */
interface Given extends Partial<Options> {
  readonly month?: string;
}

interface Asked extends Scores {
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly organisations: Organisations;
}

function scoresOf(dataDir: string, { period, department, fromLog }: Options): Promise<Asked> {
  const rulesDir = process.env['RULES_DIR'] ?? join(dataDir, 'rules');
  return withData(dataDir, async (data) => {
    const rules = await openLiveScoreRules(data.log, { rulesDir }).current();
    const organisations = await new Directory(data.log, systemClock).current();
    const scoring = scoringOf(rules, organisations);
    const cutOff = cutOffAt(systemClock.now());
    const question = { period, department, cutOff };
    const of = { organisations, cutOff };
    if (fromLog) return { ...of, ...(await recomputeScorecards(data.log, scoring, question)) };
    await catchUp(data, [responseStatistics.name], terminalProgress);
    const db = await data.reads.live<StatisticsTables>(responseStatistics.name);
    return { ...of, ...(await scorecards(db, scoring, question)) };
  });
}

/** A rate with its counts, or the points of what has none. */
function indicatorText({ numerator, denominator, points }: IndicatorScore): string {
  if (numerator !== null && denominator !== null)
    return `${percentOf({ numerator, denominator })}(${numerator}/${denominator})`;
  const shown = points?.toFixed(2) ?? '–';
  return numerator === null ? shown : `${shown}(${numerator}次)`;
}

/** The cards of one kind of responder, which are ranked against each other. */
function boardLines(cards: readonly Scorecard[], nameOf: (id: string) => string): string[] {
  const [first] = cards;
  if (!first) return [];
  const names = first.indicators.map(({ name }) => name);
  const header = ['单位', ...names, '总分', '样本', '未到期', '待街道', '名次'];
  const rows = cards.map((card) => [
    nameOf(card.department),
    ...card.indicators.map(indicatorText),
    card.total?.toFixed(2) ?? '–',
    ...[card.sample, card.notYetDue, card.awaitingStreet].map(String),
    card.rank === null ? '–' : `${card.rank}/${card.boardSize}`,
  ]);
  const { name, pack, version, effectiveFrom, digest } = first.rule;
  return [
    `${first.period} 绩效考核 · ${scoreWordOf(first.kind)}，规则：${name} ${pack}@${version}（${effectiveFrom} 起，摘要 ${digest}）`,
    ...tableLines(header, rows),
    `样本不足 ${first.minimumSample} 的单位不排名；未到期的和待街道核实的不计入比率`,
  ];
}

function linesOf({ to }: ScorePeriod, asked: Asked): string[] {
  const { cards, unscored, organisations, cutOff } = asked;
  if (cards.length + unscored.length === 0) return ['该时段没有派哨'];
  const then = organisations.asOf(to);
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
const toJson = ({ cards, unscored }: Scores): object[] => [
  ...cards,
  ...unscored.map((one) => ({ ...one, rule: null, total: null, rank: null })),
];

export const addScorecard: AddCommand = (program, { dataDir, print }) => {
  program
    .command('scorecard')
    .description('绩效考核：一个月、一季、一年或任一时段')
    .option('--period <period>', '派哨时段，如 2026-11、2026-Q4、2026', periodOption)
    .option('--month <month>', '派哨月份，YYYY-MM；同 --period', monthOption)
    .option('--department <id>', '只看一个部门')
    .option('--from-log', '不用查询视图，直接由日志重算')
    .option('--json', '以 JSON 输出')
    .action(async ({ month, period, ...options }: Given, command: Command) => {
      const asked = period ?? (month === undefined ? undefined : monthPeriod(month));
      if (!asked) return command.error('请写明 --period');
      const found = await scoresOf(dataDir(), { period: asked, ...options });
      if (options.json) print(JSON.stringify(toJson(found), null, 2));
      else linesOf(asked, found).forEach(print);
    });
};
