import { randomBytes } from 'node:crypto';

import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { account, Accounts } from '#access';
import { Directory } from '#directory';
import { deliveryOf, nameUuids } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';

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
 * start together, one does.
 * @returns text that start-up prints once, because the password is not stored; empty if nothing was
 * made
 */
export async function foundAdministrator(app: NestExpressApplication): Promise<string> {
  if (await hasAccounts(app.get<EventStore>(EVENT_STORE))) return '';
  const organisation = await districtOf(app.get(Directory, { strict: false }));
  if (organisation === undefined) {
    logger.warn('没有管理员，且单位目录无法登记本区：请用 npm run admin -- users add 开户');
    return '';
  }
  const password = randomBytes(12).toString('base64url');
  const account = { username: USERNAME, displayName: '系统管理员', organisation, password };
  const accounts = app.get(Accounts, { strict: false });
  const opened = await accounts.open({ ...account, role: 'administrator' }, deliveryOf({}, actor));
  // Another process was first and printed the password.
  if (opened.outcome === 'rejected') return '';
  return ` · 首位管理员 first administrator: ${USERNAME} · 密码 password（只显示这一次 shown once）: ${password}`;
}
