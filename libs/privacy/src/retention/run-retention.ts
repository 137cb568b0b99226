import { setTimeout as sleep } from 'node:timers/promises';
import { applyRules, type RetentionParts, type RetentionRun } from './apply-rules.js';

const LOOK_MS = 60_000;
/** After a failure: what is damaged is not mended by asking every minute. */
const AGAIN_MS = 15 * 60_000;

/** Is told how the rules are applied. */
export interface RetentionObserver {
  /** All was erased that was due. */
  applied(run: RetentionRun): void;
  /** Something could not be erased; it is tried again. */
  failed(errors: readonly unknown[], run?: RetentionRun): void;
}

/** Looks once. @returns whether the day is done */
async function look(parts: RetentionParts, observer: RetentionObserver): Promise<boolean> {
  try {
    const run = await applyRules(parts);
    if (run && run.failures.length > 0) {
      observer.failed(run.failures, run);
      return false;
    }
    if (run) observer.applied(run);
    return true;
  } catch (error) {
    observer.failed([error]);
    return false;
  }
}

/** Applies the rules once a day until the signal. One process at a time does it: see the caller. */
export async function runRetention(
  parts: RetentionParts,
  observer: RetentionObserver,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const isDone = await look(parts, observer);
    await sleep(isDone ? LOOK_MS : AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}
