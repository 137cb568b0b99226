import type { DomainEvent } from './event.js';

/** A refusal with a stable code. `details` fill the message that people see. */
export interface Rejection<Code extends string = string> {
  readonly rejected: Code;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What a command leads to: events (none, where there is nothing to change) or a refusal. */
export type Decision<E extends DomainEvent, Code extends string> = readonly E[] | Rejection<Code>;

/**
 * The domain as functions. `decide` is free of clock, randomness and I/O: time, ids and rules
 * arrive in `context`. `evolve` never fails on an event that was once accepted.
 */
export interface Decider<Command, State, E extends DomainEvent, Code extends string, Context> {
  readonly initialState: State;
  decide(command: Command, state: State, context: Context): Decision<E, Code>;
  evolve(state: State, event: E): State;
  /**
   * Optional faster `evolve` for many events: copies a large state once instead of once per event.
   */
  evolveAll?(state: State, events: readonly E[]): State;
}

export function reject<Code extends string>(
  code: Code,
  details: Rejection['details'] = {},
): Rejection<Code> {
  return { rejected: code, details };
}

export function isRejection<E extends DomainEvent, Code extends string>(
  decision: Decision<E, Code>,
): decision is Rejection<Code> {
  return !Array.isArray(decision);
}
