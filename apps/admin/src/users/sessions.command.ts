import { type Account, Accounts, SessionLog, sessionMessage } from '#access';
import { OperatorError, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { Command } from 'commander';
import type { CommandContext } from '../command.js';
import { withLog, withWritableLog } from '../data/open-data.js';
import { operator } from '../operator.js';
import { tableLines } from '../table.js';

/** @throws OperatorError ACCOUNT_NOT_FOUND */
async function accountIn(log: EventStore, username: string): Promise<Account> {
  // Sessions never need the directory, so no organisation is known here.
  const found = await new Accounts(log, systemClock, async () => false).find(username);
  if (found) return found;
  throw new OperatorError('ACCOUNT_NOT_FOUND', '没有这个账号');
}

function addSessions(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('sessions')
    .description('账号现有的登录：编号、时间、设备、网段')
    .argument('<username>')
    .action(async (username: string) => {
      const open = await withLog(dataDir(), async (log) => {
        const account = await accountIn(log, username);
        return account.closed ? [] : new SessionLog(log, systemClock).openSessionsOf(account);
      });
      if (open.length === 0) return print('没有登录');
      const rows = open.map(({ id, openedAt, until, device, network }) => [
        id,
        openedAt,
        until,
        device,
        network,
      ]);
      tableLines(['编号', '登录于', '有效至', '设备', '网段'], rows).forEach(print);
    });
}

function addSignOut(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('sign-out')
    .description('结束账号的登录，随即在各处失效')
    .argument('<username>')
    .option('--session <id>', '只结束这一次登录；不填为全部')
    .action(async (username: string, { session }: { session?: string }) => {
      const ending = {
        type: 'EndAccountSessions' as const,
        ...(session !== undefined && { session }),
      };
      const count = await withWritableLog(dataDir(), async (log) => {
        const { username: owner } = await accountIn(log, username);
        return new SessionLog(log, systemClock).end(owner, ending, operator());
      });
      if (typeof count !== 'number') throw new OperatorError(count.rejected, sessionMessage(count));
      print(`已结束 ${username} 的 ${count} 次登录`);
    });
}

export function addSessionCommands(users: Command, context: CommandContext): void {
  addSessions(users, context);
  addSignOut(users, context);
}
