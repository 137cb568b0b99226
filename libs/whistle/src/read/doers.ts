import type { ReadScope } from '#access';
import type { EventMetadata } from '#event-sourcing';

/** The account as a reader sees it; null where it is none of theirs. */
export type AccountOf = (account: string | undefined) => string | null;

/**
 * 谁经手: of the accounts that acted on a matter, those that a reader is shown: colleagues', or all for
 * officials who look into what happened. Others read the organisation.
 */
export function doersSeenBy(
  scope: Pick<ReadScope, 'seesDoer'>,
  events: readonly { readonly metadata: EventMetadata }[],
): AccountOf {
  if (scope.seesDoer()) return (account) => account ?? null;
  const seen = new Set(
    events
      .filter(({ metadata: { actor } }) => scope.seesDoer(actor.organisation))
      .map(({ metadata: { actor } }) => actor.account),
  );
  return (account) => (account !== undefined && seen.has(account) ? account : null);
}
