import { useQuery } from '@tanstack/react-query';

import { ask } from '../api/client';
import { Me, type MeQuery, OwnOrganisation } from '../api/generated';

type Account = MeQuery['me'];

/** Whoever is signed in, with what is needed of the organisation. */
export interface SignedIn {
  readonly account: Account;
  readonly organisationName: string;
  /** The street whose whistles one sees: of a community, the one above it. */
  readonly street: string | undefined;
  readonly regionCode: string | undefined;
}

async function whoAmI(): Promise<SignedIn> {
  const { me: account } = await ask(Me, {});
  const { organisation } = await ask(OwnOrganisation, { id: account.organisation });
  return {
    account,
    organisationName: organisation?.name ?? account.displayName,
    street: streetOf(account, organisation?.parent),
    regionCode: organisation?.regionCode ?? undefined,
  };
}

function streetOf({ role, organisation }: Account, parent: string | null | undefined) {
  if (role === 'STREET') return organisation;
  return role === 'COMMUNITY' ? (parent ?? undefined) : undefined;
}

export const useMe = () =>
  useQuery({ queryKey: ['me'], queryFn: whoAmI, staleTime: Number.POSITIVE_INFINITY });
