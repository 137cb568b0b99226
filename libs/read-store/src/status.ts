import type { Position } from '#event-sourcing';

import { bookkeepingOf, readCheckpoint } from './bookkeeping.js';
import type { ReadStoreContext } from './context.js';
import { filterOf, type OpaqueProjection } from './projection.js';
import { distance } from './rate.js';
import { isFailure } from './read-store-error.js';
import type { BuildProgress, LastFailure } from './registry.js';
import type { LiveGeneration } from './live-connections.js';

/** What of the log a projection has not applied yet. */
export interface Lag {
  /** Events it wants; when not `exact`, an estimate that counts events it does not want as well. */
  readonly events: number;
  readonly exact: boolean;
  /** Age of the oldest of them, 0 when there is none. */
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

/** Events that are counted one by one; a longer backlog is estimated. */
const mostCounted = 2_000;

export async function statusOf(
  context: ReadStoreContext,
  projection: OpaqueProjection,
): Promise<ProjectionStatus> {
  const { registry, eventStore } = context;
  const { name, version } = projection;
  const stored = await registry.live(name);
  const build = await registry.building(name);
  const live = await progressOf(context, projection);
  const head = await eventStore.head();
  return {
    ...{ name, version, head, build },
    liveVersion: stored?.version,
    generation: stored?.number,
    ...live,
    state: stateOf(live.found, build),
    lag: await lagOf(context, projection, { position: live.position, head }),
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
    .executeTakeFirstOrThrow();
  return { found: true, ...(await readCheckpoint(books)), parked };
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

interface Span {
  readonly position: Position | undefined;
  readonly head: Position | undefined;
}

async function lagOf(
  context: ReadStoreContext,
  projection: OpaqueProjection,
  { position, head }: Span,
): Promise<Lag> {
  const { events, oldest, exact } = await countBacklog(context, projection, position);
  const ageMs = oldest === undefined ? 0 : context.now().getTime() - Date.parse(oldest);
  const estimate = exact ? events : Math.max(events, distance(position, head) ?? 0);
  return { events: estimate, exact, seconds: Math.max(0, ageMs / 1_000) };
}

async function countBacklog(
  { eventStore }: ReadStoreContext,
  projection: OpaqueProjection,
  position: Position | undefined,
): Promise<{ events: number; oldest: string | undefined; exact: boolean }> {
  const filter = filterOf(projection);
  const backlog = { events: 0, oldest: undefined as string | undefined, exact: false };
  let after = position;
  while (!backlog.exact && backlog.events < mostCounted) {
    const from = after === undefined ? {} : { after };
    const page = await eventStore.readAll({ filter, limit: mostCounted, ...from });
    backlog.events += page.events.length;
    backlog.oldest ??= page.events[0]?.recordedAt;
    backlog.exact = page.end;
    after = page.position;
  }
  return backlog;
}
