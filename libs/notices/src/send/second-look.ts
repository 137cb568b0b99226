import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { jointMeeting, type MeetingEvent } from '#joint-meeting';
import { whistle, type WhistleEvent } from '#whistle';
import { OBSOLETE_REASONS, type ObsoleteCode, obsoleteCodeOf } from '../domain/second-look.js';
import { isLogUnavailable } from '../outbox/failures.js';
import type { Claim, ClaimedDelivery } from '../outbox/claiming.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';
import { type DroppedDelivery, dropObsolete } from '../outbox/settling.js';

/** A notice sent within this time after its event needs no second look. */
const WAITED_MS = 10_000;

/** Whether a notice may be obsolete by now, because it was bundled, delayed or tried before. */
const hasWaited = (delivery: ClaimedDelivery, now: string): boolean =>
  delivery.bundled === 1 ||
  delivery.attempts > 0 ||
  Date.parse(now) - Date.parse(delivery.at) >= WAITED_MS;

const streamOf = ({ stream, whistle_id: id }: ClaimedDelivery): string =>
  stream === '' ? whistle.streamOf(id) : stream;

const typedEvent = (event: RecordedEvent): WhistleEvent | MeetingEvent =>
  jointMeeting.includes(event) ? jointMeeting.typed(event) : whistle.typed(event);

async function readFrom(store: EventStore, stream: string): Promise<readonly RecordedEvent[]> {
  try {
    return await store.readStream(stream);
  } catch (error) {
    if (isLogUnavailable(error)) throw error;
    // Without a readable stream the notice is sent unchecked.
    return [];
  }
}

async function recheckNotice(
  store: EventStore,
  notice: ClaimedDelivery,
): Promise<ObsoleteCode | undefined> {
  const events = await readFrom(store, streamOf(notice));
  const at = events.findIndex(({ id }) => id === notice.event_id);
  const told = events[at];
  if (!told) return undefined;
  return obsoleteCodeOf(notice.kind, typedEvent(told), events.slice(at + 1).map(typedEvent));
}

export interface RecheckContext {
  readonly store: EventStore;
  readonly outbox: OutboxDb;
  readonly now: string;
}

/**
 * Drops the notices of a claim that later events have made obsolete.
 * @returns the claim without them; undefined where nothing is left
 * @throws EventStoreError while the log is unavailable
 */
export async function recheckClaim(
  { store, outbox, now }: RecheckContext,
  claimed: Claim,
): Promise<Claim | undefined> {
  const dropped: DroppedDelivery[] = [];
  for (const delivery of claimed.deliveries) {
    const code = hasWaited(delivery, now) ? await recheckNotice(store, delivery) : undefined;
    if (code)
      dropped.push({
        delivery,
        error: `${code} ${OBSOLETE_REASONS[code]}`,
        over: OBSOLETE_REASONS[code],
      });
  }
  if (dropped.length === 0) return claimed;
  await dropObsolete(outbox, claimed, dropped, now);
  const over = new Set(dropped.map(({ delivery }) => delivery.delivery_id));
  const [first, ...others] = claimed.deliveries.filter((one) => !over.has(one.delivery_id));
  return first && { target: claimed.target, deliveries: [first, ...others] };
}
