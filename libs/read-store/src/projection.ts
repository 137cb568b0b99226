import type { DomainEvent, EventFamily, Recorded, RecordedEvent } from '#event-sourcing';
import type { EventFilter } from '#event-store';
import type { Kysely } from 'kysely';

import { ReadStoreError } from './read-store-error.js';

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
interface Described<Tables> {
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

/** Any projection, whatever its types: for lists of projections. */
export type AnyProjection = AnyModelled | AnyFolded;

interface AnyDescribed {
  readonly name: string;
  readonly version: number;
  readonly replaySafety: string;
  readonly tables: readonly string[];
  migrate(db: never): Promise<void>;
  index?(db: never): Promise<void>;
  save(tx: never, changes: never): Promise<void>;
}

interface AnyFamily extends Pick<EventFamily, 'prefix' | 'typed'> {
  readonly types: readonly string[];
}

interface AnyModelled extends AnyDescribed {
  readonly family: AnyFamily;
  readonly when: Readonly<Record<string, ((model: never, event: never) => unknown) | undefined>>;
  initial(stream: string): unknown;
  revisionOf(model: never): number;
  load(tx: never, streams: readonly string[]): Promise<Map<string, unknown>>;
}

interface AnyFolded extends AnyDescribed {
  readonly fold: {
    readonly family: AnyFamily;
    initial(stream: string): unknown;
    evolve(state: never, event: never): unknown;
    isOver(state: never): boolean;
  };
  readonly ignores: readonly string[];
}

/** A projection with a model of its own, as the runner sees it: models are opaque. */
export interface OpaqueModelled extends Described<Record<string, unknown>> {
  readonly family: AnyFamily;
  readonly when: Readonly<
    Record<string, ((model: unknown, event: RecordedEvent) => unknown) | undefined>
  >;
  initial(stream: string): unknown;
  revisionOf(model: unknown): number;
  load(tx: Kysely<unknown>, streams: readonly string[]): Promise<Map<string, unknown>>;
  save(tx: Kysely<unknown>, changes: readonly Change<unknown>[]): Promise<void>;
}

/** A shared fold as the runner sees it. */
export interface OpaqueFold {
  readonly family: AnyFamily;
  initial(stream: string): unknown;
  evolve(state: unknown, event: RecordedEvent): unknown;
  isOver(state: unknown): boolean;
}

/** A projection over a shared fold, as the runner sees it. */
export interface OpaqueFolded extends Described<Record<string, unknown>> {
  readonly fold: OpaqueFold;
  readonly ignores: readonly string[];
  save(tx: Kysely<unknown>, changes: readonly OpaqueChange[]): Promise<void>;
}

export interface OpaqueChange extends Change<unknown> {
  readonly revision: number;
  readonly events: readonly RecordedEvent[];
}

export type OpaqueProjection = OpaqueModelled | OpaqueFolded;

export const familyOf = (projection: OpaqueProjection): AnyFamily =>
  'fold' in projection ? projection.fold.family : projection.family;

const BOOKKEEPING = ['checkpoint', 'parked', 'skipped'];

const coversSomething = (projection: AnyProjection): boolean =>
  'fold' in projection
    ? projection.ignores.length < projection.fold.family.types.length
    : Object.keys(projection.when).length > 0;

const isWellDefined = (projection: AnyProjection): boolean =>
  /^[a-z][a-z0-9-]*$/.test(projection.name) &&
  Number.isSafeInteger(projection.version) &&
  projection.version >= 1 &&
  coversSomething(projection);

/**
 * The projections by name.
 * @throws ReadStoreError `PROJECTION_INVALID` for a bad or doubled name, version, table or handler
 * map
 */
export function projectionsByName(
  projections: readonly AnyProjection[],
): Map<string, OpaqueProjection> {
  const named = new Map<string, OpaqueProjection>();
  const taken = new Set(BOOKKEEPING);
  for (const projection of projections) {
    const { name, version, tables } = projection;
    const isNew = !named.has(name) && !tables.some((table) => taken.has(table));
    if (!isNew || !isWellDefined(projection))
      throw new ReadStoreError('PROJECTION_INVALID', { projection: name, version });
    for (const table of tables) taken.add(table);
    // The only cast that forgets a projection's own types: it only ever receives its own models.
    named.set(name, projection as unknown as OpaqueProjection);
  }
  return named;
}

/** Whether a projection handles events of this type. */
export const isAbout = (projection: AnyProjection, type: string): boolean =>
  'fold' in projection
    ? projection.fold.family.types.includes(type) && !projection.ignores.includes(type)
    : projection.when[type] !== undefined;

/** The events that some projections read; those of a shared fold are all read. */
export function filterOf(projections: readonly OpaqueProjection[]): EventFilter {
  const types = projections.flatMap((one) =>
    'fold' in one ? one.fold.family.types : Object.keys(one.when),
  );
  const prefixes = projections.map((one) => familyOf(one).prefix);
  return { types: [...new Set(types)], streamPrefixes: [...new Set(prefixes)] };
}
