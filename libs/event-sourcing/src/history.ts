import type { CommandLog } from './command-log.js';
import type { Decider } from './decider.js';
import type { DomainEvent, Position, Recorded, RecordedEvent, StoredEvent } from './event.js';

/** A decider with what reading and writing its log needs: event versions and upcasts. */
export interface EventSourced<
  Command,
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
> extends Decider<Command, State, E, Code, Context> {
  /** Version of the payload that is written, by event type. */
  readonly versions: Readonly<Record<E['type'], number>>;
  typed(recorded: RecordedEvent): Recorded<E>;
  factOf(stored: StoredEvent): E;
}

/** A stream folded up to its last event. */
export interface History<State> {
  readonly state: State;
  /** Of the last event; -1 for no stream. */
  readonly revision: number;
  readonly position: Position | undefined;
  /** The events of the command being handled, if an earlier delivery wrote them. */
  readonly own?: Own<State>;
}

interface Own<State> {
  readonly events: readonly RecordedEvent[];
  /** The state right after them. */
  readonly state: State;
}

type Folding<State, E extends DomainEvent> = Pick<
  EventSourced<never, State, E, never, never>,
  'evolve' | 'evolveAll' | 'typed'
>;

/** The state after these events, decided or read from the log. */
export function evolveAll<State, E extends DomainEvent>(
  decider: Pick<Decider<never, State, E, never, never>, 'evolve' | 'evolveAll'>,
  state: State,
  events: readonly (E | Recorded<E>)[],
): State {
  const facts = events as readonly E[];
  return decider.evolveAll ? decider.evolveAll(state, facts) : facts.reduce(decider.evolve, state);
}

/** Reads the events after the known revision and folds them onto the known state. */
export async function advance<State, E extends DomainEvent>(
  log: CommandLog,
  folding: Folding<State, E>,
  known: History<State>,
  command: { readonly stream: string; readonly commandId: string },
): Promise<History<State>> {
  const fromRevision = known.revision + 1;
  const recorded = await log.readStream(command.stream, { fromRevision });
  const last = recorded.at(-1);
  if (!last) return known;
  const events = recorded.map((event) => folding.typed(event));
  const isOwn = ({ metadata }: RecordedEvent) => metadata.commandId === command.commandId;
  const ownEnd = recorded.findLastIndex(isOwn) + 1;
  const stateOfOwn = evolveAll(folding, known.state, events.slice(0, ownEnd));
  const own = ownEnd > 0 && {
    events: [...(known.own?.events ?? []), ...events.filter(isOwn)],
    state: stateOfOwn,
  };
  const before = own || known.own;
  return {
    state: evolveAll(folding, stateOfOwn, events.slice(ownEnd)),
    revision: last.revision,
    position: last.position,
    ...(before && { own: before }),
  };
}
