import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { jointMeeting, type MeetingEvent } from '#joint-meeting';
import { whistle, type WhistleEvent } from '#whistle';
import { OVER, type OverCode, overSince } from '../domain/second-look.js';
import { isLogAway } from '../feed/log-away.js';
import type { Claim, ClaimedDelivery } from '../outbox/claiming.js';
import type { OutboxDb } from '../outbox/outbox.tables.js';
import { type Dropped, dropOver } from '../outbox/settling.js';

/** What is sent so soon after it happened has not waited. */
const WAITED_MS = 10_000;

/** Whether a notice lay long enough for what it tells of to be over: gathered, held back, or tried again. */
const hasWaited = (delivery: ClaimedDelivery, now: string): boolean =>
  delivery.bundled === 1 ||
  delivery.attempts > 0 ||
  Date.parse(now) - Date.parse(delivery.at) >= WAITED_MS;

const streamOf = ({ stream, whistle_id: id }: ClaimedDelivery): string =>
  stream === '' ? whistle.streamOf(id) : stream;

const readable = (event: RecordedEvent): WhistleEvent | MeetingEvent =>
  jointMeeting.includes(event) ? jointMeeting.typed(event) : whistle.typed(event);

async function readFrom(store: EventStore, stream: string): Promise<readonly RecordedEvent[]> {
  try {
    return await store.readStream(stream);
  } catch (error) {
    if (isLogAway(error)) throw error;
    // What cannot be compared is told as it was.
    return [];
  }
}

async function lookAgain(
  store: EventStore,
  notice: ClaimedDelivery,
): Promise<OverCode | undefined> {
  const events = await readFrom(store, streamOf(notice));
  const at = events.findIndex(({ id }) => id === notice.event_id);
  const told = events[at];
  if (!told) return undefined;
  return overSince(notice.kind, readable(told), events.slice(at + 1).map(readable));
}

export interface Looking {
  readonly store: EventStore;
  readonly outbox: OutboxDb;
  readonly now: string;
}

/**
 * Compares what waited with the present before it goes. What is over is dropped, with its reason;
 * answers the rest, undefined where nothing is left.
 * @throws EventStoreError while the log is away
 */
export async function stillStanding(
  { store, outbox, now }: Looking,
  claimed: Claim,
): Promise<Claim | undefined> {
  const dropped: Dropped[] = [];
  for (const delivery of claimed.deliveries) {
    const code = hasWaited(delivery, now) ? await lookAgain(store, delivery) : undefined;
    if (code) dropped.push({ delivery, error: `${code} ${OVER[code]}`, over: OVER[code] });
  }
  if (dropped.length === 0) return claimed;
  await dropOver(outbox, claimed, dropped, now);
  const over = new Set(dropped.map(({ delivery }) => delivery.delivery_id));
  const [first, ...others] = claimed.deliveries.filter((one) => !over.has(one.delivery_id));
  return first && { target: claimed.target, deliveries: [first, ...others] };
}
