import { deepStrictEqual } from 'node:assert/strict';
import { type Decider, type Decision, isRejection } from './decider.js';
import type { DomainEvent } from './event.js';
import { recordDecision } from './record-decision.js';

/** A decision to compare with the expected one. */
export interface Outcome<E extends DomainEvent, Code extends string> {
  readonly decision: Decision<E, Code>;
  /** Expects exactly these events (none: nothing changes), or a refusal with this code. */
  then(expected: readonly E[] | Code): void;
}

export interface Situation<Command, E extends DomainEvent, Code extends string, Context> {
  when(command: Command, context: Context): Outcome<E, Code>;
}

/** Examples of a decider: `specification(whistle).given(events).when(command, context).then(…)`. */
export function specification<Command, State, E extends DomainEvent, Code extends string, Context>(
  decider: Decider<Command, State, E, Code, Context>,
): { given(events: readonly E[]): Situation<Command, E, Code, Context> } {
  return {
    given: (events) => ({
      when(command, context) {
        const state = events.reduce(decider.evolve, decider.initialState);
        const decision = decider.decide(command, state, context);
        recordDecision(command, decision);
        const actual = isRejection(decision) ? decision.rejected : decision;
        return { decision, then: (expected) => deepStrictEqual(actual, expected) };
      },
    }),
  };
}
