import { parentPort, workerData } from 'node:worker_threads';
import { EventStoreError } from '#event-store';
import { type BatchMessage, packOutcomes, unpackBatch } from './batch-message.js';
import { SqliteCommitter } from './sqlite-committer.js';
import type { ThreadAnswer } from './thread-writer.js';

/** The body of the writer thread: batches in, answers out, in order. */
const { file } = workerData as { readonly file: string };
const committer = new SqliteCommitter(file);

parentPort?.on('message', (message: BatchMessage | 'close') => {
  if (message === 'close') {
    committer.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(answerTo(message));
});

/** A bug ends the thread; its batch is then rejected with that error as the cause. */
function answerTo(batch: BatchMessage): ThreadAnswer {
  try {
    return { outcomes: packOutcomes(committer.commit(unpackBatch(batch))) };
  } catch (error) {
    if (!(error instanceof EventStoreError)) throw error;
    return { failure: error.failure, message: error.message };
  }
}
