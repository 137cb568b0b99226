import { startLogBar } from '#event-store';
import type { BuildProgress } from '#read-store';
import { PROJECTIONS } from '#runtime';
import type { AddCommand } from '../command.js';
import { withData } from '../data/open-data.js';
import { terminalProgress } from '../terminal-progress.js';

export const addRebuild: AddCommand = (program, { dataDir, print }) => {
  program
    .command('rebuild')
    .description('从日志重建查询视图，完成后原子切换；不写名称则全部重建')
    .argument('[projection]', '查询视图的名称')
    .action(async (projection: string | undefined) => {
      const names = projection === undefined ? PROJECTIONS.map(({ name }) => name) : [projection];
      await withData(dataDir(), async ({ log, reads }) => {
        const head = await log.head();
        for (const name of names) {
          const bar = startLogBar(terminalProgress, `重建 ${name}`, head);
          try {
            const onProgress = ({ position }: BuildProgress) => bar.reached(position);
            const built = await reads.rebuild(name, { onProgress });
            print(`${name} 已重建：${built.events} 个事件，每秒 ${Math.round(built.rate)}`);
          } finally {
            bar.stop();
          }
        }
      });
    });
};
