import { type AppendOutcome, EventStoreError } from '#event-store';
import { type Batching, MOST_EVENTS } from '../src/group-commit.js';
import { toToken } from '../src/numbered-position.js';
import { NO_STREAM, type PreparedAppend } from '../src/prepared-append.js';
import type { CommitOutcome } from './sqlite-append.js';

/** Where batches are committed: in this thread or in another one. */
export interface Writer {
  /**
   * Batches accepted at a time, committed in order. With two, a writer thread commits one while
   * this thread answers and fills the other.
   */
  readonly lanes: number;
  commit(batch: readonly PreparedAppend[]): Promise<readonly CommitOutcome[]>;
  close(): Promise<void>;
}

/**
 * One fsync for everything that arrived during another; fewer than 16 appends are not worth one
 * more.
 */
export const sqliteBatching = (writer: Writer): Batching<PreparedAppend> => ({
  lanes: writer.lanes,
  leastShare: 16,
  failsAll: true,
  split(waiting, share) {
    let events = 0;
    const over = waiting.findIndex(({ append }, i) => {
      events += append.events.length;
      return i > 0 && (i >= share || events > MOST_EVENTS);
    });
    const end = over === -1 ? waiting.length : over;
    return [waiting.slice(0, end), waiting.slice(end)];
  },
  commit: async (batch) => (await writer.commit(batch)).map(answerOf),
});

function answerOf(result: CommitOutcome): AppendOutcome | Error {
  switch (result.outcome) {
    case 'appended':
      return { ...result, position: toToken(result.position) };
    case 'conflict': {
      const { actual } = result;
      return { outcome: 'conflict', actual: actual === NO_STREAM ? 'no-stream' : actual };
    }
    case 'failed':
      return new EventStoreError(result.failure, result.message);
  }
}
