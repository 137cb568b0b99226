import type { CommandLog } from './command-log.js';
import type { Decider } from './decider.js';
import type { DomainEvent, Position, Recorded, RecordedEvent } from './event.js';

/** Brings an event of an older version into today's shape; pure, and the identity for the rest. */
export type Upcast = (recorded: RecordedEvent) => RecordedEvent;

/** A decider with what its log needs: today's version of each event, and how older ones read. */
export interface EventSourced<
  Command,
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
> extends Decider<Command, State, E, Code, Context> {
  readonly upcast?: Upcast;
  /** Version of the payload that is written, by event type; 1 where it says nothing. */
  readonly versions?: Readonly<Partial<Record<E['type'], number>>>;
}

/** A stream folded up to its last event. */
export interface History<State> {
  readonly state: State;
  /** Of the last event; -1 for no stream. */
  readonly revision: number;
  readonly position: Position | undefined;
  /** What one command wrote, where it has already been carried out. */
  readonly own?: Own<State>;
}

interface Own<State> {
  readonly events: readonly RecordedEvent[];
  /** As it was right after them. */
  readonly state: State;
}

type Folding<State, E extends DomainEvent> = Pick<
  EventSourced<never, State, E, never, never>,
  'evolve' | 'upcast'
>;

/** Reads what is new in the stream and folds it onto what is known of it. */
export async function advance<State, E extends DomainEvent>(
  log: CommandLog,
  { evolve, upcast }: Folding<State, E>,
  known: History<State>,
  of: { readonly stream: string; readonly commandId: string },
): Promise<History<State>> {
  const recorded = await log.readStream(of.stream, { fromRevision: known.revision + 1 });
  const events: RecordedEvent[] = [...(known.own?.events ?? [])];
  let { state, own } = known;
  for (const stored of recorded) {
    const event = upcast ? upcast(stored) : stored;
    state = evolve(state, event as unknown as Recorded<E> & E);
    if (event.metadata.commandId !== of.commandId) continue;
    events.push(event);
    own = { events, state };
  }
  const last = recorded.at(-1);
  if (!last) return known;
  return { state, revision: last.revision, position: last.position, ...(own && { own }) };
}
