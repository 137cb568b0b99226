import type { RecordedEvent, Upcast } from '#event-sourcing';

/**
 * From an older shape of an event to the one after it, by type and version read. The one place where
 * old versions are known; `schema/events` holds a sample of every version ever written. All events
 * are in their first version.
 */
const WHISTLE_UPCASTS: Readonly<Record<string, Upcast>> = {};

/** An event as it is written today, whatever version it was written in. */
export function upcast(recorded: RecordedEvent): RecordedEvent {
  let event = recorded;
  let step = WHISTLE_UPCASTS[`${event.type}.v${event.version}`];
  while (step) {
    event = step(event);
    step = WHISTLE_UPCASTS[`${event.type}.v${event.version}`];
  }
  return event;
}
