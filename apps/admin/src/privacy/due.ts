import { DAY_MS } from '#calendar';
import { OperatorError, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { type KeyStore, subjects } from '#privacy';
import { contactKeepDays } from '#runtime';
import { type DueResident, dueResidents } from '#whistle';

export interface OlderThan {
  /** Days since the end of the whistle; `CONTACT_KEEP_DAYS` where not given. */
  readonly olderThan?: number;
}

/** The residents' data that the retention rule no longer allows to be kept. */
export async function residentsDue(
  log: EventStore,
  keys: KeyStore,
  { olderThan = contactKeepDays(process.env) }: OlderThan,
): Promise<readonly DueResident[]> {
  if (olderThan === undefined)
    throw new OperatorError('DAYS_MISSING', '须给 --older-than，或填写 CONTACT_KEEP_DAYS');
  const before = new Date(Date.parse(systemClock.now()) - olderThan * DAY_MS).toISOString();
  const prefix = subjects.resident('');
  const ids = (await keys.wrappedKeys())
    .filter(({ subject }) => subject.startsWith(prefix))
    .map(({ subject }) => subject.slice(prefix.length));
  return dueResidents(log, ids, before);
}
