import type { Command } from 'commander';
import {
  caseMixes,
  explainedScore,
  explanationLines,
  kindNamesIn,
  openLiveScoreRules,
  openPeriodScores,
  responseStatistics,
  type ScorePeriod,
  scoringOf,
  type StatisticsTables,
} from '#assessment';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { answerOnThisThread } from '#read-store';
import { catchUp, openRules } from '#runtime';
import type { CommandContext } from '../command.js';
import { withData } from '../data/open-data.js';
import { periodOption } from '../options.js';
import { settingsOf } from '../rules/rule-desk.js';
import { terminalProgress } from '../terminal-progress.js';

interface Options {
  readonly period: ScorePeriod;
  readonly organisation: string;
  readonly indicator?: string;
  readonly list?: true;
  readonly json?: true;
}

/** How many summonses `--list` names of each count. */
const LISTED = 20;

function explain(dataDir: string, { period, organisation, indicator, list }: Options) {
  return withData(dataDir, async ({ log, reads, ...data }) => {
    await catchUp({ log, reads, ...data }, [responseStatistics.name], terminalProgress);
    const organisations = await new Directory(log, systemClock).current();
    const rules = await openLiveScoreRules(log, settingsOf(dataDir)).current();
    const db = await reads.live<StatisticsTables>(responseStatistics.name);
    const book = await openRules(settingsOf(dataDir), log);
    const scoring = scoringOf(rules, organisations.asOf(period.to));
    const parts = { store: reads, questions: answerOnThisThread(reads), log, clock: systemClock };
    const scores = openPeriodScores(parts, settingsOf(dataDir));
    const { answer, cutOff } = await scores.of({ period }, organisations.asOf(period.to));
    return explainedScore(
      {
        db,
        cards: answer.cards,
        mixes: await caseMixes(db, period),
        log,
        scoring,
        organisations,
        kindNames: kindNamesIn(await book.current()),
        mayRead: () => true,
      },
      {
        period,
        cutOff,
        organisation,
        edition: answer.edition,
        indicator,
        first: list ? LISTED : 0,
      },
    );
  });
}

/** `score explain`: why a score is what it is, in the words of the API. */
export function addExplain(score: Command, { dataDir, print }: CommandContext): void {
  score
    .command('explain')
    .description('说明一个得分的来历：指标、算式、分子分母，直到各次召集')
    .requiredOption(
      '--period <period>',
      '时段：2026-11、2026-Q4、2026、2026-03..2026-08',
      periodOption,
    )
    .requiredOption('--organisation <id>', '单位')
    .option('--indicator <code>', '只说明一项指标')
    .option('--list', `列出每个计数的头 ${LISTED} 次召集`)
    .option('--json', '以 JSON 输出')
    .action(async (options: Options) => {
      const found = await explain(dataDir(), options);
      if (options.json) print(JSON.stringify(found ?? null, null, 2));
      else if (found) explanationLines(found).forEach(print);
      else print('没有得分：该时段没有派哨，或没有适用的考核规则');
    });
}
