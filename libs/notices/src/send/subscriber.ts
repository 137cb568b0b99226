import { account } from '#access';
import type { Directory } from '#directory';
import type { EventStore } from '#event-store';
import type { SubscriptionDetails } from '../domain/settings.events.js';
import { endOfSubscriber, SUBSCRIBER_ENDS, type SubscriberEnd } from '../domain/subscriber.js';
import type { Claim } from '../outbox/claiming.js';
import { isLogUnavailable } from '../outbox/failures.js';
import type { OutboxDb, TargetTable } from '../outbox/outbox.tables.js';
import { cancelDue, findSubscription } from '../outbox/saved-settings.js';

export interface SubscriberContext {
  readonly store: EventStore;
  readonly directory: Pick<Directory, 'current'>;
  readonly outbox: OutboxDb;
  readonly now: string;
}

/** The log is asked each time: a cached account could still be open a moment after it was closed. */
async function endOfPerson(
  { store, directory }: SubscriberContext,
  organisation: string,
  details: SubscriptionDetails & { readonly person: string },
): Promise<SubscriberEnd | undefined> {
  const found = (await directory.current()).find(organisation);
  const takesPart = found !== undefined && !found.retired;
  try {
    const holder = await account.load(store, details.person);
    return endOfSubscriber(details, { organisation, takesPart, account: holder });
  } catch (error) {
    if (isLogUnavailable(error)) throw error;
    // Damaged: whoever cannot be known is told nothing.
    return 'ACCOUNT_UNREADABLE';
  }
}

async function endOf(
  context: SubscriberContext,
  { id, organisation }: TargetTable,
): Promise<SubscriberEnd | undefined> {
  const details = await findSubscription(context.outbox, organisation, id);
  // Removed since it was claimed.
  if (!details) return 'SUBSCRIPTION_REMOVED';
  const { person } = details;
  if (person === undefined) return undefined;
  return endOfPerson(context, organisation, { ...details, person });
}

/**
 * Cancels all that waits for somebody who may not have it any more.
 * @returns the claim; undefined where it was cancelled
 * @throws EventStoreError while the log is unavailable
 */
export async function recheckSubscriber(
  context: SubscriberContext,
  claimed: Claim,
): Promise<Claim | undefined> {
  const { target } = claimed;
  const end = await endOf(context, target);
  if (!end) return claimed;
  const { outbox, now: at } = context;
  await cancelDue(outbox, [target.id], { at, error: `${end} ${SUBSCRIBER_ENDS[end]}` });
  return undefined;
}
