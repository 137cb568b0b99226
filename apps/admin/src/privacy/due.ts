import { auditSubject } from '#access';
import { OperatorError, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { type KeyStore, subjects } from '#privacy';
import { auditDaysDue, readRetention, residentsDue } from '#runtime';
import type { DueResident } from '#whistle';

export interface OlderThan {
  /** Days since the end of the whistle; `CONTACT_KEEP_DAYS` where not given. */
  readonly olderThan?: number;
}

/** What the rules of retention no longer allow to be kept. */
export interface DueData {
  readonly residents: readonly DueResident[];
  /** Local days of the audit log. */
  readonly auditDays: readonly string[];
}

/** @throws OperatorError DAYS_MISSING */
export async function dueData(
  log: EventStore,
  keys: KeyStore,
  { olderThan }: OlderThan,
): Promise<DueData> {
  const { contactDays, auditDays } = readRetention(process.env);
  const days = olderThan ?? contactDays;
  if (days === undefined)
    throw new OperatorError('DAYS_MISSING', '须给 --older-than，或填写 CONTACT_KEEP_DAYS');
  const now = systemClock.now();
  return {
    residents: await residentsDue({ log, keys }, { days, now }),
    auditDays: await auditDaysDue({ keys }, { days: auditDays, now }),
  };
}

export const subjectsDue = ({ residents, auditDays }: DueData): readonly string[] => [
  ...residents.map(({ whistleId }) => subjects.resident(whistleId)),
  ...auditDays.map(auditSubject),
];
