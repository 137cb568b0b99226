import { toAppend } from './append-events.js';
import type { CommandLog, SeriesLog } from './command-log.js';
import type { Decider } from './decider.js';
import type {
  DomainEvent,
  EventMetadata,
  EventToAppend,
  Recorded,
  RecordedEvent,
  StoredEvent,
} from './event.js';
import { type CommandOutcome, type CommandRequest, handleCommand } from './handle-command.js';
import { type CommandSeries, handleSeries, type SeriesOutcome } from './handle-series.js';
import { evolveAll } from './history.js';

/** A payload of one version in the shape of the next. Pure. */
export type Upcast = (data: object) => object;

export interface StreamFamilyDefinition<
  Command,
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
> {
  /** How the names of its streams begin; the whole name if there is only one stream. */
  readonly prefix: string;
  /** Version in which each type is written today; a missing type does not compile. */
  readonly versions: Readonly<Record<E['type'], number>>;
  /** Upcasts by type and by the version they start from, each to the next version. */
  readonly upcasts?: { readonly [T in E['type']]?: Readonly<Record<number, Upcast>> };
  readonly decider: Decider<Command, State, E, Code, Context>;
}

/** The event side of a family: stream names, types and typed reading. */
export interface EventFamily<E extends DomainEvent = DomainEvent> {
  readonly prefix: string;
  readonly types: readonly E['type'][];
  readonly versions: Readonly<Record<E['type'], number>>;
  /** Name of the stream with this id; without an id, of the only stream. */
  streamOf(id?: string): string;
  /** Id in the name of one of its streams. */
  idOf(stream: string): string;
  /** Whether a stream, or the stream of an event, belongs to the family. */
  includes(of: string | Pick<RecordedEvent, 'stream'>): boolean;
  /** The event in today's shape, whatever version it was written in. */
  typed(recorded: RecordedEvent): Recorded<E>;
  /** What happened, in today's shape: for decisions, which need no more of an event. */
  factOf(stored: StoredEvent): E;
  /** The events of a stream in today's shape; empty if there is no stream. */
  read(
    log: Pick<CommandLog, 'readStream'>,
    id?: string,
    options?: { readonly fromRevision?: number },
  ): Promise<readonly Recorded<E>[]>;
}

/** A command on a stream of a family, by its id. */
export type FamilyRequest<Command, Context> = Omit<CommandRequest<Command, Context>, 'stream'> & {
  /** Absent where the family is a single stream. */
  readonly id?: string;
};

/** Commands on a stream of a family, one after the other. */
export type FamilySeries<Command, State, Context> = Omit<
  CommandSeries<Command, State, Context>,
  'stream'
> & { readonly id?: string };

/**
 * Streams of one kind: the only way to read, fold and write them, for people, automations, imports,
 * projections and the command line. Callers never handle versions or upcasts.
 */
export interface StreamFamily<Command, State, E extends DomainEvent, Code extends string, Context>
  extends EventFamily<E>, Decider<Command, State, E, Code, Context> {
  readonly versions: Readonly<Record<E['type'], number>>;
  /** The state after these events; from the beginning unless a state is given. */
  fold(events: readonly (E | Recorded<E>)[], from?: State): State;
  /** The current state of a stream; the initial state if there is no stream. */
  load(log: Pick<CommandLog, 'readStream'>, id?: string): Promise<State>;
  /** Carries out a command on one stream, see {@link handleCommand}. */
  handle(
    log: CommandLog,
    request: FamilyRequest<Command, Context>,
  ): Promise<CommandOutcome<State, E, Code>>;
  /** Carries out commands of the service itself on several streams, see {@link handleSeries}. */
  handleSeries(
    log: SeriesLog,
    series: readonly FamilySeries<Command, State, Context>[],
  ): Promise<readonly SeriesOutcome<E>[]>;
  /**
   * Turns decided events into events to append, for callers that append themselves, such as an
   * import.
   * @param firstIndex number of events of the same command before these
   */
  toAppend(events: readonly E[], metadata: EventMetadata, firstIndex?: number): EventToAppend<E>[];
}

type Steps = Readonly<Record<string, Readonly<Record<number, Upcast>> | undefined>>;

/** @throws Error unless the upcasts of each type lead from version 1 to today's without gaps */
function checkUpcasts(prefix: string, versions: Readonly<Record<string, number>>, steps: Steps) {
  for (const [type, today] of Object.entries(versions)) {
    const expected = Array.from({ length: today - 1 }, (_, index) => String(index + 1));
    const known = Object.keys(steps[type] ?? {});
    if (expected.join() !== known.join())
      throw new Error(`${prefix}: ${type} is written as v${today}, upcasts lead on from ${known}`);
  }
}

/** The part of a family that needs no decider. */
function eventFamily<E extends DomainEvent>(
  prefix: string,
  versions: Readonly<Record<E['type'], number>>,
  steps: Steps,
): EventFamily<E> {
  const streamOf = (id = '') => prefix + id;
  // The only casts from what the log holds to the family's types.
  const typed = (recorded: RecordedEvent) => upcastEvent(recorded, steps) as unknown as Recorded<E>;
  const factOf = (stored: StoredEvent) => upcastEvent(stored, steps) as unknown as E;
  return {
    prefix,
    versions,
    types: Object.keys(versions) as E['type'][],
    streamOf,
    idOf: (stream) => stream.slice(prefix.length),
    includes: (of) => (typeof of === 'string' ? of : of.stream).startsWith(prefix),
    typed,
    factOf,
    read: async (log, id, options) => (await log.readStream(streamOf(id), options)).map(typed),
  };
}

/** Defines a family. @throws Error where versions and upcasts do not fit together */
export function streamFamily<
  Command extends object,
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
>({
  prefix,
  versions,
  upcasts = {},
  decider,
}: StreamFamilyDefinition<Command, State, E, Code, Context>): StreamFamily<
  Command,
  State,
  E,
  Code,
  Context
> {
  checkUpcasts(prefix, versions, upcasts);
  const events = eventFamily<E>(prefix, versions, upcasts);
  const { streamOf, read } = events;
  const sourced = { ...decider, ...events };
  const fold = (some: readonly (E | Recorded<E>)[], from = decider.initialState) =>
    evolveAll(decider, from, some);
  return {
    ...sourced,
    fold,
    load: async (log, id) => fold(await read(log, id)),
    handle: (log, { id, ...request }) =>
      handleCommand(log, sourced, { ...request, stream: streamOf(id) }),
    handleSeries: (log, series) =>
      handleSeries(
        log,
        sourced,
        series.map(({ id, ...one }) => ({ ...one, stream: streamOf(id) })),
      ),
    toAppend: (some, metadata, firstIndex) => toAppend(some, versions, metadata, firstIndex),
  };
}

/** Events of types unknown to the family are returned unchanged. */
function upcastEvent<Stored extends StoredEvent>(recorded: Stored, steps: Steps): Stored {
  const known = steps[recorded.type];
  let step = known?.[recorded.version];
  if (!step) return recorded;
  let { version, data } = recorded;
  for (; step; step = known?.[++version]) data = step(data);
  return { ...recorded, version, data };
}
