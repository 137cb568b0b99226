import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '#event-sourcing';
import type { Checkpoint } from './checkpoint.js';
import type { CheckpointFolder } from './checkpoint-folder.js';
import { type CheckpointMaking, makeCheckpoint } from './make-checkpoint.js';
import { proof } from './proof.js';

const HOUR_MS = 3_600_000;
const LOOK_MS = 60_000;
const ANSWER_MS = 30_000;
/** Number of the last checkpoint that the webhook has taken; beside the checkpoints. */
const DELIVERED = 'delivered';

function deliveredTo({ folder }: CheckpointFolder): number {
  try {
    return Number(readFileSync(join(folder, DELIVERED), 'utf8'));
  } catch {
    return 0;
  }
}

async function post(checkpoint: Checkpoint, url: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(checkpoint),
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  await answer.body?.cancel();
  if (answer.ok) return;
  const message = `检查点 ${checkpoint.number} 未被收下：HTTP ${answer.status}`;
  throw new OperatorError('CHECKPOINT_NOT_DELIVERED', message);
}

/**
 * Posts, in order, the checkpoints that the webhook has not taken yet; one may come twice.
 * @throws OperatorError CHECKPOINT_NOT_DELIVERED, or the error of the connection
 */
export async function deliverCheckpoints(folder: CheckpointFolder, url: string): Promise<void> {
  const delivered = deliveredTo(folder);
  for (const checkpoint of folder.read()) {
    if (checkpoint.number <= delivered) continue;
    await post(checkpoint, url);
    writeFileSync(join(folder.folder, DELIVERED), String(checkpoint.number));
  }
}

export interface CheckpointSchedule {
  readonly hours: number;
  readonly webhook: string | undefined;
}

/** Signs the next checkpoint if it is due, and delivers what is to be delivered. */
export async function keepCheckpoints(
  making: CheckpointMaking,
  { hours, webhook }: CheckpointSchedule,
): Promise<void> {
  const { last } = await proof.load(making.log);
  const sinceMs = last ? Date.parse(making.clock.now()) - Date.parse(last.at) : Infinity;
  // One that was signed ahead of now, by a clock that was set back since, must not hold up the next.
  if (sinceMs < 0 || sinceMs >= hours * HOUR_MS) await makeCheckpoint(making);
  if (webhook !== undefined) await deliverCheckpoints(making.folder, webhook);
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
