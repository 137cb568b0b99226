import { usablePartOf } from '#event-sourcing';
import { type NoticeSettings, restoreSettings } from '../domain/preferences.js';
import type { SubscriptionDetails } from '../domain/settings.events.js';
import type { OutboxDb, TargetTable } from './outbox.tables.js';

export const targetIdOf = (organisation: string, subscription: string): string =>
  `${organisation}/${subscription}`;

/** Settings of all organisations, as of the checkpoint. */
export async function readSettings(db: OutboxDb): Promise<Map<string, NoticeSettings>> {
  const rows = await db.selectFrom('settings').selectAll().execute();
  return new Map(
    rows.map(({ organisation, settings }) => [
      organisation,
      restoreSettings(JSON.parse(settings) as NoticeSettings),
    ]),
  );
}

/** The subscription that a target is of, as of the checkpoint; undefined where it was removed. */
export async function findSubscription(
  db: OutboxDb,
  organisation: string,
  target: string,
): Promise<SubscriptionDetails | undefined> {
  const row = await db
    .selectFrom('settings')
    .select('settings')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  if (!row) return undefined;
  const { subscriptions } = restoreSettings(JSON.parse(row.settings) as NoticeSettings);
  return subscriptions.find((one) => targetIdOf(organisation, one.subscription) === target);
}

/** Saves settings and their targets; cancels deliveries that wait for a subscription that was removed. */
export async function saveSettings(
  tx: OutboxDb,
  organisation: string,
  settings: NoticeSettings,
  now: string,
): Promise<void> {
  const row = { organisation, settings: JSON.stringify(settings) };
  await tx
    .insertInto('settings')
    .values(row)
    .onConflict((conflict) => conflict.column('organisation').doUpdateSet(row))
    .execute();
  const wanted = settings.subscriptions.map((one) => targetOf(organisation, one));
  const known = await tx
    .selectFrom('target')
    .select('id')
    .where('organisation', '=', organisation)
    .execute();
  const gone = known.map(({ id }) => id).filter((id) => !wanted.some((one) => one.id === id));
  await removeTargets(tx, gone, now);
  for (const target of wanted) {
    const { channel, address, credential } = target;
    await tx
      .insertInto('target')
      .values(target)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ channel, address, credential }))
      .execute();
  }
}

function targetOf(organisation: string, details: SubscriptionDetails): TargetTable {
  const { subscription, channel, address = '', credential = '' } = details;
  return {
    id: targetIdOf(organisation, subscription),
    organisation,
    channel,
    address: usablePartOf(address),
    credential,
    owner: '',
    lease_until: '',
    paused_until: '',
    failures: 0,
    tried_at: '',
    stopped: '',
  };
}

/** Cancels all that waits for these targets, also what is due later. */
export async function cancelDue(
  db: OutboxDb,
  targets: readonly string[],
  cancelled: {
    readonly at: string;
    /** Stable code, and a few words where they say more. */
    readonly error: string;
  },
): Promise<void> {
  if (targets.length === 0) return;
  await db
    .updateTable('delivery')
    .set({ state: 'cancelled', settled_at: cancelled.at, error: cancelled.error })
    .where('state', '=', 'due')
    .where('target', 'in', targets)
    .execute();
}

async function removeTargets(tx: OutboxDb, targets: readonly string[], now: string): Promise<void> {
  if (targets.length === 0) return;
  await cancelDue(tx, targets, { at: now, error: 'SUBSCRIPTION_REMOVED' });
  await tx.deleteFrom('target').where('id', 'in', targets).execute();
}
