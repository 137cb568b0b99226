import { Accounts } from '#access';
import { closeDemoAccounts, type DemoAccount, findUsableDemoAccounts } from '#demo';
import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { Command } from 'commander';
import { OperatorError } from '#event-sourcing';
import type { CommandContext } from '../command.js';
import { withWritableLog } from '../data/open-data.js';
import { operator } from '../operator.js';

/** Closing accounts never needs the directory, so no organisation is known here. */
const accountsIn = (log: EventStore) => new Accounts(log, systemClock, async () => false);

/**
 * @throws OperatorError ADMINISTRATOR_MISSING, because otherwise accounts could only be opened at
 * this machine
 */
async function refuseUnlessAnotherAdministrator(
  accounts: Accounts,
  standing: readonly DemoAccount[],
): Promise<void> {
  const going = new Set(standing.map(({ username }) => username));
  const open = (await accounts.all()).filter(
    ({ closed, username }) => !closed && !going.has(username),
  );
  if (open.some(({ role }) => role === 'administrator')) return;
  throw new OperatorError(
    'ADMINISTRATOR_MISSING',
    '除演示账号外没有管理员：请先用 users add 另开一个管理员账号，或以 --force 照样销户',
  );
}

export function addCloseDemo(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('close-demo')
    .description('将仍用公开密码的演示账号全部销户')
    .option('--force', '没有其他管理员也照样销户')
    .action(async ({ force = false }: { force?: boolean }) => {
      await withWritableLog(dataDir(), async (log) => {
        const standing = await findUsableDemoAccounts(log);
        if (standing.length === 0) return print('没有仍用公开密码的演示账号');
        const accounts = accountsIn(log);
        if (!force) await refuseUnlessAnotherAdministrator(accounts, standing);
        await closeDemoAccounts(accounts, standing, operator());
        print(`已将 ${standing.length} 个演示账号销户，其登录随即失效`);
      });
    });
}
