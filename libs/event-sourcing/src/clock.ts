/** The only source of "now". Injected, so that tests and replays decide what time it is. */
export interface Clock {
  /** ISO 8601 UTC with milliseconds. */
  now(): string;
}

/** Injection token of the {@link Clock}. */
export const CLOCK = Symbol('CLOCK');

export const systemClock: Clock = { now: () => new Date().toISOString() };
