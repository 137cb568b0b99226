import { withDeadline } from './eventstoredb-calls.js';

/** Runs work of the same name one after the other, in the order of arrival. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @param longestMs how long work may wait for its turn */
  constructor(private readonly longestMs: number) {}

  /**
   * @throws EventStoreError `timeout` if its turn did not come in time; the work is not done then
   */
  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    // No await between get and set, so nobody can come in between.
    const before = this.#last.get(name);
    const turn = before ? withDeadline(before, this.longestMs).then(work) : work();
    const settled = turn.then(nothing, nothing);
    this.#last.set(name, settled);
    try {
      return await turn;
    } finally {
      if (this.#last.get(name) === settled) this.#last.delete(name);
    }
  }
}

const nothing = (): void => undefined;
