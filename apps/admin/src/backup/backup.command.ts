import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backUpSqliteEventStore, openSqliteEventStore } from '#event-store/sqlite';
import { OperatorError } from '#event-sourcing';
import { copyPieces, FolderStore, piecesInLog } from '#evidence';
import type { AddCommand, CommandContext } from '../command.js';
import { evidencePlaceAt, toldOfCopy, withEvidence } from '../data/evidence-at.js';

/** Copies the evidence that a log speaks of into a folder; what is there already is left alone. */
async function backUpEvidence(
  { dataDir, print }: CommandContext,
  file: string,
  folder: string,
): Promise<void> {
  if (evidencePlaceAt(dataDir()).kind !== 'folder')
    return print('佐证文件不在目录中，不在本备份之内，请按其存储的办法另行备份');
  const log = await openSqliteEventStore({ file, readOnly: true });
  const pieces = await piecesInLog(log).finally(() => log.close());
  const to = new FolderStore(folder);
  const copied = await withEvidence(dataDir(), (from) => copyPieces(from, to, pieces));
  if (pieces.length > 0) print(`佐证文件备份到 ${folder}`);
  toldOfCopy(copied, print);
}

export const addBackup: AddCommand = (program, context) => {
  const { dataDir, print } = context;
  program
    .command('backup')
    .description(
      '备份事件日志到一个文件，佐证到其旁的目录；系统可照常运行。个人信息的密钥不在其中，另用 privacy backup 备份',
    )
    .argument('<file>', '备份文件，不得已存在')
    .option('--evidence <folder>', '佐证备份的目录，可多次备份共用；默认为备份文件名加 .evidence')
    .action(async (name: string, { evidence }: { readonly evidence?: string }) => {
      const [log, file] = [join(dataDir(), 'events.db'), resolve(name)];
      if (!existsSync(log))
        throw new OperatorError('DATA_MISSING', `数据目录 ${dataDir()} 中没有事件日志`);
      if (existsSync(file)) throw new OperatorError('BACKUP_EXISTS', `${file} 已存在`);
      const { events, position } = await backUpSqliteEventStore(log, file);
      print(`已备份到 ${file}：${events} 个事件，位置 ${position}`);
      print('个人信息的密钥不在其中：请另用 privacy backup 备份，并与日志分开保存');
      await backUpEvidence(context, file, resolve(evidence ?? `${file}.evidence`));
    });
};
