import type { Command } from 'commander';
import { OperatorError, systemClock } from '#event-sourcing';
import { backUpKeys, beginRotation, endRotation, Erasure, restoreKeys } from '#privacy';
import type { AddCommand, CommandContext } from '../command.js';
import { keysAt, withKeysAt, withLog } from '../data/open-data.js';
import { addErase, addListDue } from './erase.command.js';
import { addSealLog } from './seal-log.command.js';

function addRotate(privacy: Command, { dataDir, print }: CommandContext): void {
  privacy
    .command('rotate')
    .description('更换主密钥：重新保护全部密钥，日志不变；可在运行中进行，中断后再执行即可')
    .action(async () => {
      const { folder, secrets } = keysAt(dataDir());
      if (secrets && secrets.previous === undefined)
        throw new OperatorError(
          'PREVIOUS_MISSING',
          '请把新的填入 KEYS_SECRET、旧的填入 KEYS_SECRET_PREVIOUS，重启各进程后再执行',
        );
      const own = secrets ? undefined : folder;
      if (own !== undefined) beginRotation(own);
      const rewrapped = await withKeysAt(dataDir(), (keys) => keys.rewrap());
      if (own !== undefined) endRotation(own);
      const next = secrets
        ? '；可去掉 KEYS_SECRET_PREVIOUS 并重启各进程'
        : '；请重新备份 master.key';
      print(`已用新的主密钥保护 ${rewrapped} 个密钥${next}`);
    });
}

function addBackup(privacy: Command, { dataDir, print }: CommandContext): void {
  privacy
    .command('backup')
    .description('备份密钥到一个文件（由主密钥保护，不含主密钥）；系统可照常运行')
    .argument('<file>', '备份文件，不得已存在')
    .action(async (file: string) => {
      const count = await withKeysAt(dataDir(), (keys) => backUpKeys(keys, file));
      print(`已备份 ${count} 个密钥到 ${file}；主密钥（master.key 或 KEYS_SECRET）请另行保存`);
    });
}

function addRestore(privacy: Command, { dataDir, print }: CommandContext): void {
  privacy
    .command('restore')
    .description('从备份恢复密钥；日志中记录为已删除的随即再次销毁')
    .argument('<file>', '备份文件')
    .action(async (file: string) => {
      const told = await withLog(dataDir(), (log) =>
        withKeysAt(dataDir(), async (keys) => {
          const restored = await restoreKeys(keys, file);
          const again = await new Erasure(log, systemClock, keys).reapply();
          return `已恢复 ${restored} 个密钥，其中 ${again} 个此前已删除，已再次销毁`;
        }),
      );
      print(told);
    });
}

export const addPrivacy: AddCommand = (program, context) => {
  const privacy = program
    .command('privacy')
    .description('个人信息：删除、到期、密钥的备份与更换、旧日志的封存');
  const all = [addErase, addListDue, addRotate, addBackup, addRestore, addSealLog];
  for (const add of all) add(privacy, context);
};
