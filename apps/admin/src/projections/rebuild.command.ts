import type { BuildProgress } from '#read-store';
import { PROJECTIONS } from '#runtime';
import type { AddCommand } from '../command.js';
import { withData } from '../data/open-data.js';
import { positionNumber } from '../position-number.js';
import { type Bar, terminalProgress } from '../progress.js';

/** Positions of the log stand for progress: there the end is known. */
function follow(bar: Bar): (progress: BuildProgress) => void {
  let shown = 0;
  return ({ position }) => {
    const now = positionNumber(position);
    bar.add(now - shown);
    shown = now;
  };
}

export const addRebuild: AddCommand = (program, { dataDir, print }) => {
  program
    .command('rebuild')
    .description('从日志重建查询视图,完成后原子切换;不写名称则全部重建')
    .argument('[projection]', '查询视图的名称')
    .action(async (projection: string | undefined) => {
      const names = projection === undefined ? PROJECTIONS.map(({ name }) => name) : [projection];
      await withData(dataDir(), async ({ log, reads }) => {
        const total = positionNumber(await log.head());
        for (const name of names) {
          const bar = terminalProgress.start(`重建 ${name}`, total, '事件');
          try {
            const built = await reads.rebuild(name, { onProgress: follow(bar) });
            print(`${name} 已重建:${built.events} 个事件,每秒 ${Math.round(built.rate)}`);
          } finally {
            bar.stop();
          }
        }
      });
    });
};
