import { withDeadline } from './eventstoredb-calls.js';

/** Work that is done one after the other where it has the same name, in the order in which it came. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @param longestMs how long work may wait for its turn */
  constructor(private readonly longestMs: number) {}

  /** @throws EventStoreError `timeout` where its turn did not come in time; it is not done then */
  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    // Looking and entering are one step: nobody else can come in between.
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
