import { InvalidArgumentError } from 'commander';
import { signals, signalsOf, type SignalTables, signalText } from '#assessment';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { catchUp } from '#runtime';
import type { AddCommand } from '../command.js';
import { withData } from '../data/open-data.js';
import { monthOption } from '../options.js';
import { terminalProgress } from '../terminal-progress.js';

/** Parses a count of at least one. @throws InvalidArgumentError */
function countOption(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('应为正整数');
  return count;
}

interface Options {
  readonly month: string;
  readonly leastRatings: number;
  readonly afterDays: number;
  readonly againDays: number;
  readonly burst: number;
  readonly json?: true;
}

export const addSignals: AddCommand = (program, { dataDir, print }) => {
  program
    .command('signals')
    .description('防刷分信号：千篇一律的评分、争议后低分、办结后再次吹哨、一图多用、批量报到')
    .requiredOption('--month <month>', '月份，YYYY-MM', monthOption)
    .option('--least-ratings <n>', '街道至少评分几次', countOption, 10)
    .option('--after-days <n>', '争议后几天内的评分', countOption, 7)
    .option('--again-days <n>', '办结后几天内再次吹哨', countOption, 30)
    .option('--burst <n>', '一个账号一分钟内报到几次', countOption, 3)
    .option('--json', '以 JSON 输出')
    .action(async ({ json, ...asked }: Options) => {
      await withData(dataDir(), async (data) => {
        await catchUp(data, [signals.name], terminalProgress);
        const found = await signalsOf(await data.reads.live<SignalTables>(signals.name), asked);
        if (json) return print(JSON.stringify(found, null, 2));
        const organisations = await new Directory(data.log, systemClock).current();
        const nameOf = (id: string) => organisations.nameOf(id);
        if (found.length === 0) print('没有信号');
        for (const signal of found) {
          print(signalText(signal, nameOf));
          print(`  ${signal.whistles.join('、')}`);
        }
        print('信号只供核查，不计入得分');
      });
    });
};
