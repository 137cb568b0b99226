import type { PreparedAppend } from '../src/prepared-append.js';
import type { Writer } from './sqlite-batching.js';
import type { CommitOutcome } from './sqlite-append.js';
import { SqliteCommitter } from './sqlite-committer.js';

/** Commits on the caller's thread: for tests, the command line and small tools. */
export class InlineWriter implements Writer {
  readonly lanes = 1;
  readonly #committer: SqliteCommitter;

  constructor(file: string) {
    this.#committer = new SqliteCommitter(file);
  }

  async commit(batch: readonly PreparedAppend[]): Promise<CommitOutcome[]> {
    return this.#committer.commit(batch);
  }

  async close(): Promise<void> {
    this.#committer.close();
  }
}
