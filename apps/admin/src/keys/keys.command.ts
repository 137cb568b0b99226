import { type Command, Option } from 'commander';
import {
  ApiKeys,
  DEFAULT_KEY_DAYS,
  DEFAULT_OVERLAP_HOURS,
  KEY_SCOPES,
  keyMessage,
  KeyRing,
  type KeyScope,
  type ListedKey,
  type MadeKey,
} from '#access';
import { deliveryOf, OperatorError, systemClock } from '#event-sourcing';
import type { AddCommand, CommandContext } from '../command.js';
import { withLog, withWritableLog } from '../data/open-data.js';
import { operator } from '../operator.js';
import { tableLines } from '../table.js';

const sent = () => deliveryOf({}, operator());

/** @throws OperatorError with the code and the words of a refusal */
function refuseUnlessAccepted(outcome: MadeKey['outcome']): void {
  if (outcome.outcome === 'accepted') return;
  throw new OperatorError(outcome.rejection.rejected, keyMessage(outcome.rejection));
}

/** Runs a command that makes a key, and prints it: nobody can look it up later. */
async function make(
  { dataDir, print }: CommandContext,
  words: string,
  use: (keys: ApiKeys) => Promise<MadeKey>,
): Promise<void> {
  const {
    id,
    outcome,
    secret = '',
  } = await withWritableLog(dataDir(), (log) => use(new ApiKeys(log, systemClock)));
  refuseUnlessAccepted(outcome);
  print(`${words} ${id}，密钥（只显示这一次）：${secret}`);
}

const list = (text: string): string[] => text.split(',').map((one) => one.trim());

interface CreateOptions {
  readonly name: string;
  readonly scope: KeyScope;
  readonly operations?: string[];
  readonly networks?: string[];
  readonly days: number;
}

function addCreate(keys: Command, context: CommandContext): void {
  keys
    .command('create')
    .description('为账号建立接口密钥')
    .argument('<username>')
    .requiredOption('--name <text>', '用途')
    .addOption(new Option('--scope <scope>', '范围').choices(KEY_SCOPES).default('read'))
    .option('--operations <names>', '范围为 listed 时：操作名称，以逗号分隔', list)
    .option('--networks <cidrs>', '只可在这些网段使用，以逗号分隔', list)
    .option('--days <n>', '有效天数', Number, DEFAULT_KEY_DAYS)
    .action(async (username: string, options: CreateOptions) => {
      const { name, scope, operations = [], networks = [], days } = options;
      const made = { username, name, scope, operations, networks, days };
      await make(context, '已建立接口密钥', (all) => all.create(made, sent()));
    });
}

function addRotate(keys: Command, context: CommandContext): void {
  keys
    .command('rotate')
    .description('轮换接口密钥：前一密钥再保留一段时间')
    .argument('<id>')
    .option('--days <n>', '新密钥的有效天数', Number, DEFAULT_KEY_DAYS)
    .option('--overlap-hours <n>', '前一密钥再保留几小时', Number, DEFAULT_OVERLAP_HOURS)
    .action(async (id: string, { days, overlapHours }: { days: number; overlapHours: number }) => {
      const rotation = { id, days, overlapHours };
      await make(context, '已轮换接口密钥', (all) => all.rotate(rotation, sent()));
    });
}

function addRevoke(keys: Command, { dataDir, print }: CommandContext): void {
  keys
    .command('revoke')
    .description('撤销接口密钥，随即在各处失效')
    .argument('<id>')
    .action(async (id: string) => {
      const outcome = await withWritableLog(dataDir(), (log) =>
        new ApiKeys(log, systemClock).revoke(id, sent()),
      );
      refuseUnlessAccepted(outcome);
      print(`已撤销接口密钥 ${id}`);
    });
}

const rowOf = ({ id, key }: ListedKey): readonly string[] => [
  id,
  key.account,
  key.name,
  key.scope === 'listed' ? key.operations.join(',') : key.scope,
  key.expiresAt,
  key.lastUsedAt?.slice(0, 10) ?? '',
  key.revoked ? '已撤销' : '',
];

function addList(keys: Command, { dataDir, print }: CommandContext): void {
  keys
    .command('list')
    .description('列出接口密钥；密钥本身不可再查')
    .option('--revoked', '含已撤销的')
    .action(async ({ revoked = false }: { revoked?: boolean }) => {
      const { keys: all } = await withLog(dataDir(), (log) => new KeyRing(log).all());
      const listed = all.filter(({ key }) => revoked || !key.revoked);
      if (listed.length === 0) return print('没有接口密钥');
      const header = ['编号', '账号', '用途', '范围', '有效至', '最近使用', '说明'];
      for (const line of tableLines(header, listed.map(rowOf))) print(line);
    });
}

export const addKeys: AddCommand = (program, context) => {
  const keys = program.command('keys').description('接口密钥');
  for (const add of [addCreate, addList, addRotate, addRevoke]) add(keys, context);
};
