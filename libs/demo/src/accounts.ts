import type { Actor } from '#event-sourcing';
import { PUBLISHED_PASSWORD, type Role } from '#access';
import { type Acting, actingAs, type Signatories } from '#whistle';
import { ADDITIONS } from './district/additions.js';
import { ORGANISATIONS } from './district/organisations.js';
import { headOf } from './district/people.js';
import { DISTRICT, STREETS } from './district/places.js';

/** Shared by all demo accounts. It is printed at the start, so it protects nothing. */
export const DEMO_PASSWORD = PUBLISHED_PASSWORD;

/** Seed of the demo that `npm start` creates. */
export const DEMO_SEED = 20_260_101;

export interface DemoAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  /** 职务 that it signs as; none where absent. */
  readonly posts?: readonly string[];
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

/** The two leaders of a street, with every post that the rules which ship ask for. */
const LEADERS = [
  { name: 'shuji', posts: ['党工委书记', '主要负责人', '街道领导'] },
  { name: 'zhuren', posts: ['主任', '街道领导'] },
] as const;

/** 街道领导: each signs in by an account of their own. */
const leaderAccounts = STREETS.flatMap(({ id: organisation }) =>
  LEADERS.map(({ name, posts }): DemoAccount => ({
    username: `${organisation}-${name}`,
    displayName: headOf(`${organisation}/${posts[0]}`),
    role: 'street',
    organisation,
    posts,
  })),
);

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

/** One account per organisation, named like it, two leaders a street, and three accounts at the district. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  ...organisationAccounts,
  ...leaderAccounts,
  CENTRE,
  { username: 'assessor', displayName: '区考核办', role: 'assessment', organisation },
  ADMINISTRATOR,
];

export function actorOf({ username, organisation, role }: DemoAccount): Actor {
  return { account: username, organisation, role };
}

const byName = new Map(DEMO_ACCOUNTS.map((account) => [account.username, account]));

const signatories: Signatories = {
  account: async (username) => {
    const found = byName.get(username);
    return found && { displayName: found.displayName, posts: found.posts ?? [] };
  },
};

/** With name and posts of the demo's account: it signs long before it is opened. */
export const signingAs = (actor: Actor): Promise<Acting> => actingAs(actor, signatories);
