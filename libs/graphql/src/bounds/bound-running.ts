import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  OperationTypeNode,
} from 'graphql';

import { type BoundSubscriptions, boundSubscriptions } from './bound-subscriptions.js';
import { isHeavy } from './cost.js';
import { Lanes } from './lanes.js';
import { type OperationLimits, operationTimedOut, tooManyWrites } from './operation-limits.js';

/** How often a caller may write. */
export interface WriteRate {
  /** Counts a command. @returns 0 when it may be carried out, otherwise the seconds to wait */
  attempt(caller: string): number;
}

type Resolve = GraphQLFieldResolver<unknown, object>;

/** Time limits of operations; each begins with the operation's first field. */
class Deadlines {
  private readonly ends = new WeakMap<object, number>();

  constructor(private readonly seconds: number) {}

  leftMs(context: object): number {
    const now = performance.now();
    const end = this.ends.get(context) ?? now + 1_000 * this.seconds;
    this.ends.set(context, end);
    return end - now;
  }

  refuseUnlessInTime(context: object): void {
    if (this.leftMs(context) <= 0) throw operationTimedOut(this.seconds);
  }

  /** The answer, or the refusal when the time is up, whichever comes first. */
  withDeadline(context: object, answer: unknown): unknown {
    if (!(answer instanceof Promise)) return answer;
    return new Promise((resolve, reject) => {
      const tooLate = () => reject(operationTimedOut(this.seconds));
      const timer = setTimeout(tooLate, this.leftMs(context));
      answer.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}

/** What operations are bounded by while they run. */
export interface RunningBounds extends Omit<BoundSubscriptions, 'most'> {
  readonly writes: WriteRate;
}

interface Running extends RunningBounds {
  readonly deadlines: Deadlines;
  readonly lanes: Lanes;
}

/** Before sign-in nobody can write, and what signs in has limits of its own. */
function refuseUnlessMayWrite(context: object, { callerOf, writes }: Running): void {
  const caller = callerOf(context);
  const waitSeconds = caller.startsWith('account ') ? writes.attempt(caller) : 0;
  if (waitSeconds > 0) throw tooManyWrites(waitSeconds);
}

function boundResolver(field: GraphQLField<unknown, object>, resolve: Resolve, running: Running) {
  const { deadlines, lanes, callerOf } = running;
  const inTurn = isHeavy(field);
  const wrapped: Resolve = (source, args, context, info) => {
    const kind = info.operation.operation;
    // A subscription has no end; each event that it shows reads a single object.
    if (kind === OperationTypeNode.SUBSCRIPTION) return resolve(source, args, context, info);
    const writes = info.path.prev === undefined && kind === OperationTypeNode.MUTATION;
    const begin = (): unknown => {
      deadlines.refuseUnlessInTime(context);
      if (writes) refuseUnlessMayWrite(context, running);
      return resolve(source, args, context, info);
    };
    const answer = inTurn ? lanes.run(callerOf(context), begin) : begin();
    // A running command is always waited for, so that its outcome is known; none begins after the
    // limit.
    return kind === OperationTypeNode.MUTATION ? answer : deadlines.withDeadline(context, answer);
  };
  return wrapped;
}

/**
 * Bounds the schema's fields that have a resolver: no field begins after the time of its operation,
 * no query is waited for longer, the heavy ones of one caller take turns, nobody writes more than the rate
 * allows, and subscriptions are bounded as by {@link boundSubscriptions}. Changes the schema in place and
 * returns it.
 */
export function boundRunning(
  schema: GraphQLSchema,
  limits: Pick<OperationLimits, 'seconds' | 'heavyPerCaller' | 'subscriptions'>,
  { callerOf, writes, turns }: RunningBounds,
): GraphQLSchema {
  const deadlines = new Deadlines(limits.seconds);
  const lanes = new Lanes(limits.heavyPerCaller);
  const running = { deadlines, lanes, callerOf, writes, turns };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      if (field.resolve) field.resolve = boundResolver(field, field.resolve as Resolve, running);
  }
  boundSubscriptions(schema, { most: limits.subscriptions, callerOf, turns });
  return schema;
}
