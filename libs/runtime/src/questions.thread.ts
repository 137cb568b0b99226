import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { type FailureDetails, ReadStoreError, type ReadStoreFailure } from '#read-store';
import { HEAVY_QUESTIONS } from './heavy-questions.js';
import { openReadTables } from './read-side.js';
import type { Stores } from './stores.js';

/** A question sent to a thread. */
export interface ThreadQuestion {
  readonly name: string;
  readonly asked: unknown;
}

/** Errors lose their class between threads, so expected ones are sent as data. */
export type ThreadReply =
  | { readonly answer: unknown; /** Characters of it as JSON. */ readonly size: number }
  | { readonly failure: ReadStoreFailure; readonly details: FailureDetails };

/**
 * Lower priority than requests, the log and the read models, which come first when there are more
 * threads than cores.
 */
const NICE = 15;

/** Only Linux has a priority for each thread. */
function yieldToOthers(): void {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), NICE);
  } catch {
    // Other systems: all threads have the same priority.
  }
}
yieldToOthers();

const openedTables = openReadTables(workerData as Stores);

/** Answers heavy questions on this thread, one at a time. */
export default async function answerQuestion({
  name,
  asked,
}: ThreadQuestion): Promise<ThreadReply> {
  const question = HEAVY_QUESTIONS.get(name);
  if (!question) throw new Error(`no such question: ${name}`);
  const tables = await openedTables;
  try {
    const db = await tables.live<never>(question.projection);
    const position = await tables.checkpoint(question.projection);
    const answer = await question.answer({ db, position }, asked as never);
    return { answer, size: JSON.stringify(answer).length };
  } catch (error) {
    if (!(error instanceof ReadStoreError)) throw error;
    return { failure: error.code, details: error.details };
  }
}
