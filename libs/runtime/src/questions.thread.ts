import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { type FailureDetails, ReadStoreError, type ReadStoreFailure } from '#read-store';
import { HEAVY_QUESTIONS } from './heavy-questions.js';
import { openReadTables } from './read-side.js';
import type { Stores } from './stores.js';

/** What a thread is asked. */
export interface ThreadQuestion {
  readonly name: string;
  readonly asked: unknown;
}

/** An error loses its class on the way between threads; those that are expected go as data. */
export type ThreadReply =
  | { readonly answer: unknown }
  | { readonly failure: ReadStoreFailure; readonly details: FailureDetails };

/** Requests, the log and the read models come first where there are more threads than cores. */
const NICE = 5;

/** Only Linux gives each thread a priority of its own, and names it there. */
function yieldToOthers(): void {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), NICE);
  } catch {
    // Elsewhere all threads are equal.
  }
}
yieldToOthers();

const openedTables = openReadTables(workerData as Stores);

/** The body of a thread that answers heavy questions, one at a time. */
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
    return { answer: await question.answer({ db, position }, asked as never) };
  } catch (error) {
    if (!(error instanceof ReadStoreError)) throw error;
    return { failure: error.code, details: error.details };
  }
}
