import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backUpSqliteEventStore } from '#event-store/sqlite';
import { OperatorError } from '#event-sourcing';
import type { AddCommand } from '../command.js';

export const addBackup: AddCommand = (program, { dataDir, print }) => {
  program
    .command('backup')
    .description(
      '备份事件日志到一个文件；系统可照常运行。个人信息的密钥不在其中，另用 privacy backup 备份',
    )
    .argument('<file>', '备份文件，不得已存在')
    .action(async (name: string) => {
      const [log, file] = [join(dataDir(), 'events.db'), resolve(name)];
      if (!existsSync(log))
        throw new OperatorError('DATA_MISSING', `数据目录 ${dataDir()} 中没有事件日志`);
      if (existsSync(file)) throw new OperatorError('BACKUP_EXISTS', `${file} 已存在`);
      const { events, position } = await backUpSqliteEventStore(log, file);
      print(`已备份到 ${file}：${events} 个事件，位置 ${position}`);
      print('个人信息的密钥不在其中：请另用 privacy backup 备份，并与日志分开保存');
    });
};
