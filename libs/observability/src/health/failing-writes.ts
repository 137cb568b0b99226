import { EventStoreError, isOfOneStream } from '#event-store';

/** Whether the log takes what is written: a disk that is full or was made read-only can still be read. */
export class FailingWrites {
  #failing: { readonly failure: string; readonly since: string } | undefined;

  /** An append was answered. */
  succeeded(): void {
    this.#failing = undefined;
  }

  /** An append failed; what concerns its stream alone says nothing about the log. */
  failed(error: unknown): void {
    if (!(error instanceof EventStoreError) || isOfOneStream(error)) return;
    const since = this.#failing?.since ?? new Date().toISOString();
    this.#failing = { failure: error.failure, since };
  }

  /** Empty where the last append was answered. */
  details(): Readonly<Record<string, string>> {
    if (!this.#failing) return {};
    const { failure, since } = this.#failing;
    return { writes: 'failing', writesFailure: failure, writesFailingSince: since };
  }
}
