import type { EventFamily, RecordedEvent } from '#event-sourcing';
import type { EventFilter } from '#event-store';
import type { Kysely } from 'kysely';

import type { Change, Described } from './projection.js';
import { ReadStoreError } from './read-store-error.js';

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
