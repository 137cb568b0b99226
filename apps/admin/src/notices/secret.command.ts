import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { type NoticeSecret, NoticeSecrets } from '#notices';
import { OperatorError } from '#event-sourcing';
import type { AddCommand, CommandContext } from '../command.js';
import { noticesAt } from './open-notices.js';

const NAME = /^[\w.-]{1,64}$/;

const secretsAt = (dataDir: string): NoticeSecrets =>
  new NoticeSecrets(noticesAt(dataDir).options.secretsFile);

function checkName(name: string): string {
  if (NAME.test(name)) return name;
  throw new OperatorError('CREDENTIAL_INVALID', '密钥名称须为 1–64 个字母、数字或 _ . -');
}

/**
 * Reads the secret, and the token of a DingTalk robot, from stdin, so that no shell history holds
 * them.
 */
async function secretFromStdin(): Promise<NoticeSecret> {
  const [value = '', token] = (await text(process.stdin)).split(/\r?\n/);
  if (value === '' && !token) throw new OperatorError('SECRET_MISSING', '标准输入为空');
  return { value, ...(token && { token }) };
}

interface SetOptions {
  readonly stdin?: true;
}

function addSet(secret: Command, { dataDir, print }: CommandContext): void {
  secret
    .command('set')
    .description('存入密钥；不给 --stdin 则生成 Webhook 密钥并显示一次')
    .argument('<organisation>', '单位')
    .argument('<name>', '密钥名称')
    .option(
      '--stdin',
      '从标准输入读取：第一行为密钥（企业微信 key、钉钉加签），钉钉第二行为 access_token',
    )
    .action(async (organisation: string, name: string, { stdin }: SetOptions) => {
      const made = `whsec_${randomBytes(32).toString('base64')}`;
      const value = stdin ? await secretFromStdin() : { value: made };
      await secretsAt(dataDir()).set(organisation, checkName(name), value);
      print(`已存入 ${organisation}/${name}${stdin ? '' : `：${made}`}`);
    });
}

function addList(secret: Command, { dataDir, print }: CommandContext): void {
  secret
    .command('list', { isDefault: true })
    .description('密钥的名称')
    .action(async () => {
      for (const name of await secretsAt(dataDir()).names()) print(name);
    });
}

function addRemove(secret: Command, { dataDir, print }: CommandContext): void {
  secret
    .command('remove')
    .description('删除密钥')
    .argument('<organisation>', '单位')
    .argument('<name>', '密钥名称')
    .action(async (organisation: string, name: string) => {
      if (!(await secretsAt(dataDir()).remove(organisation, name)))
        throw new OperatorError('SECRET_NOT_FOUND', `没有密钥 ${organisation}/${name}`);
      print(`已删除 ${organisation}/${name}`);
    });
}

export const addSecret: AddCommand = (notices, context) => {
  const secret = notices.command('secret').description('订阅的密钥：存在文件里，不进事件日志');
  for (const add of [addSet, addList, addRemove]) add(secret, context);
};
