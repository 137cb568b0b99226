import { auditSubject } from '#access';
import { DAY_MS, localDate } from '#calendar';
import type { Clock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import {
  Erasure,
  type KeyStore,
  type RetentionObserver,
  type RetentionRule,
  runRetention,
  subjects,
} from '#privacy';
import type { ReadStore } from '#read-store';
import { type DueResident, dueResidents } from '#whistle';
import { flag } from './flag-setting.js';
import { integer, optionalInteger } from './integer-setting.js';
import { SETTINGS } from './settings.js';
import type { Environment } from './stores.js';

/** How long personal data is kept, and whether it goes by itself. */
export interface RetentionSettings {
  /** `ERASE_DUE` */
  readonly bySchedule: boolean;
  /** After the end of a whistle; undefined where that is not decided. `CONTACT_KEEP_DAYS` */
  readonly contactDays: number | undefined;
  /** `AUDIT_KEEP_DAYS` */
  readonly auditDays: number;
}

/** @throws ConfigurationError naming the variable */
export const readRetention = (env: Environment): RetentionSettings => ({
  bySchedule: flag(env, 'ERASE_DUE', SETTINGS.ERASE_DUE.fallback),
  contactDays: optionalInteger(env, 'CONTACT_KEEP_DAYS'),
  auditDays: integer(env, 'AUDIT_KEEP_DAYS'),
});

interface Kept {
  readonly log: Pick<EventStore, 'readStreams'>;
  readonly keys: Pick<KeyStore, 'wrappedKeys'>;
}

export interface KeptFor {
  readonly days: number;
  /** ISO 8601 UTC. */
  readonly now: string;
}

const before = ({ days, now }: KeptFor): string =>
  new Date(Date.parse(now) - days * DAY_MS).toISOString();

async function idsOf(keys: Kept['keys'], prefix: string): Promise<readonly string[]> {
  const all = await keys.wrappedKeys();
  return all.flatMap(({ subject }) =>
    subject.startsWith(prefix) ? [subject.slice(prefix.length)] : [],
  );
}

/** Residents whose whistle ended so many days ago, and who are not erased yet. */
export async function residentsDue(
  { log, keys }: Kept,
  kept: KeptFor,
  onFailure?: (error: unknown) => void,
): Promise<readonly DueResident[]> {
  return dueResidents(log, await idsOf(keys, subjects.resident('')), before(kept), onFailure);
}

/** Local days of the audit log that are over for so many days, and whose names are not erased yet. */
export async function auditDaysDue(
  { keys }: Pick<Kept, 'keys'>,
  kept: KeptFor,
): Promise<readonly string[]> {
  const last = localDate(before(kept));
  return (await idsOf(keys, auditSubject(''))).filter((day) => day < last).toSorted();
}

/** What the settings say may not be kept, as rules. */
export function retentionRules(
  kept: Kept,
  { contactDays, auditDays }: RetentionSettings,
): readonly RetentionRule[] {
  const audit: RetentionRule = {
    kind: 'auditDays',
    reason: `审计日志满 ${auditDays} 天，保存期限届满`,
    due: async (now) =>
      (await auditDaysDue(kept, { days: auditDays, now })).map((day) => auditSubject(day)),
  };
  if (contactDays === undefined) return [audit];
  const residents: RetentionRule = {
    kind: 'residents',
    reason: `哨结束满 ${contactDays} 天，保存期限届满`,
    due: async (now, onFailure) =>
      (await residentsDue(kept, { days: contactDays, now }, onFailure)).map(({ whistleId }) =>
        subjects.resident(whistleId),
      ),
  };
  return [audit, residents];
}

export interface RetentionWork {
  readonly log: EventStore;
  readonly reads: Pick<ReadStore, 'whileOwning'>;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly observer: RetentionObserver;
}

/**
 * Erases once a day what may be kept no longer, until the signal. One process at a time does it; the
 * others stand by.
 */
export async function eraseBySchedule(
  { log, reads, keys, clock, observer }: RetentionWork,
  settings: RetentionSettings,
  signal: AbortSignal,
): Promise<void> {
  const erasure = new Erasure(log, clock, keys);
  const parts = { log, clock, erasure, rules: retentionRules({ log, keys }, settings) };
  await reads.whileOwning('retention', (owning) => runRetention(parts, observer, owning), {
    signal,
    onError: (error) => observer.failed([error]),
  });
}
