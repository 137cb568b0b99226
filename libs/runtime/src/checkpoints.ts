import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { CheckpointFolder, openSigningKey, runCheckpoints } from '#proof';
import { readProof } from './proof.js';
import type { Environment } from './stores.js';

const SIGNER = { account: 'system', organisation: 'system', role: 'system' };

/** How a running process is told to stop, and tells what failed. */
interface Running {
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/**
 * Signs and delivers checkpoints on the schedule of the environment until the signal; nothing where
 * there is no schedule.
 * @throws ConfigurationError; OperatorError KEY_INVALID
 */
export async function signCheckpoints(
  log: EventStore,
  env: Environment,
  running: Running,
): Promise<void> {
  const { folder, keyFile, hours, targets } = readProof(env);
  if (hours === 0) return;
  const key = openSigningKey(keyFile);
  const kept = new CheckpointFolder(folder);
  const making = { log, key, folder: kept, clock: systemClock, actor: SIGNER };
  await runCheckpoints(making, { hours, targets }, running);
}
