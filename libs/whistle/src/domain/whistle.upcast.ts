import type { RecordedEvent, Upcast } from '#event-sourcing';

/**
 * From an older shape of an event to the one after it, by type and version read. The one place where
 * old versions are known; `schema/events` holds a sample of every version ever written. The second
 * versions only say more: what the first did not say follows from the events before, in the fold.
 */
const WHISTLE_UPCASTS: Readonly<Record<string, Upcast>> = {
  'ArrivalDisputed.v1': asSecond,
  'ClockResumed.v1': asSecond,
  'ResolutionSentBack.v1': asSecond,
  'WhistleReopened.v1': asSecond,
};

function asSecond(event: RecordedEvent): RecordedEvent {
  return { ...event, version: 2 };
}

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
