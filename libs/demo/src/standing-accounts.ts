import { type Accounts, account, type AccountEvent, verifyPassword } from '#access';
import { type Actor, deliveryOf, type Recorded } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_SEED, type DemoAccount } from './accounts.js';
import { demoCommandId, demoFoundingId } from './player.js';
import { accept } from './staff.js';

type Log = Pick<EventStore, 'readAll' | 'readStream'>;

/** Whether a log began as a demo: then its first event is the demo's. */
async function beganAsDemo(log: Log, seed: number): Promise<boolean> {
  const { events } = await log.readAll({ limit: 1 });
  return events[0]?.metadata.commandId === demoFoundingId(seed);
}

/** Hashing is dear: the password is tried only where it was ever changed. */
async function stands(
  history: readonly Recorded<AccountEvent>[],
  commandId: string,
): Promise<boolean> {
  const [opened] = history;
  if (opened?.metadata.commandId !== commandId) return false;
  if (history.some(({ type }) => type === 'AccountClosed')) return false;
  const changed = history.findLast((event) => event.type === 'PasswordChanged');
  return !changed || verifyPassword(changed.data.passwordHash, DEMO_PASSWORD);
}

/**
 * Accounts of the demo that are open and have the password that is published, in a log that began as
 * a demo. Costs nothing worth telling in any other.
 */
export async function standingDemoAccounts(
  log: Log,
  seed = DEMO_SEED,
): Promise<readonly DemoAccount[]> {
  if (!(await beganAsDemo(log, seed))) return [];
  const standing = await Promise.all(
    DEMO_ACCOUNTS.map(async ({ username }) =>
      stands(await account.read(log, username), demoCommandId(seed, `account/${username}`)),
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
    accept(await accounts.close(username, deliveryOf({}, actor)));
}
