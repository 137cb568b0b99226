import { isFailure } from '#read-store';
import { AdminError } from '../admin-error.js';
import { positionNumber } from '../position-number.js';
import type { Bar, Progress } from '../progress.js';
import type { OpenData } from './open-data.js';

const LOOK_EVERY_MS = 1_000;
/** So many looks without a step forward, and whoever should run the projections does not. */
const MOST_STILL = 60;

interface Sight {
  /** As a number of events of the log. */
  readonly position: number;
  readonly failure: string;
}

async function sightOf({ reads }: OpenData, name: string): Promise<Sight> {
  const found = (await reads.status()).find((status) => status.name === name);
  if (!found) return { position: 0, failure: '' };
  const { position, build, lastFailure } = found;
  return {
    position: positionNumber(position ?? build?.position),
    failure: lastFailure?.message ?? '',
  };
}

/** Waits until a projection is at the head, for as long as it moves; shows how far it is. */
async function untilThere(data: OpenData, name: string, head: string, bar: Bar): Promise<void> {
  let [shown, still] = [0, 0];
  while (!(await data.reads.waitFor(name, head, { timeoutMs: LOOK_EVERY_MS }))) {
    const { position, failure } = await sightOf(data, name);
    still = position > shown ? 0 : still + 1;
    if (still > MOST_STILL) throw new AdminError('PROJECTION_STUCK', `${name} 没有进展:${failure}`);
    bar.add(Math.max(0, position - shown));
    shown = Math.max(shown, position);
  }
}

async function shownUntilThere(data: OpenData, name: string, progress: Progress): Promise<void> {
  const head = await data.log.head();
  if (head === undefined) return;
  const bar = progress.start(`更新 ${name}`, positionNumber(head), '事件');
  try {
    await untilThere(data, name, head, bar);
  } finally {
    bar.stop();
  }
}

/**
 * Brings read models up to the end of the log: by running the projections here, or by waiting for the
 * server that runs them.
 * @throws AdminError PROJECTION_STUCK
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
    for (const name of names) await Promise.race([failed, shownUntilThere(data, name, progress)]);
  } finally {
    stop.abort();
    await run.catch(() => undefined);
  }
}
