import { v5 } from 'uuid';
import type { Notice, Recipient } from '../domain/notice.values.js';
import { type NoticeSettings, preferencesOf } from '../domain/preferences.js';
import type { SubscriptionDetails } from '../domain/settings.events.js';
import { scheduleOf } from '../domain/notice-schedule.js';
import { targetIdOf } from '../outbox/saved-settings.js';
import type { DeliveryTable, NoticeTable } from '../outbox/outbox.tables.js';

const DELIVERY_NAMESPACE = 'c1f3e0a6-1f0f-5b57-9b0d-6d2c1f4f7f0a';

export interface DeliveryContext {
  readonly to: Recipient;
  readonly row: NoticeTable;
  readonly settings: ReadonlyMap<string, NoticeSettings>;
  readonly now: string;
}

interface OwnedSubscription {
  readonly organisation: string;
  readonly settings: NoticeSettings;
  readonly details: SubscriptionDetails;
}

function* allSubscriptions(
  all: ReadonlyMap<string, NoticeSettings>,
): Generator<OwnedSubscription, void, undefined> {
  for (const [organisation, settings] of all)
    for (const details of settings.subscriptions) yield { organisation, settings, details };
}

const subscriptionsOf = (
  organisation: string,
  all: DeliveryContext['settings'],
): OwnedSubscription[] =>
  (all.get(organisation)?.subscriptions ?? []).flatMap((details) => {
    const settings = all.get(organisation);
    return settings ? [{ organisation, settings, details }] : [];
  });

function matchingSubscriptions({ to, settings }: DeliveryContext): readonly OwnedSubscription[] {
  if ('source' in to)
    return [...allSubscriptions(settings)].filter((s) => s.details.sourceSystem === to.source);
  if (!('organisation' in to)) return [];
  const own = subscriptionsOf(to.organisation, settings);
  return own.filter((s) => s.details.sourceSystem === undefined);
}

/** One delivery for each subscription that wants the notice, due by its owner's preferences. */
export function deliveriesOf(notice: Notice, addressed: DeliveryContext): DeliveryTable[] {
  const { row, now } = addressed;
  return matchingSubscriptions(addressed).flatMap(({ organisation, settings, details }) => {
    const { subscription, kinds, person } = details;
    const preferences = preferencesOf(settings, person);
    const wanted = kinds?.includes(notice.kind) ?? true;
    if (!wanted || preferences.muted.includes(notice.kind)) return [];
    const { notBefore, bundled } = scheduleOf(notice, preferences, now);
    const target = targetIdOf(organisation, subscription);
    return [
      {
        id: v5(`${row.id}/${target}`, DELIVERY_NAMESPACE),
        notice_id: row.id,
        target,
        state: 'due' as const,
        bundled: bundled ? 1 : 0,
        attempts: 0,
        not_before: notBefore,
        created_at: now,
        settled_at: '',
        error: '',
      },
    ];
  });
}
