import { type Accounts, account, type AccountEvent, verifyPassword } from '#access';
import { type Actor, deliveryOf, type Recorded } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_SEED, type DemoAccount } from './accounts.js';
import { demoCommandId, demoFoundingId } from './player.js';
import { requireAccepted } from './staff.js';

type Log = Pick<EventStore, 'readAll' | 'readStream'>;

/** Whether the log's first event is the demo's. */
async function beganAsDemo(log: Log, seed: number): Promise<boolean> {
  const { events } = await log.readAll({ limit: 1 });
  return events[0]?.metadata.commandId === demoFoundingId(seed);
}

/** Verifies the password only where it was changed, because hashing is slow. */
async function isUsable(
  history: readonly Recorded<AccountEvent>[],
  commandId: string,
): Promise<boolean> {
  const [opened] = history;
  if (opened?.metadata.commandId !== commandId) return false;
  if (history.some(({ type }) => type === 'AccountClosed')) return false;
  const changed = history.findLast((event) => event.type === 'PasswordChanged');
  return !changed || verifyPassword(changed.data.passwordHash, DEMO_PASSWORD);
}

/** Demo accounts that are open and still have the published password; none in a log that is not a demo. */
export async function findUsableDemoAccounts(
  log: Log,
  seed = DEMO_SEED,
): Promise<readonly DemoAccount[]> {
  if (!(await beganAsDemo(log, seed))) return [];
  const standing = await Promise.all(
    DEMO_ACCOUNTS.map(async ({ username }) =>
      isUsable(await account.read(log, username), demoCommandId(seed, `account/${username}`)),
    ),
  );
  return DEMO_ACCOUNTS.filter((_, index) => standing[index]);
}

/** Closes accounts of the demo for good, one after the other. */
export async function closeDemoAccounts(
  accounts: Accounts,
  standing: readonly DemoAccount[],
  actor: Actor,
): Promise<void> {
  for (const { username } of standing)
    requireAccepted(await accounts.close(username, deliveryOf({}, actor)));
}
