import { OperatorError } from '#event-sourcing';
import { startLogBar } from '#event-store';
import { verifyLog } from '#event-store/maintenance';
import { verifyReads } from '#runtime';
import type { AddCommand } from '../command.js';
import { withData } from '../data/open-data.js';
import { terminalProgress } from '../terminal-progress.js';

export const addVerify: AddCommand = (program, { dataDir, print }) => {
  program
    .command('verify')
    .description('核对日志（序号、位置、事件编号）与查询视图（与从零重建的结果比对）')
    .option('--log-only', '只核对日志')
    .action(async ({ logOnly }: { logOnly?: true }) => {
      const faults = await withData(dataDir(), async (data) => {
        const bar = startLogBar(terminalProgress, '核对日志', await data.log.head());
        const found = await verifyLog(data.log, bar).finally(() => bar.stop());
        print(`日志：${found.streams} 个事件流，${found.events} 个事件`);
        return [...found.faults, ...(logOnly ? [] : await verifyReads(data, terminalProgress))];
      });
      faults.forEach(print);
      if (faults.length > 0)
        throw new OperatorError('VERIFY_FAILED', `发现 ${faults.length} 处不符`);
      print('核对无误');
    });
};
