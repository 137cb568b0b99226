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

/**
 * A read model that follows the log, folded per stream: the rows of a stream depend on that
 * stream's events alone. `Tables` are the Kysely tables that it owns (`checkpoint`, `parked` and
 * `skipped` are taken). A projection does not know which database holds them.
 */
export interface Projection<
  Model,
  Tables,
  E extends DomainEvent = DomainEvent,
  Ignored extends E['type'] = never,
> {
  /** Lower-case letters, digits and dashes, for example `work-lists`. */
  readonly name: string;
  /** From 1; any change makes the runner build a new generation. */
  readonly version: number;
  /** One sentence: why applying an event again does no harm. */
  readonly replaySafety: string;
  /** The streams it follows; together with the keys of `when` it is the subscription's filter. */
  readonly family: EventFamily<E>;
  /**
   * Handlers of events in today's shape. With `ignores` they cover the family, or it does not
   * compile.
   */
  readonly when: Handlers<Model, E, Ignored>;
  /** Events that change nothing here; they are not even read. */
  readonly ignores: readonly Ignored[];
  /** Creates its tables in an empty generation. */
  migrate(db: Kysely<Tables>): Promise<void>;
  /** Creates secondary indexes once, after the first load of a generation. */
  index?(db: Kysely<Tables>): Promise<void>;
  initial(stream: string): Model;
  /** Revision of the last event in the model, -1 when new. Events at or below it are ignored. */
  revisionOf(model: Model): number;
  /** Models of the streams that have rows, with a constant number of queries. */
  load(tx: Kysely<Tables>, streams: readonly string[]): Promise<Map<string, Model>>;
  /** Writes the changed models with a constant number of statements, see `upsertRows`. */
  save(tx: Kysely<Tables>, changes: readonly Change<Model>[]): Promise<void>;
}

/** Any projection, whatever its types: for lists of projections. */
export interface AnyProjection {
  readonly name: string;
  readonly version: number;
  readonly replaySafety: string;
  readonly family: Pick<EventFamily, 'prefix' | 'typed'>;
  readonly when: Readonly<Record<string, ((model: never, event: never) => unknown) | undefined>>;
  migrate(db: never): Promise<void>;
  index?(db: never): Promise<void>;
  initial(stream: string): unknown;
  revisionOf(model: never): number;
  load(tx: never, streams: readonly string[]): Promise<Map<string, unknown>>;
  save(tx: never, changes: never): Promise<void>;
}

/** A projection as the runner sees it: models are opaque, handlers are found by event type. */
export interface OpaqueProjection extends Omit<
  Projection<unknown, unknown>,
  'family' | 'ignores' | 'when'
> {
  readonly family: Pick<EventFamily, 'prefix' | 'typed'>;
  readonly when: Readonly<
    Record<string, ((model: unknown, event: RecordedEvent) => unknown) | undefined>
  >;
}

/**
 * The projections by name.
 * @throws ReadStoreError `PROJECTION_INVALID` for a bad or doubled name, version or handler map
 */
export function projectionsByName(
  projections: readonly AnyProjection[],
): Map<string, OpaqueProjection> {
  const named = new Map<string, OpaqueProjection>();
  for (const projection of projections) {
    const { name, version } = projection;
    const valid =
      /^[a-z][a-z0-9-]*$/.test(name) &&
      Number.isSafeInteger(version) &&
      version >= 1 &&
      Object.keys(projection.when).length > 0 &&
      !named.has(name);
    if (!valid) throw new ReadStoreError('PROJECTION_INVALID', { projection: name, version });
    // The only cast that forgets a projection's own types: it only ever receives its own models.
    named.set(name, projection as unknown as OpaqueProjection);
  }
  return named;
}

/** The part of the log that a projection reads. */
export function filterOf({ family, when }: OpaqueProjection): EventFilter {
  return { types: Object.keys(when), streamPrefixes: [family.prefix] };
}
