import type { DomainEvent, EventFamily, Recorded } from '#event-sourcing';
import type { Kysely } from 'kysely';

/** A stream's model before and after a batch. `before` is undefined while it has no rows. */
export interface Change<Model> {
  readonly stream: string;
  readonly before: Model | undefined;
  readonly after: Model;
}

/**
 * One pure function per event type. A handler returns a new model whose revision is the event's, or
 * the same model if the event does not concern it. It never changes a model in place, because
 * models are cached between batches.
 */
export type Handlers<
  Model,
  E extends DomainEvent = DomainEvent,
  Ignored extends E['type'] = never,
> = {
  readonly [T in Exclude<E['type'], Ignored>]: (
    model: Model,
    event: Recorded<Extract<E, { type: T }>>,
  ) => Model;
};

/** The same handler for every event of a family except the ignored ones. */
export function handleAll<E extends DomainEvent, Model, Ignored extends E['type'] = never>(
  family: Pick<EventFamily<E>, 'types'>,
  handler: (model: Model, event: Recorded<E>) => Model,
  ignored: readonly Ignored[] = [],
): Handlers<Model, E, Ignored> {
  const types = family.types.filter((type) => !(ignored as readonly string[]).includes(type));
  return Object.fromEntries(types.map((type) => [type, handler])) as Handlers<Model, E, Ignored>;
}

/** All types of a family but these: what a read model ignores that is told of a few events only. */
export const othersThan = <Type extends string, Handled extends Type>(
  { types }: { readonly types: readonly Type[] },
  ...handled: readonly Handled[]
): readonly Exclude<Type, Handled>[] =>
  types.filter(
    (type): type is Exclude<Type, Handled> => !(handled as readonly string[]).includes(type),
  );

/** What all projections have. `Tables` are the Kysely tables of a projection. */
export interface Described<Tables> {
  /** Lower-case letters, digits and dashes, for example `work-lists`. */
  readonly name: string;
  /** From 1; any change makes the runner build a new generation. */
  readonly version: number;
  /** One sentence: why applying an event again does no harm. */
  readonly replaySafety: string;
  /**
   * All tables that it makes. Projections live together in one database, so no two have the same;
   * `checkpoint`, `parked` and `skipped` are taken.
   */
  readonly tables: readonly string[];
  /** Creates its tables in an empty generation. */
  migrate(db: Kysely<Tables>): Promise<void>;
  /** Creates secondary indexes once, after the first load of a generation. */
  index?(db: Kysely<Tables>): Promise<void>;
}

/**
 * A read model that follows the log, folded per stream: the rows of a stream depend on that
 * stream's events alone. A projection does not know which database holds them.
 */
export interface Projection<
  Model,
  Tables,
  E extends DomainEvent = DomainEvent,
  Ignored extends E['type'] = never,
> extends Described<Tables> {
  /** The streams it follows; together with the keys of `when` it is the subscription's filter. */
  readonly family: EventFamily<E>;
  /**
   * Handlers of events in today's shape. With `ignores` they cover the family, or it does not
   * compile.
   */
  readonly when: Handlers<Model, E, Ignored>;
  /** Events that change nothing here; they are not even read. */
  readonly ignores: readonly Ignored[];
  initial(stream: string): Model;
  /** Revision of the last event in the model, -1 when new. Events at or below it are ignored. */
  revisionOf(model: Model): number;
  /** Models of the streams that have rows, with a constant number of queries. */
  load(tx: Kysely<Tables>, streams: readonly string[]): Promise<Map<string, Model>>;
  /** Writes the changed models with a constant number of statements, see `upsertRows`. */
  save(tx: Kysely<Tables>, changes: readonly Change<Model>[]): Promise<void>;
}

/**
 * The fold of each stream of a family that several projections share. It is kept in memory, and
 * folded again from the stream when it is not there, so a state is never stored.
 */
export interface SharedFold<State, E extends DomainEvent = DomainEvent> {
  readonly family: EventFamily<E>;
  initial(stream: string): State;
  /** Pure. Never changes a state in place. */
  evolve(state: State, event: Recorded<E>): State;
  /** Whether hardly an event will follow: such states are the first to leave memory. */
  isOver(state: State): boolean;
}

/** A stream of a shared fold before and after the events of a batch. */
export interface FoldedChange<State, E extends DomainEvent = DomainEvent> extends Change<State> {
  /** Revision of the last of the events that the projection does not ignore. */
  readonly revision: number;
  /** In today's shape, also those that the projection ignores. */
  readonly events: readonly Recorded<E>[];
}

/** A read model whose rows are made from a fold that it shares with others. */
export interface FoldedProjection<
  State,
  Tables,
  E extends DomainEvent = DomainEvent,
  Ignored extends E['type'] = never,
> extends Described<Tables> {
  readonly fold: SharedFold<State, E>;
  /** Events that change no row here: a stream with none but these is left out. */
  readonly ignores: readonly Ignored[];
  /** Writes rows of the changed streams with a constant number of statements, see `upsertRows`. */
  save(tx: Kysely<Tables>, changes: readonly FoldedChange<State, E>[]): Promise<void>;
}
