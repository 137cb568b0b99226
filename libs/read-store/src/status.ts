import type { Position } from '#event-sourcing';
import { type EventStore, eventsBetween, placeOf } from '#event-store';

import { bookkeepingOf, readCheckpoint } from './bookkeeping.js';
import type { ReadStoreContext } from './context.js';
import type { OpaqueProjection } from './opaque-projection.js';
import { isFailure } from './read-store-error.js';
import type { BuildProgress, LastFailure } from './registry.js';
import type { LiveGeneration } from './live-connections.js';

/** The part of the log that a projection has not considered yet, relevant to it or not. */
export interface Lag {
  /** Events; undefined where the log does not number them. */
  readonly events: number | undefined;
  /**
   * Distance from its checkpoint to the head in the log's own unit: compare it only with itself.
   */
  readonly distance: number;
  /** Age of the oldest of these events, 0 when there is none. */
  readonly seconds: number;
}

/**
 * `live`: queries are answered. `building`: the first generation of this version is on its way.
 * `absent`: neither, because no runner has started or its build has failed (see `lastFailure`).
 */
export type ProjectionState = 'live' | 'building' | 'absent';

export interface ProjectionStatus {
  readonly name: string;
  /** Version of the code; `liveVersion` is the stored one. */
  readonly version: number;
  readonly liveVersion: number | undefined;
  readonly generation: number | undefined;
  readonly state: ProjectionState;
  readonly position: Position | undefined;
  readonly head: Position | undefined;
  readonly lag: Lag;
  /** Events per second of the runner, smoothed. */
  readonly rate: number;
  readonly applied: number;
  /** Streams set aside. */
  readonly parked: number;
  /** The generation being built, beside the live one or before there is any. */
  readonly build: BuildProgress | undefined;
  readonly lastFailure: LastFailure | undefined;
}

/**
 * The log while the status of projections is taken. The cost does not depend on the length of the
 * log or the lag: nothing is counted, and one event is read for each distinct position.
 */
export class LogSight {
  private readonly ages = new Map<Position | undefined, Promise<string | undefined>>();

  private constructor(
    private readonly eventStore: Pick<EventStore, 'readAll'>,
    readonly head: Position | undefined,
  ) {}

  static async of(eventStore: Pick<EventStore, 'readAll' | 'head'>): Promise<LogSight> {
    return new LogSight(eventStore, await eventStore.head());
  }

  async lagAt(position: Position | undefined, now: Date): Promise<Lag> {
    if (this.head === undefined || (position ?? '') >= this.head)
      return { events: 0, distance: 0, seconds: 0 };
    const oldest = await this.recordedAfter(position);
    const ageMs = oldest === undefined ? 0 : now.getTime() - Date.parse(oldest);
    return {
      events: eventsBetween(position, this.head),
      distance: placeOf(this.head) - placeOf(position),
      seconds: Math.max(0, ageMs / 1_000),
    };
  }

  private recordedAfter(position: Position | undefined): Promise<string | undefined> {
    const known = this.ages.get(position);
    if (known) return known;
    const after = position === undefined ? {} : { after: position };
    const read = this.eventStore
      .readAll({ limit: 1, ...after })
      .then(({ events }) => events[0]?.recordedAt);
    this.ages.set(position, read);
    return read;
  }
}

export async function statusOf(
  context: ReadStoreContext,
  projection: OpaqueProjection,
  sight: LogSight,
): Promise<ProjectionStatus> {
  const { registry } = context;
  const { name, version } = projection;
  const stored = await registry.live(name);
  const build = await registry.building(name);
  const live = await progressOf(context, projection);
  return {
    name,
    version,
    head: sight.head,
    build,
    liveVersion: stored?.version,
    generation: stored?.number,
    ...live,
    state: stateOf(live.found, build),
    lag: await sight.lagAt(live.position, context.now()),
    lastFailure: await registry.lastFailure(name),
  };
}

function stateOf(found: boolean, build: BuildProgress | undefined): ProjectionState {
  if (found) return 'live';
  return build ? 'building' : 'absent';
}

async function progressOf(context: ReadStoreContext, projection: OpaqueProjection) {
  const live = await liveIfReady(context, projection);
  if (!live) return { found: false, position: undefined, applied: 0, rate: 0, parked: 0 };
  const books = bookkeepingOf(live.db);
  const { parked } = await books
    .selectFrom('parked')
    .select((eb) => eb.fn.countAll<number>().as('parked'))
    .where('projection', '=', projection.name)
    .executeTakeFirstOrThrow();
  const { position, applied, rate } = await readCheckpoint(books, projection.name);
  return { found: true, position, applied, rate, parked };
}

/** Undefined while this version has no live generation. */
export async function liveIfReady(
  context: ReadStoreContext,
  projection: OpaqueProjection,
): Promise<LiveGeneration | undefined> {
  try {
    return await context.connections.get(projection);
  } catch (error) {
    if (isFailure(error, 'PROJECTION_NOT_READY')) return undefined;
    throw error;
  }
}
