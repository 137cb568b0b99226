import type { Command } from 'commander';
import { startLogBar } from '#event-store';
import { OperatorError } from '#event-sourcing';
import type { BuildProgress, Built, ProjectionStatus, UnparkOutcome } from '#read-store';
import { PROJECTIONS } from '#runtime';
import type { AddCommand, CommandContext } from '../command.js';
import { withData } from '../data/open-data.js';
import { textOption } from '../options.js';
import { tableLines } from '../table.js';
import { terminalProgress } from '../terminal-progress.js';

const STATES = { live: '可用', building: '构建中', absent: '尚未构建' } as const;

const cellsOf = (status: ProjectionStatus): string[] => [
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
      tableLines(HEADER, statuses.map(cellsOf)).forEach(print);
      for (const { name, lastFailure } of statuses)
        if (lastFailure) print(`${name} 最近的失败（${lastFailure.at}）：${lastFailure.message}`);
    });
};

export const addRebuild: AddCommand = (program, { dataDir, print }) => {
  program
    .command('rebuild')
    .description('从日志重建查询视图，完成后原子切换；不写名称则全部重建，日志只读一遍')
    .argument('[projection]', '查询视图的名称')
    .option('--all', '全部重建（不写名称时即如此）')
    .action(async (projection: string | undefined) => {
      await withData(dataDir(), async ({ log, reads }) => {
        const bar = startLogBar(terminalProgress, `重建 ${projection ?? '全部'}`, await log.head());
        const onProgress = ({ position }: BuildProgress) => bar.moveTo(position);
        try {
          const built =
            projection === undefined
              ? await reads.rebuildAll({ onProgress })
              : new Map([[projection, await reads.rebuild(projection, { onProgress })]]);
          printBuilt(built, print);
        } finally {
          bar.stop();
        }
      });
    });
};

/** @throws OperatorError REBUILD_INCOMPLETE where one could not be built */
function printBuilt(built: Built, print: (line: string) => void): void {
  const failed: string[] = [];
  for (const [name, result] of built)
    if ('error' in result)
      failed.push(`${name} 未能重建，原有数据不受影响：${reasonOf(result.error)}`);
    else print(`${name} 已重建：${result.events} 个事件，每秒 ${Math.round(result.rate)}`);
  if (failed.length > 0) throw new OperatorError('REBUILD_INCOMPLETE', failed.join('\n'));
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function outcomeLine(stream: string, result: UnparkOutcome): string {
  if (result.outcome === 'applied') return `${stream} 已恢复`;
  const { revision, type, error } = result.parked;
  return `${stream} 仍被搁置：第 ${revision} 个事件 ${type}：${error}`;
}

function addList(parked: Command, { dataDir, print }: CommandContext): void {
  parked
    .command('list', { isDefault: true })
    .description('列出被搁置的事件流')
    .action(() =>
      withData(dataDir(), async ({ reads }) => {
        let found = 0;
        for (const { name } of PROJECTIONS)
          for (const { stream, revision, type, error, parkedAt } of await reads.parked(name)) {
            found += 1;
            print(`${name} ${stream} @${revision} ${type} ${parkedAt} ${error}`);
          }
        print(found === 0 ? '没有被搁置的事件流' : `共 ${found} 个`);
      }),
    );
}

function addRetry(parked: Command, { dataDir, print }: CommandContext): void {
  parked
    .command('retry')
    .description('再次处理被搁置的事件流')
    .argument('<projection>')
    .argument('<stream>')
    .action((projection: string, stream: string) =>
      withData(dataDir(), async ({ reads }) =>
        print(outcomeLine(stream, await reads.retry(projection, stream))),
      ),
    );
}

function addSkip(parked: Command, { dataDir, print }: CommandContext): void {
  parked
    .command('skip')
    .description('跳过无法处理的那一个事件，并记下原因')
    .argument('<projection>')
    .argument('<stream>')
    .requiredOption('--reason <text>', '原因', textOption)
    .action((projection: string, stream: string, { reason }: { reason: string }) =>
      withData(dataDir(), async ({ reads }) =>
        print(outcomeLine(stream, await reads.skip(projection, stream, reason))),
      ),
    );
}

export const addParked: AddCommand = (program, context) => {
  const parked = program.command('parked').description('查询视图搁置的事件流');
  for (const add of [addList, addRetry, addSkip]) add(parked, context);
};
