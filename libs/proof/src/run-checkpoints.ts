import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '#event-sourcing';
import type { CheckpointFolder } from './checkpoint-folder.js';
import type { CheckpointTarget } from './checkpoint-target.js';
import { type CheckpointMaking, makeCheckpoint } from './make-checkpoint.js';
import { proof } from './proof.js';

const HOUR_MS = 3_600_000;
const LOOK_MS = 60_000;

function lastTaken({ folder }: CheckpointFolder, { mark }: CheckpointTarget): number {
  try {
    return Number(readFileSync(join(folder, mark), 'utf8'));
  } catch {
    return 0;
  }
}

async function deliverTo(target: CheckpointTarget, folder: CheckpointFolder): Promise<void> {
  const taken = lastTaken(folder, target);
  for (const checkpoint of folder.read()) {
    if (checkpoint.number <= taken) continue;
    await target.take(checkpoint);
    writeFileSync(join(folder.folder, target.mark), String(checkpoint.number));
  }
}

/** What went wrong, of one place or of several. */
function failureOf(reasons: readonly unknown[]): unknown {
  if (reasons.length === 1) return reasons[0];
  const told = reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason)));
  const cause = new AggregateError(reasons);
  return new OperatorError('CHECKPOINT_NOT_DELIVERED', told.join('；'), { cause });
}

/**
 * Delivers to each place, in order, the checkpoints that it has not taken yet; one that fails keeps none
 * of the others from theirs.
 * @throws OperatorError CHECKPOINT_NOT_DELIVERED, CHECKPOINT_REPLACED; or the error of the connection
 */
export async function deliverCheckpoints(
  folder: CheckpointFolder,
  targets: readonly CheckpointTarget[],
): Promise<void> {
  const all = await Promise.allSettled(targets.map((target) => deliverTo(target, folder)));
  const reasons = all.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  if (reasons.length > 0) throw failureOf(reasons);
}

export interface CheckpointSchedule {
  readonly hours: number;
  readonly targets: readonly CheckpointTarget[];
}

/** Signs the next checkpoint if it is due, and delivers what is to be delivered. */
export async function keepCheckpoints(
  making: CheckpointMaking,
  { hours, targets }: CheckpointSchedule,
): Promise<void> {
  const { last } = await proof.load(making.log);
  const sinceMs = last ? Date.parse(making.clock.now()) - Date.parse(last.at) : Infinity;
  // One that was signed ahead of now, by a clock that was set back since, must not hold up the next.
  if (sinceMs < 0 || sinceMs >= hours * HOUR_MS) await makeCheckpoint(making);
  await deliverCheckpoints(making.folder, targets);
}

/** Keeps checkpoints until the signal; a failure is reported and tried again a minute later. */
export async function runCheckpoints(
  making: CheckpointMaking,
  schedule: CheckpointSchedule,
  { signal, onError }: { readonly signal: AbortSignal; readonly onError: (error: unknown) => void },
): Promise<void> {
  while (!signal.aborted) {
    await keepCheckpoints(making, schedule).catch(onError);
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
