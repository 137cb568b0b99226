import type { Actor } from '#event-sourcing';
import { PUBLISHED_PASSWORD, type Role } from '#access';
import { ADDITIONS } from './district/additions.js';
import { ORGANISATIONS } from './district/organisations.js';
import { DISTRICT } from './district/places.js';

/** Shared by all demo accounts. It is printed at the start, so it protects nothing. */
export const DEMO_PASSWORD = PUBLISHED_PASSWORD;

/** Seed of the demo that `npm start` creates. */
export const DEMO_SEED = 20_260_101;

export interface DemoAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
}

const ROLE_OF: Readonly<Record<string, Role>> = { street: 'street', community: 'community' };

const organisationAccounts = [...ORGANISATIONS, ...ADDITIONS]
  .filter(({ kind }) => kind !== 'district')
  .map(({ id, kind, name }): DemoAccount => ({
    username: id,
    displayName: name,
    role: ROLE_OF[kind] ?? 'department',
    organisation: id,
  }));

const organisation = DISTRICT.id;

export const CENTRE: DemoAccount = {
  username: 'centre',
  displayName: '区指挥中心',
  role: 'command-centre',
  organisation,
};
/** Opened last: while it is missing, the demo is not complete. */
export const ADMINISTRATOR: DemoAccount = {
  username: 'admin',
  displayName: '系统管理员',
  role: 'administrator',
  organisation,
};

/** One account per organisation, named like it, and three at the district. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  ...organisationAccounts,
  CENTRE,
  { username: 'assessor', displayName: '区考核办', role: 'assessment', organisation },
  ADMINISTRATOR,
];

export function actorOf({ username, organisation, role }: DemoAccount): Actor {
  return { account: username, organisation, role };
}
