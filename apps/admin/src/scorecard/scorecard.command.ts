import { join } from 'node:path';
import {
  logAsOf,
  monthPeriod,
  openLiveScoreRules,
  PublishedScores,
  recomputeScorecards,
  responseStatistics,
  scorecards,
  type Scores,
  scoringOf,
  sharesOfPool,
  type ScorePeriod,
  type StatisticsTables,
} from '#assessment';
import { Directory } from '#directory';
import { OperatorError, systemClock } from '#event-sourcing';
import { catchUp, type OpenData } from '#runtime';
import type { AddCommand } from '../command.js';
import { withData } from '../data/open-data.js';
import { countOption, instantOption, monthOption, periodOption } from '../options.js';
import { terminalProgress } from '../terminal-progress.js';
import { type Asked, linesOf } from './scorecard-lines.js';

interface Options {
  readonly period: ScorePeriod;
  readonly department?: string;
  readonly fromLog?: true;
  /** As of a past instant, ISO 8601 UTC. */
  readonly asOf?: string;
  readonly json?: true;
  /** 绩效工资 of the agencies of a street, in 分. */
  readonly pool?: number;
  readonly street?: string;
}

/** As the command line has it. */
interface Given extends Partial<Options> {
  readonly month?: string;
}

/** Scores as they were published, or computed from the read model or the log. */
async function scored(
  { log, ...data }: OpenData,
  { period, fromLog, asOf }: Options,
  rulesDir: string,
): Promise<Scores & Pick<Asked, 'cutOff' | 'organisations'>> {
  const now = asOf ?? systemClock.now();
  const told = asOf === undefined ? log : logAsOf(log, asOf);
  const clock = { now: () => now };
  const organisations = await new Directory(told, clock).current();
  const standing = await new PublishedScores(told, clock).standingOf(period);
  const { cutOff } = standing;
  const of = { cutOff, organisations };
  if (standing.scores && !fromLog) return { ...standing.scores, ...of };
  const scoring = scoringOf(await openLiveScoreRules(told, { rulesDir }).current(), organisations);
  const question = { period, cutOff };
  if (fromLog || asOf !== undefined)
    return { ...(await recomputeScorecards(told, scoring, question)), ...of };
  await catchUp({ log, ...data }, [responseStatistics.name], terminalProgress);
  const db = await data.reads.live<StatisticsTables>(responseStatistics.name);
  return { ...(await scorecards(db, scoring, question)), ...of };
}

function scoresOf(dataDir: string, options: Options): Promise<Asked> {
  const { period, department, pool, street } = options;
  const rulesDir = process.env['RULES_DIR'] ?? join(dataDir, 'rules');
  return withData(dataDir, async (data) => {
    const { cards, unscored, cutOff, organisations } = await scored(data, options, rulesDir);
    const isAsked = (one: { readonly department: string }) =>
      department === undefined || one.department === department;
    const pay =
      pool === undefined || street === undefined
        ? new Map<string, number>()
        : sharesOfPool({ amount: pool, street }, cards, organisations.asOf(period.to));
    const shown = { cards: cards.filter(isAsked), unscored: unscored.filter(isAsked) };
    return { ...shown, cutOff, organisations, pay };
  });
}

/** Without a score is whose `rule` is null. */
const toJson = ({ cards, unscored, pay }: Asked): object[] => [
  ...cards.map((card) =>
    pay.size === 0 ? card : { ...card, pay: pay.get(card.department) ?? null },
  ),
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
    .option('--as-of <instant>', '按过去某一时刻所知，ISO 8601', instantOption)
    .option('--pool <fen>', '绩效工资总额（分），按得分分给 --street 的派出机构', countOption)
    .option('--street <id>', '哪个街道的派出机构')
    .option('--json', '以 JSON 输出')
    .action(async ({ month, period, ...options }: Given) => {
      const asked = period ?? (month === undefined ? undefined : monthPeriod(month));
      if (!asked) throw new OperatorError('SCORE_PERIOD_INVALID', '请写明 --period');
      if ((options.pool === undefined) !== (options.street === undefined))
        throw new OperatorError('PAY_STREET_MISSING', '--pool 与 --street 须一并写明');
      const found = await scoresOf(dataDir(), { period: asked, ...options });
      if (options.json) print(JSON.stringify(toJson(found), null, 2));
      else linesOf(asked, found).forEach(print);
    });
};
