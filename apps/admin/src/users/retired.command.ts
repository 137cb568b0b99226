import type { Command } from 'commander';
import { accessMessage, type Account, Accounts } from '#access';
import { Directory } from '#directory';
import { deliveryOf, OperatorError, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { CommandContext } from '../command.js';
import { withLog, withWritableLog } from '../data/open-data.js';
import { operator } from '../operator.js';
import { tableLines } from '../table.js';

/** An account, and what has become of its organisation. */
interface Standing {
  readonly account: Account;
  readonly organisation: string;
  /** Whether its organisation takes part no more: nobody can sign in to it. */
  readonly retired: boolean;
}

const accountsIn = (log: EventStore) => new Accounts(log, systemClock, async () => false);

/** Every account that is not closed, by username. */
async function openAccounts(log: EventStore): Promise<readonly Standing[]> {
  const organisations = await new Directory(log, systemClock).current();
  const standing = (account: Account): Standing => {
    const found = organisations.find(account.organisation);
    const name = found?.name ?? account.organisation;
    return { account, organisation: name, retired: found?.retired ?? true };
  };
  const open = (await accountsIn(log).all()).filter(({ closed }) => !closed);
  return open.map(standing).sort((one, other) => compare(one.account, other.account));
}

const compare = ({ username: one }: Account, { username: other }: Account): number =>
  one < other ? -1 : Number(one > other);

const waysOf = ({ passwordHash, identity }: Account): string =>
  [passwordHash === undefined ? '' : '密码', identity ? '单点登录' : ''].filter(Boolean).join('、');

const rowOf = ({ account, organisation, retired }: Standing): readonly string[] => [
  account.username,
  account.displayName,
  account.role,
  account.posts.join('、'),
  organisation,
  waysOf(account),
  retired ? '单位已停用，无法登录' : '',
];

export function addList(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('list')
    .description('列出未销户的账号')
    .option('--retired', '只列单位已停用的')
    .action(async ({ retired = false }: { retired?: boolean }) => {
      const all = await withLog(dataDir(), openAccounts);
      const listed = all.filter((standing) => standing.retired || !retired);
      if (listed.length === 0) return print('没有这样的账号');
      const header = ['用户名', '姓名', '角色', '职务', '单位', '登录方式', '说明'];
      for (const line of tableLines(header, listed.map(rowOf))) print(line);
    });
}

export function addCloseRetired(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('close-retired')
    .description('将单位已停用的账号全部销户')
    .action(async () => {
      await withWritableLog(dataDir(), async (log) => {
        const retired = (await openAccounts(log)).filter((standing) => standing.retired);
        for (const { account, organisation } of retired) {
          const { username } = account;
          const result = await accountsIn(log).close(username, deliveryOf({}, operator()));
          if (result.outcome === 'rejected')
            throw new OperatorError(result.rejection.rejected, accessMessage(result.rejection));
          print(`已销户 ${username}（${organisation}）`);
        }
        if (retired.length === 0) print('没有单位已停用的账号');
      });
    });
}
