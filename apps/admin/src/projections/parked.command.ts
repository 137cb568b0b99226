import type { Command } from 'commander';
import type { Unparked } from '#read-store';
import { PROJECTIONS } from '#runtime';
import type { AddCommand, Surroundings } from '../command.js';
import { withData } from '../data/open-data.js';
import { textOption } from '../text-option.js';

function outcomeLine(stream: string, result: Unparked): string {
  if (result.outcome === 'applied') return `${stream} 已恢复`;
  const { revision, type, error } = result.parked;
  return `${stream} 仍被搁置：第 ${revision} 个事件 ${type}：${error}`;
}

function addList(parked: Command, { dataDir, print }: Surroundings): void {
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

function addRetry(parked: Command, { dataDir, print }: Surroundings): void {
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

function addSkip(parked: Command, { dataDir, print }: Surroundings): void {
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

export const addParked: AddCommand = (program, surroundings) => {
  const parked = program.command('parked').description('查询视图搁置的事件流');
  for (const add of [addList, addRetry, addSkip]) add(parked, surroundings);
};
