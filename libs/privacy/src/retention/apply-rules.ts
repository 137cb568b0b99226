import { localDate } from '#calendar';
import { type Actor, type Clock, deliveryOf, envelopeOf, nameUuids } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { retention, type RetentionApplied } from '../domain/retention.js';
import type { Erasure } from '../erasure.js';

/** Kinds of personal data that have a time limit. */
export type RetentionKind = 'residents' | 'auditDays';

/** A rule by which personal data goes. */
export interface RetentionRule {
  readonly kind: RetentionKind;
  /** Stands in the event of each erasure. */
  readonly reason: string;
  /** Subjects whose time is over. @param onFailure what could not be found out, of one subject */
  due(now: string, onFailure: (error: unknown) => void): Promise<readonly string[]>;
}

export interface RetentionParts {
  readonly log: EventStore;
  readonly clock: Clock;
  readonly erasure: Pick<Erasure, 'erase'>;
  readonly rules: readonly RetentionRule[];
}

export interface RetentionRun {
  readonly day: string;
  readonly erased: Readonly<Record<RetentionKind, number>>;
  /** What could not be erased, or found out; the day is open then, and tried again. */
  readonly failures: readonly unknown[];
}

const HOUR_MS = 3_600_000;
/** Local hour at which the day of the rules begins: nobody is at work. */
const BEGINS_AT = 3;
const commandId = nameUuids('8f5b7c1e-3c0a-5d57-8a45-0f9f2d1c6b7a');
const SYSTEM: Actor = { account: 'system:retention', organisation: 'system', role: 'system' };

/** The day of the rules at an instant: it begins at three in the night, Asia/Shanghai. */
export const retentionDayOf = (now: string): string =>
  localDate(new Date(Date.parse(now) - BEGINS_AT * HOUR_MS).toISOString());

/**
 * Erases what the rules no longer allow to be kept, once a day. Each erasure has an id that follows from
 * day and subject, so that several processes, or one that was killed, erase and record each once.
 * @returns undefined where it has been done today
 */
export async function applyRules(parts: RetentionParts): Promise<RetentionRun | undefined> {
  const { log, clock, rules } = parts;
  const now = clock.now();
  const day = retentionDayOf(now);
  const { lastDay } = await retention.load(log);
  if (lastDay === day) return undefined;
  const erased = { residents: 0, auditDays: 0 };
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  for (const rule of rules) {
    const subjects = await rule.due(now, failed).catch((error: unknown) => {
      failed(error);
      return [];
    });
    for (const subject of subjects)
      if (await eraseDue(parts, { rule, subject, day }).catch(failed)) erased[rule.kind] += 1;
  }
  if (failures.length === 0) await recordRun(parts, { at: now, day, ...erased });
  return { day, erased, failures };
}

interface Due {
  readonly rule: RetentionRule;
  readonly subject: string;
  readonly day: string;
}

/** @returns whether this run erased it; another may have been faster */
async function eraseDue({ erasure }: RetentionParts, { rule, subject, day }: Due) {
  const delivery = deliveryOf({ commandId: commandId(`${day}/${subject}`) }, SYSTEM);
  const outcome = await erasure.erase(subject, rule.reason, delivery);
  return outcome.outcome === 'accepted' && outcome.events.length > 0;
}

async function recordRun({ log }: RetentionParts, data: RetentionApplied['data']): Promise<void> {
  const command = { type: 'RecordRetention', data } as const;
  const delivery = deliveryOf({}, SYSTEM);
  await retention.handle(log, { command, context: null, envelope: envelopeOf(command, delivery) });
}
