import { OperatorError } from '#event-sourcing';
import type { Checkpoint } from './checkpoint.js';

/** Milliseconds until an answer that does not come is given up. */
export const ANSWER_MS = 30_000;

/** A place outside to which checkpoints are delivered. */
export interface CheckpointTarget {
  /** Name of the file beside the checkpoints that says which was the last it has taken. */
  readonly mark: string;
  /**
   * Returns once it has the checkpoint; the same one may be given again.
   * @throws OperatorError CHECKPOINT_NOT_DELIVERED, CHECKPOINT_REPLACED; or the error of the connection
   */
  take(checkpoint: Checkpoint): Promise<void>;
}

/** @param answer what the place said, without secrets */
export const notDelivered = ({ number }: Checkpoint, answer: string): OperatorError =>
  new OperatorError('CHECKPOINT_NOT_DELIVERED', `检查点 ${number} 未被收下：${answer}`);

/** Takes checkpoints by POST, as JSON; one may come twice. */
export const webhookTarget = (url: string): CheckpointTarget => ({
  mark: 'delivered',
  take: async (checkpoint) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(checkpoint),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw notDelivered(checkpoint, `HTTP ${answer.status}`);
  },
});
