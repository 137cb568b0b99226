import { Option } from 'commander';
import { cutOffAt, type Dimension } from '#assessment';
import { OperatorError, systemClock } from '#event-sourcing';
import type { AddCommand } from '../command.js';
import { dayOption, instantOption } from '../options.js';
import { terminalProgress } from '../terminal-progress.js';
import { statistics, statisticsLines } from './statistics.js';

const DIMENSIONS = ['department', 'street', 'category', 'kind', 'channel', 'hour'] as const;

interface Options {
  readonly by: Dimension;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly json?: true;
}

export const addStats: AddCommand = (program, { dataDir, print }) => {
  program
    .command('stats')
    .description('响应时间统计：各时钟的按时率与 p50/p90/p95')
    .addOption(new Option('--by <dimension>', '分组').choices(DIMENSIONS).default('department'))
    .option('--from <day>', '派哨日期起（含），YYYY-MM-DD', dayOption)
    .option('--to <day>', '派哨日期止（含），YYYY-MM-DD', dayOption)
    .option('--as-of <instant>', '按过去某一时刻所知，ISO 8601', instantOption)
    .option('--json', '以 JSON 输出')
    .action(async ({ by, from, to, asOf, json }: Options) => {
      if (from !== undefined && to !== undefined && from > to)
        throw new OperatorError('PERIOD_INVALID', '--to：不得早于 --from');
      const cutOff = cutOffAt(asOf ?? systemClock.now());
      const rows = await statistics({
        dataDir: dataDir(),
        by,
        from,
        to,
        cutOff,
        asOf,
        progress: terminalProgress,
      });
      if (json) print(JSON.stringify(rows, null, 2));
      else statisticsLines(rows, cutOff).forEach(print);
    });
};
