import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { account, Accounts, Standings } from '#access';
import { Directory } from '#directory';
import { deliveryOf, nameUuids } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { retryUntilReachable } from '#runtime';

import { FirstPassword, forgetFirstPassword } from './first-password.js';

const logger = new Logger('FirstAdministrator');
const USERNAME = 'admin';
/** Name of the district until somebody renames it. */
const DISTRICT = { id: 'district', kind: 'district', name: '本区' } as const;
const actor = { account: 'system:first-start', organisation: '', role: 'administrator' };
/** The same id in every process that starts at this moment, so the district is registered once. */
const FOUNDING = nameUuids('8c0a1f4e-52b7-4f0e-9d53-6f1f2b7c9a10')('first-start/district');

async function hasAccounts(store: EventStore): Promise<boolean> {
  if ((await account.load(store, USERNAME)) !== undefined) return true;
  const filter = { streamPrefixes: [account.prefix] };
  let after: string | undefined;
  for (;;) {
    const page = await store.readAll({ limit: 1, filter, ...(after !== undefined && { after }) });
    if (page.events.length > 0) return true;
    if (page.end) return false;
    after = page.position;
  }
}

/** The district of the administrator; registered if the directory has none. */
async function districtOf(directory: Directory): Promise<string | undefined> {
  const entered = async () => (await directory.current()).active({ kind: 'district' })[0]?.id;
  const known = await entered();
  if (known !== undefined) return known;
  const change = { actor, commandId: FOUNDING };
  await directory.registerOrganisations([DISTRICT], change);
  return entered();
}

/**
 * Makes the first administrator of a system that never had an account; of several processes that
 * start together, one does. Its password is in a file of the data folder until it was changed.
 * @returns text that start-up prints once; empty if nothing was made
 */
export async function foundAdministrator(
  app: NestExpressApplication,
  dataDir: string,
): Promise<string> {
  const told = await makeAdministrator(app, new FirstPassword(dataDir));
  const standings = app.get(Standings, { strict: false });
  await forgetFirstPassword(standings, { dataDir, username: USERNAME });
  return told;
}

async function makeAdministrator(
  app: NestExpressApplication,
  first: FirstPassword,
): Promise<string> {
  const store = app.get<EventStore>(EVENT_STORE);
  const warn = (line: string): void => logger.warn(line);
  if (await retryUntilReachable(() => hasAccounts(store), { warn })) return '';
  const organisation = await districtOf(app.get(Directory, { strict: false }));
  if (organisation === undefined) {
    logger.warn('没有管理员，且单位目录无法登记本区：请用 npm run admin -- users add 开户');
    return '';
  }
  await first.prepare(USERNAME);
  const { password } = first;
  const who = { username: USERNAME, displayName: '系统管理员', role: 'administrator' } as const;
  const accounts = app.get(Accounts, { strict: false });
  const account = { ...who, organisation, password, initial: true } as const;
  const opened = await accounts.open(account, deliveryOf({}, actor));
  if (opened.outcome === 'rejected') {
    // Another process was first, and keeps its own password.
    await first.discard();
    return '';
  }
  await first.keep();
  return ` · 首位管理员 first administrator: ${USERNAME} · 初始密码在文件中，首次登录后须修改 initial password, to be changed, in: ${first.file}`;
}
