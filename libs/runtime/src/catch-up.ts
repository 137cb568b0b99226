import { OperatorError, type Position } from '#event-sourcing';
import { type EventStore, type LogBar, type Progress, startLogBar } from '#event-store';
import { isFailure, type ReadStore } from '#read-store';
import type { Stores } from './stores.js';

/** A district's open log and read models. */
export interface OpenData {
  readonly stores: Stores;
  readonly log: EventStore;
  readonly reads: ReadStore;
}

const LOOK_EVERY_MS = 1_000;
/** After this many checks without progress nobody is running the projections. */
const MOST_STILL = 60;

interface ProjectionProgress {
  readonly position: Position | undefined;
  readonly failure: string;
}

async function progressOf({ reads }: OpenData, name: string): Promise<ProjectionProgress> {
  const found = (await reads.status()).find((status) => status.name === name);
  if (!found) return { position: undefined, failure: '' };
  const { position, build, lastFailure } = found;
  return { position: position ?? build?.position, failure: lastFailure?.message ?? '' };
}

/** Waits until a projection is at the head, as long as it makes progress. */
async function waitUntilCaughtUp(
  data: OpenData,
  name: string,
  head: string,
  bar: LogBar,
): Promise<void> {
  let [furthest, still] = ['', 0];
  while (!(await data.reads.waitFor(name, head, { timeoutMs: LOOK_EVERY_MS }))) {
    const { position = '', failure } = await progressOf(data, name);
    still = position > furthest ? 0 : still + 1;
    if (still > MOST_STILL)
      throw new OperatorError('PROJECTION_STUCK', `${name} 没有进展：${failure}`);
    furthest = position > furthest ? position : furthest;
    bar.moveTo(position);
  }
}

async function showCatchUp(data: OpenData, name: string, progress: Progress): Promise<void> {
  const head = await data.log.head();
  if (head === undefined) return;
  const bar = startLogBar(progress, `更新 ${name}`, head);
  try {
    await waitUntilCaughtUp(data, name, head, bar);
  } finally {
    bar.stop();
  }
}

/**
 * Brings read models up to date with the log: runs the projections here, or waits for the server
 * that runs them.
 * @throws OperatorError PROJECTION_STUCK
 */
export async function catchUp(
  data: OpenData,
  names: readonly string[],
  progress: Progress,
): Promise<void> {
  const stop = new AbortController();
  const run = data.reads.run({ signal: stop.signal }).catch((error: unknown) => {
    if (!isFailure(error, 'PROJECTION_OWNED')) throw error;
  });
  const failed = run.then(() => new Promise<never>(() => undefined));
  try {
    for (const name of names) await Promise.race([failed, showCatchUp(data, name, progress)]);
  } finally {
    stop.abort();
    await run.catch(() => undefined);
  }
}
