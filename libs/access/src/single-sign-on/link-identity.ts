import { type Clock, type Delivery, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { AccountOutcome, Accounts } from '../accounts.js';
import { normaliseUsername } from '../domain/account.js';
import type { Identity } from '../domain/linked-identity.events.js';
import { issuerNameOf } from './issuer.js';
import { providerRecord, recordIdOf } from './provider-log.js';

export interface LinkingRooms {
  readonly log: EventStore;
  readonly accounts: Pick<Accounts, 'handle'>;
  readonly clock: Clock;
}

/** Gives an identity an account that is there already; one that had it before loses it. */
export async function linkIdentity(
  { log, accounts, clock }: LinkingRooms,
  name: string,
  { issuer, subject }: Identity,
  delivery: Delivery,
): Promise<AccountOutcome> {
  const username = normaliseUsername(name);
  const identity = { issuer: issuerNameOf(issuer), subject };
  const linking = { type: 'LinkIdentity', username, identity } as const;
  const outcome = await accounts.handle(linking, {}, delivery);
  if (outcome.outcome === 'rejected') return outcome;
  const command = { type: 'AssignIdentity', username } as const;
  await providerRecord.handle(log, {
    id: recordIdOf('identity', identity.issuer, identity.subject),
    command,
    context: { now: clock.now() },
    envelope: envelopeOf(command, { actor: delivery.actor, commandId: crypto.randomUUID() }),
  });
  return outcome;
}
