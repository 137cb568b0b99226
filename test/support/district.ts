import { Accounts } from '#access';
import { Directory, type OrganisationDetails } from '#directory';
import { deliveryOf, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';

import { clientOf, signedIn } from './graphql-client.js';

export const PASSWORD = 'a-long-test-password';
export const DISTRICT = { district: 'district', street: 'street-1', community: 'community-1' };

const actor = { account: 'set-up', organisation: DISTRICT.district, role: 'administrator' };

const organisations = (departments: number): OrganisationDetails[] => [
  { id: DISTRICT.district, kind: 'district', name: '试验区' },
  { id: DISTRICT.street, kind: 'street', name: '试验街道' },
  { id: DISTRICT.community, kind: 'community', name: '试验社区', parent: DISTRICT.street },
  ...Array.from({ length: departments }, (_, index): OrganisationDetails => ({
    id: `dept-${index + 1}`,
    kind: 'department',
    name: `第${index + 1}局`,
  })),
];

const ACCOUNTS = [
  { username: 'street', role: 'street', organisation: DISTRICT.street },
  { username: 'community', role: 'community', organisation: DISTRICT.community },
  { username: 'dept-1', role: 'department', organisation: 'dept-1' },
  { username: 'dept-2', role: 'department', organisation: 'dept-2' },
  { username: 'centre', role: 'command-centre', organisation: DISTRICT.district },
  { username: 'assessor', role: 'assessment', organisation: DISTRICT.district },
  { username: 'admin', role: 'administrator', organisation: DISTRICT.district },
] as const;

/** A small district with one account a role, written through the services that people use. */
export async function foundDistrict(eventStore: EventStore, departments = 6): Promise<void> {
  const directory = new Directory(eventStore, systemClock);
  const founded = await directory.registerOrganisations(organisations(departments), { actor });
  if (founded.outcome === 'rejected') throw new Error(founded.rejection.rejected);
  const known = async (id: string) => (await directory.current()).find(id) !== undefined;
  const accounts = new Accounts(eventStore, systemClock, known);
  for (const account of ACCOUNTS) {
    const details = { ...account, displayName: account.username, password: PASSWORD };
    const opened = await accounts.open(details, deliveryOf({}, actor));
    if (opened.outcome === 'rejected') throw new Error(opened.rejection.rejected);
  }
}

/** Gives an account the posts that it signs as. */
export async function appoint(log: EventStore, username: string, posts: string[]): Promise<void> {
  const accounts = new Accounts(log, systemClock, async () => true);
  const outcome = await accounts.changePosts({ username, posts }, deliveryOf({}, actor));
  if (outcome.outcome === 'rejected') throw new Error(outcome.rejection.rejected);
}

export type Username = (typeof ACCOUNTS)[number]['username'];

/** Client of a served district, signed in as that account. */
export const as = (url: string, username: Username) => signedIn(url, username, PASSWORD);

const SIGN_IN = `mutation ($username: String!, $password: String!) {
  signIn(username: $username, password: $password) { ... on SignedIn { token } }
}`;

/** The bearer token of any account with the password; undefined where it cannot sign in. */
export async function tokenFor(
  url: string,
  username: string,
  password: string = PASSWORD,
): Promise<string | undefined> {
  type Answer = { signIn: { token?: string } };
  const answer = await clientOf(url).ask<Answer>(SIGN_IN, { username, password });
  return answer.signIn.token;
}

/** The bearer token of an account, for clients that speak HTTP themselves. */
export async function tokenOf(url: string, username: Username): Promise<string> {
  const token = await tokenFor(url, username);
  if (token === undefined) throw new Error(`${username} cannot sign in`);
  return token;
}
