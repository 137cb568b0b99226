import type { ProjectionStatus } from '#read-store';
import type { AddCommand } from '../command.js';
import { withData } from '../data/open-data.js';
import { tableLines } from '../table.js';

const STATES = { live: '可用', building: '构建中', absent: '尚未构建' } as const;

const cells = (status: ProjectionStatus): string[] => [
  status.name,
  STATES[status.state],
  `${status.liveVersion ?? '–'}/${status.version}`,
  String(status.applied),
  String(status.lag.events ?? '–'),
  status.lag.seconds.toFixed(1),
  String(Math.round(status.rate)),
  String(status.parked),
];

const HEADER = ['查询视图', '状态', '版本', '已处理', '落后事件', '落后秒', '每秒', '搁置'];

export const addProjections: AddCommand = (program, { dataDir, print }) => {
  program
    .command('projections')
    .description('查询视图的状态、落后与搁置')
    .option('--json', '以 JSON 输出')
    .action(async ({ json }: { json?: true }) => {
      const statuses = await withData(dataDir(), ({ reads }) => reads.status());
      if (json) return print(JSON.stringify(statuses, null, 2));
      tableLines(HEADER, statuses.map(cells)).forEach(print);
      for (const { name, lastFailure } of statuses)
        if (lastFailure) print(`${name} 最近的失败（${lastFailure.at}）：${lastFailure.message}`);
    });
};
