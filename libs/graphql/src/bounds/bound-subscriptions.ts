import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';

import { Counts } from './at-once.js';
import { knownCostOf } from './cost.js';
import { tooManyRequests } from './operation-limits.js';
import type { Turns } from './turns.js';

/** The caller from an operation's context: the name of an account, or an address. */
export type CallerOf = (context: object) => string;

/** What subscriptions are bounded by. */
export interface BoundSubscriptions {
  /** Subscriptions of one caller, on all its sockets together. */
  readonly most: number;
  readonly callerOf: CallerOf;
  readonly turns: Pick<Turns, 'take' | 'charge'>;
}

type Subscribe = GraphQLFieldResolver<unknown, object>;
type Events = AsyncIterator<unknown>;

/** Sending one event to one listener, beside the fields that it shows. */
const EVENT_COST = 50;
/** Of an operation whose cost depends on its variables. */
const UNKNOWN_COST = 200;

/** Events one by one, each after `before`; `ended` is called once, however it ends. */
function eachAfter(events: Events, before: () => unknown, ended: () => void) {
  const over = { done: true as const, value: undefined };
  const iterator: AsyncIterableIterator<unknown> = {
    async next() {
      try {
        const event = await events.next();
        if (event.done) ended();
        else await before();
        return event;
      } catch (error) {
        ended();
        throw error;
      }
    },
    async return() {
      ended();
      await events.return?.();
      return over;
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/** Calls a function the first time only. */
function once(call: () => void): () => void {
  let isCalled = false;
  return () => {
    if (!isCalled) call();
    isCalled = true;
  };
}

function bound(subscribe: Subscribe, open: Counts, bounds: BoundSubscriptions): Subscribe {
  const { most, callerOf, turns } = bounds;
  return async (source, args, context, info) => {
    const caller = callerOf(context);
    if (open.of(caller) >= most) throw tooManyRequests(`此账号同时至多 ${most} 个订阅`);
    const leave = once(open.enter(caller));
    const { operation, variableValues: variables } = info;
    const cost = EVENT_COST + (knownCostOf({ operation, variables }) ?? UNKNOWN_COST);
    const inTurn = () => {
      turns.charge(caller, cost);
      return turns.take(caller);
    };
    try {
      const events = (await subscribe(source, args, context, info)) as AsyncIterable<unknown>;
      return eachAfter(events[Symbol.asyncIterator](), inTurn, leave);
    } catch (error) {
      leave();
      throw error;
    }
  };
}

/**
 * Bounds the schema's subscriptions: a caller has only so many, and each event that it is sent is charged
 * and has its turn, so that whoever listens to much waits for itself, and in the end is cut off by the
 * feed. Changes the schema in place.
 */
export function boundSubscriptions(schema: GraphQLSchema, bounds: BoundSubscriptions): void {
  const open = new Counts();
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {}))
    if (field.subscribe) field.subscribe = bound(field.subscribe as Subscribe, open, bounds);
}
