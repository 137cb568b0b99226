import { Option } from 'commander';
import { Directory, type Organisations } from '#directory';
import { OperatorError, systemClock } from '#event-sourcing';
import { catchUp } from '#runtime';
import {
  APPEAL_GROUPS,
  type AppealGroup,
  appeals,
  appealStatistics,
  type AppealStatisticsRow,
  type AppealSubject,
  type AppealTables,
} from '#whistle';
import type { AddCommand } from '../command.js';
import { withData } from '../data/open-data.js';
import { monthOption } from '../options.js';
import { tableLines } from '../table.js';
import { terminalProgress } from '../terminal-progress.js';

interface Options {
  readonly by: AppealGroup;
  readonly from?: string;
  readonly to?: string;
  readonly json?: true;
}

const SUBJECTS: Readonly<Record<AppealSubject, string>> = {
  timestamp: '时间',
  rating: '评哨',
  duty: '职责',
  exclusion: '剔除',
};
const HEADER = ['', '提出', '成立', '不成立', '撤回', '待裁决', '逾期裁决'];

/** The API's statistics of appeals, brought up to date first. */
const statisticsOf = (dataDir: string, { by, from, to }: Options) =>
  withData(dataDir, async (data) => {
    await catchUp(data, [appeals.name], terminalProgress);
    const db = await data.reads.live<AppealTables>(appeals.name);
    const rows = await appealStatistics(db, { groupBy: [by], from, to });
    const organisations = await new Directory(data.log, systemClock).current();
    return { rows, organisations };
  });

function nameOf(key: string, by: AppealGroup, organisations: Organisations): string {
  if (by === 'subject') return SUBJECTS[key as AppealSubject];
  return by === 'month' ? key : organisations.nameOf(key);
}

const cellsOf = ({ filed, upheld, rejected, withdrawn, open, decidedLate }: Counts): string[] =>
  [filed, upheld, rejected, withdrawn, open, decidedLate].map(String);
type Counts = AppealStatisticsRow['counts'];

export const addAppeals: AddCommand = (program, { dataDir, print }) => {
  program
    .command('appeals')
    .description('申诉统计：按提出之月，各种结果的项数')
    .addOption(new Option('--by <group>', '分组').choices(APPEAL_GROUPS).default('department'))
    .option('--from <month>', '提出之月起（含），YYYY-MM', monthOption)
    .option('--to <month>', '提出之月止（含），YYYY-MM', monthOption)
    .option('--json', '以 JSON 输出')
    .action(async (options: Options) => {
      const { by, from, to, json } = options;
      if (from !== undefined && to !== undefined && from > to)
        throw new OperatorError('PERIOD_INVALID', '--to：不得早于 --from');
      const { rows, organisations } = await statisticsOf(dataDir(), options);
      const shown = rows.map(({ keys, counts }) => {
        const key = keys[by] ?? '';
        return { key, name: nameOf(key, by, organisations), counts };
      });
      if (json) {
        const flat = shown.map(({ key, name, counts }) => ({ [by]: key, name, ...counts }));
        return print(JSON.stringify(flat, null, 2));
      }
      const lines = shown.map(({ name, counts }) => [name, ...cellsOf(counts)]);
      return tableLines(HEADER, lines).forEach(print);
    });
};
