import { ERASED, isSealed, type PersonalData, SealBrokenError } from '#privacy';
import type { Claim } from '../outbox/claiming.js';
import type { TargetTable } from '../outbox/outbox.tables.js';
import { failureOf, type NotSent } from './channel.js';

/** Opens the addresses of subscriptions. */
export type OpensAddresses = Pick<PersonalData, 'openOne'>;

/** The claim with the address of its target readable; it stays sealed where it does not open. */
export async function openAddress(claim: Claim, opens: OpensAddresses): Promise<Claim> {
  const { target, deliveries } = claim;
  try {
    const { address } = await opens.openOne({ address: target.address });
    return { target: { ...target, address }, deliveries };
  } catch (error) {
    if (error instanceof SealBrokenError) return claim;
    throw error;
  }
}

/** Why nothing can be sent there any more; undefined where the address can be read. */
export function unreadableFailure({ address }: TargetTable): NotSent | undefined {
  const never = { retry: 'never', gone: true } as const;
  if (address === ERASED) return failureOf('ADDRESS_ERASED', '', never);
  return isSealed(address) ? failureOf('ADDRESS_UNREADABLE', '', never) : undefined;
}
